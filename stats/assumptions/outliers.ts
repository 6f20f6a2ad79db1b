import type { Outlier, RowResidual } from '../analysis-result.ts';
import { tTwoSided } from '../distributions/t-distribution.ts';
import type { Cells } from '../model/cells.ts';
import type { DataTable } from '../table/data-table.ts';
import type { Residuals } from './residuals.ts';

/** Columns under which tools name a run; the first that a table has is used. */
const idColumns = ['trial_id', 'trial', 'run_id', 'run', 'number', 'id'];

/** Runs expected by chance alone to be called outlying, over the whole table. */
const alpha = 0.05;

/**
 * The residuals of all rows used, and the rows whose studentised residual is beyond what the largest of so many would be by
 * chance (Bonferroni).
 *
 * @param found residuals, in the order of `rows`
 * @param df degrees of freedom of the residual variance, with every row in it; no run is called outlying below 2
 * @see Cook and Weisberg 1982, Residuals and Influence in Regression, ch. 2
 */
export function residualsToReport(
  { rows: used }: Pick<Cells, 'rows'>,
  { fitted, residuals, studentized }: Residuals,
  df: number,
  table: DataTable,
): { readonly residuals: RowResidual[]; readonly outliers: Outlier[] } {
  const rows = Array.from(used, (row, i): RowResidual => {
    const rstudent = studentized[i] as number;
    return {
      row: row + 1,
      fitted: fitted[i] as number,
      residual: residuals[i] as number,
      rstudent: Number.isFinite(rstudent) ? rstudent : null,
    };
  }).sort((a, b) => a.row - b.row);
  const outliers = rows.flatMap(({ row, rstudent }) =>
    df >= 2 && rstudent !== null && tTwoSided(rstudent, df - 1) * rows.length < alpha
      ? [{ row, trialId: trialIdOf(table, row - 1), rstudent }]
      : [],
  );
  return {
    residuals: rows,
    outliers: outliers.sort((a, b) => Math.abs(b.rstudent) - Math.abs(a.rstudent)),
  };
}

function trialIdOf({ columns }: DataTable, row: number): string | null {
  const name = idColumns.find((one) => columns.has(one));
  const column = name === undefined ? undefined : columns.get(name);
  if (column === undefined) return null;
  return column.kind === 'factor'
    ? (column.levels[column.codes[row] as number] ?? null)
    : String(column.values[row]);
}
