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
 * @param rowsMax rows above which no list of residuals is made
 * @see Cook and Weisberg 1982, Residuals and Influence in Regression, ch. 2
 */
export function residualsToReport(
  { rows: used }: Pick<Cells, 'rows'>,
  found: Residuals,
  df: number,
  table: DataTable,
  rowsMax = Number.POSITIVE_INFINITY,
): { readonly residuals: RowResidual[]; readonly outliers: Outlier[] } {
  const { studentized } = found;
  const outliers: Outlier[] = [];
  const judged = df >= 2 ? used.length : 0;
  for (let i = 0; i < judged; i++) {
    const rstudent = studentized[i] as number;
    if (!Number.isFinite(rstudent) || !mayBeBeyond(rstudent, used.length)) continue;
    const row = used[i] as number;
    if (tTwoSided(rstudent, df - 1) * used.length < alpha)
      outliers.push({ row: row + 1, trialId: trialIdOf(table, row), rstudent });
  }
  return {
    residuals: used.length > rowsMax ? [] : listed(used, found),
    outliers: outliers.sort((a, b) => Math.abs(b.rstudent) - Math.abs(a.rstudent) || a.row - b.row),
  };
}

function listed(used: Int32Array, { fitted, residuals, studentized }: Residuals): RowResidual[] {
  const rows: RowResidual[] = [];
  for (let i = 0; i < used.length; i++) {
    const rstudent = studentized[i] as number;
    rows.push({
      row: (used[i] as number) + 1,
      fitted: fitted[i] as number,
      residual: residuals[i] as number,
      rstudent: Number.isFinite(rstudent) ? rstudent : null,
    });
  }
  return rows.sort((a, b) => a.row - b.row);
}

/**
 * False where even a normal distribution, whose tails are lighter than those of any t, leaves too much beyond: most rows need no
 * distribution function.
 *
 * @see Gordon 1941, Annals of Mathematical Statistics 12: the tail is at least x / (1 + x^2) times the density
 */
function mayBeBeyond(rstudent: number, count: number): boolean {
  const x = Math.abs(rstudent);
  const least = (2 * x * Math.exp(-0.5 * x * x)) / ((1 + x * x) * Math.sqrt(2 * Math.PI));
  return least * count < alpha * (1 + 1e-9);
}

function trialIdOf({ columns }: DataTable, row: number): string | null {
  const name = idColumns.find((one) => columns.has(one));
  const column = name === undefined ? undefined : columns.get(name);
  if (column === undefined) return null;
  return column.kind === 'factor'
    ? (column.levels[column.codes[row] as number] ?? null)
    : String(column.values[row]);
}
