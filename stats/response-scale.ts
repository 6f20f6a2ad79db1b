import type { Note } from './words/note.ts';
import type { DataTable } from './table/data-table.ts';
import { numericColumnNamed } from './table/data-table.ts';

/** Magnitudes within which squares of the response, and sums of them, are doubles with all their digits. */
const largest = 1e140;
const smallest = 1e-140;

export interface ScaledResponse {
  readonly table: DataTable;
  /** Said where the response is in other units now; undefined where it is as it was. */
  readonly note: Note | undefined;
}

/**
 * A response whose squares would overflow or vanish, divided by a power of two: an exact change of units, under which
 * every F, p and share of variance is the same.
 *
 * @throws YatesError E_COLUMN_UNKNOWN, E_COLUMN_NOT_NUMERIC
 */
export function scaleResponse(table: DataTable, response: string): ScaledResponse {
  const { values } = numericColumnNamed(table, response);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const magnitude = Math.max(Math.abs(low), Math.abs(high));
  const tooLarge = magnitude > largest && magnitude < Number.POSITIVE_INFINITY;
  // A spread that small about a larger mean is below the mean's last digit: there is nothing to save.
  const tooSmall = high > low && magnitude < smallest;
  if (!tooLarge && !tooSmall) return { table, note: undefined };
  const exponent = Math.floor(Math.log2(magnitude));
  // Two steps: 2^-exponent may itself be no double. Adding 0 makes a -0 that is left a 0.
  const half = Math.trunc(exponent / 2);
  const scaled = values.map((value) => value / 2 ** half / 2 ** (exponent - half) + 0);
  return {
    table: {
      ...table,
      columns: new Map([...table.columns, [response, { kind: 'numeric', values: scaled }]]),
    },
    note: { kind: 'rescaled', response, exponent },
  };
}
