import { YatesError } from '../../base/error.ts';
import { type Column, columnNamed, type DataTable } from './data-table.ts';

/**
 * The table with some columns as amounts: the numbers that the levels of a factor are.
 *
 * @throws YatesError E_COLUMN_UNKNOWN, E_COLUMN_NOT_NUMERIC
 *
 * @example
 * const table = dataTable({ lr: factorColumn(['0.1', '0.2']) });
 * withAmounts(table, ['lr']).columns.get('lr').values[1]; // 0.2
 */
export function withAmounts(table: DataTable, names: readonly string[] = []): DataTable {
  if (names.length === 0) return table;
  const columns = new Map(table.columns);
  for (const name of names) columns.set(name, amountsOf(columnNamed(table, name), name));
  return { rows: table.rows, columns };
}

/**
 * A column's numbers; of a factor those that its levels are.
 *
 * @throws YatesError E_COLUMN_NOT_NUMERIC
 *
 * @example
 * amountsOf(factorColumn(['0.1', null]), 'lr').values[0]; // 0.1
 */
export function amountsOf(column: Column, name: string): Extract<Column, { kind: 'numeric' }> {
  if (column.kind === 'numeric') return column;
  const numbers = column.levels.map((level) => (level.trim() === '' ? Number.NaN : Number(level)));
  const word = column.levels.find((_, index) => Number.isNaN(numbers[index]));
  if (word === undefined)
    return {
      kind: 'numeric',
      values: Float64Array.from(column.codes, (code) => numbers[code] ?? Number.NaN),
    };
  throw new YatesError({
    code: 'E_COLUMN_NOT_NUMERIC',
    message: `column "${name}" holds names ("${word}"), and its values are to be amounts`,
    next: 'name a column of numbers',
  });
}
