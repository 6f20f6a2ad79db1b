import { YatesError } from '../../base/error.ts';
import { amountsOf } from '../table/amounts.ts';
import { columnNamed, type DataTable, type NumericColumn } from '../table/data-table.ts';
import { truthOf } from './truth-words.ts';
import type { CountedResponse } from './family.ts';

/** A counted response, a row at a time. */
export interface CountedRows {
  /** Successes or events; NaN where the row has none. */
  readonly y: Float64Array;
  /** Tries; 1 for single tries and for events. */
  readonly size: Float64Array;
  /** The table with the share of successes, or the events, as the response. */
  readonly table: DataTable;
}

/**
 * @param response name of the column; of `counts`, that of the share that is added
 * @throws YatesError E_COLUMN_UNKNOWN, E_COLUMN_NOT_NUMERIC, E_RESPONSE_COUNTS
 */
export function countedRows(table: DataTable, response: string, asked: CountedResponse): CountedRows {
  const { y, size } = countsOf(table, response, asked);
  for (let row = 0; row < table.rows; row++) {
    const [own, tries] = [y[row] as number, size[row] as number];
    if (Number.isNaN(own) || Number.isNaN(tries)) {
      y[row] = Number.NaN;
      continue;
    }
    const fault =
      own < 0
        ? `${own} is below 0`
        : asked.family === 'binomial' && !(tries > 0)
          ? `there are ${tries} tries`
          : asked.family === 'binomial' && own > tries * (1 + 1e-9)
            ? `there are ${own} successes in ${tries} tries`
            : undefined;
    if (fault !== undefined) throw refusal(`${response}, row ${row + 1}: ${fault}`);
  }
  const shares: NumericColumn = { kind: 'numeric', values: y.map((own, row) => own / (size[row] as number)) };
  return { y, size, table: { rows: table.rows, columns: new Map([...table.columns, [response, shares]]) } };
}

function countsOf(
  table: DataTable,
  response: string,
  asked: CountedResponse,
): { readonly y: Float64Array; readonly size: Float64Array } {
  const numbers = (name: string): Float64Array =>
    Float64Array.from(amountsOf(columnNamed(table, name), name).values);
  const ones = new Float64Array(table.rows).fill(1);
  if (asked.kind === 'binary') return { y: truthOf(columnNamed(table, response), response), size: ones };
  if (asked.kind === 'events') return { y: numbers(response), size: ones };
  if (asked.kind === 'counts') {
    const [successes, failures] = [numbers(asked.successes), numbers(asked.failures)];
    const size = successes.map((own, row) => own + (failures[row] as number));
    // A row of no tries says nothing.
    return { y: successes.map((own, row) => (size[row] === 0 ? Number.NaN : own)), size };
  }
  const size = typeof asked.of === 'number' ? ones.map(() => asked.of as number) : numbers(asked.of);
  const values = numbers(response);
  const areShares = values.every((value) => Number.isNaN(value) || value <= 1);
  return { y: areShares ? values.map((value, row) => value * (size[row] as number)) : values, size };
}

const refusal = (message: string): YatesError =>
  new YatesError({
    code: 'E_RESPONSE_COUNTS',
    message,
    next: 'give successes and tries of every row: cbind(correct, n - correct), or a share with the number that it is out of',
  });
