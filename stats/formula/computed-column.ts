import { YatesError } from '../../base/error.ts';
import { columnNamed, type DataTable, type NumericColumn } from '../table/data-table.ts';
import { amountsOf } from '../table/amounts.ts';
import { columnsIn, evaluate, type Expression, expressionText } from './expression.ts';

/** A column that a formula computes from others: `log10(lr)`, `I(x^2)`, `poly(x, 2)`. */
export interface ComputedColumn {
  /** As the formula writes it; the term has this name. */
  readonly name: string;
  readonly of: Expression;
  /** For `poly(x, 2)`: the highest power. The term has as many degrees of freedom. */
  readonly degree?: number | undefined;
}

/**
 * The table with the columns that a formula computes.
 *
 * @throws YatesError E_COLUMN_UNKNOWN, E_COLUMN_NOT_NUMERIC, and E_FORMULA_VALUE for a row whose columns have values of
 *   which the expression has none
 *
 * @example
 * const of = { kind: 'call', function: 'log10', of: { kind: 'column', name: 'lr' } };
 * const table = withComputed(dataTable({ lr: numericColumn([0.1, 0.01]) }), [{ name: 'log10(lr)', of }]);
 * [...table.columns.get('log10(lr)').values]; // [-1, -2]
 */
export function withComputed(table: DataTable, computed: readonly ComputedColumn[]): DataTable {
  if (computed.length === 0) return table;
  const columns = new Map(table.columns);
  for (const { name, of } of computed) columns.set(name, columnOf(table, of));
  return { rows: table.rows, columns };
}

function columnOf(table: DataTable, of: Expression): NumericColumn {
  const read = new Map(
    columnsIn(of).map((column) => [column, amountsOf(columnNamed(table, column), column).values]),
  );
  const values = new Float64Array(table.rows);
  for (let row = 0; row < table.rows; row++) {
    const valueOf = (column: string): number => read.get(column)?.[row] ?? Number.NaN;
    const value = evaluate(of, valueOf);
    if (!Number.isFinite(value) && [...read.values()].every((own) => !Number.isNaN(own[row]))) {
      const at = [...read].map(([column, own]) => `${column} is ${own[row]}`).join(' and ');
      throw new YatesError({
        code: 'E_FORMULA_VALUE',
        message: `${expressionText(of)} has no value in row ${row + 1}, where ${at}`,
        next: 'leave such rows out, or write an expression that has a value there, such as log(x + 1)',
      });
    }
    values[row] = value;
  }
  return { kind: 'numeric', values };
}
