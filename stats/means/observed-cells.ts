import type { LinearFit } from '../model/linear-fit.ts';
import type { FactorVariable } from '../model/model-matrix.ts';

/** A combination of the factors' levels that has results, whatever its block. */
export interface ObservedCell {
  /** Indices of its levels, joined. */
  readonly key: string;
  readonly levels: Readonly<Record<string, string>>;
  /** Table rows used. */
  readonly rows: readonly number[];
  readonly n: number;
  readonly mean: number;
}

/**
 * The cells of the factors, in order of first appearance.
 *
 * @param response one a table row
 */
export function observedCells(
  { cells }: LinearFit,
  factors: readonly FactorVariable[],
  response: Float64Array,
): ObservedCell[] {
  const rowsOf = new Map<string, number[]>();
  const ownRows = Array.from(cells.exampleRow, (row) => {
    const key = factors.map(({ codes }) => codes[row] as number).join();
    const rows = rowsOf.get(key) ?? [];
    rowsOf.set(key, rows);
    return rows;
  });
  for (const [i, row] of cells.rows.entries()) ownRows[cells.cellOfRow[i] as number]?.push(row);
  return [...rowsOf].map(([key, rows]) => {
    const first = rows[0] as number;
    let sum = 0;
    for (const row of rows) sum += (response[row] as number) - cells.offset;
    return {
      key,
      levels: Object.fromEntries(
        factors.map(({ name, levels, codes }) => [name, levels[codes[first] as number] as string]),
      ),
      rows,
      n: rows.length,
      mean: cells.offset + sum / rows.length,
    };
  });
}
