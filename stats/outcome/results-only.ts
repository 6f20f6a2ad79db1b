import {
  asFactor,
  columnNamed,
  type DataTable,
  numericColumn,
  numericColumnNamed,
} from '../table/data-table.ts';
import { meaningOfOutcome } from './outcome-words.ts';

/**
 * The table without the responses of runs that gave no result: what a pruned or failed run had reached when it ended is
 * not what its settings reach. A word of unknown meaning leaves its row in use; the analysis names it.
 *
 * @param outcome column that says how each run ended; without one the table is returned unchanged
 * @throws YatesError E_COLUMN_UNKNOWN, E_COLUMN_NOT_NUMERIC
 *
 * @example
 * const table = dataTable({ state: factorColumn(['FAIL', 'COMPLETE']), y: numericColumn([1, 2]) });
 * Number.isNaN(resultsOnly(table, { response: 'y', outcome: 'state' }).columns.get('y').values[0]); // true
 */
export function resultsOnly(
  table: DataTable,
  { response, outcome }: { readonly response: string; readonly outcome?: string | undefined },
): DataTable {
  if (outcome === undefined) return table;
  const { levels, codes } = asFactor(columnNamed(table, outcome));
  const isLost = levels.map((word) => {
    const meaning = meaningOfOutcome(word);
    return meaning !== 'result' && meaning !== 'unknown';
  });
  if (!isLost.includes(true)) return table;
  const values = numericColumnNamed(table, response).values.map((value, row) =>
    isLost[codes[row] as number] === true ? Number.NaN : value,
  );
  return { rows: table.rows, columns: new Map([...table.columns, [response, numericColumn(values)]]) };
}
