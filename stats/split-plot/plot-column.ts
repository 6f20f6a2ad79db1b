import { asFactor, columnNamed, type DataTable, factorColumn } from '../table/data-table.ts';

/**
 * The column that numbers whole plots; where several columns do so together, one is added that joins them.
 *
 * @throws YatesError E_COLUMN_UNKNOWN
 *
 * @example
 * const table = dataTable({ block: factorColumn(['1', '1', '2']), a: factorColumn(['x', 'y', 'x']) });
 * const joined = withPlotColumn(table, ['block', 'a']);
 * joined.plots; // 'block:a'
 * joined.table.columns.get('block:a').levels; // ['1:x', '1:y', '2:x']
 */
export function withPlotColumn(
  table: DataTable,
  columns: readonly string[],
): { readonly table: DataTable; readonly plots: string } {
  const [only, ...others] = columns.map((name) => asFactor(columnNamed(table, name)));
  const plots = columns.join(':');
  if (only === undefined || others.length === 0) return { table, plots };
  const joined = Array.from({ length: table.rows }, (_, row) => {
    const levels = [only, ...others].map(({ codes, levels }) => levels[codes[row] as number]);
    return levels.includes(undefined) ? null : levels.join(':');
  });
  return { table: { ...table, columns: new Map([...table.columns, [plots, factorColumn(joined)]]) }, plots };
}
