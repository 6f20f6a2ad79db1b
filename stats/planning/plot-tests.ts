import type { ModelTerm } from '../model/term.ts';
import type { DataTable } from '../table/data-table.ts';
import { designTable } from './design-table.ts';
import type { PlannedTest } from './planned-tests.ts';

export interface PlotTestsOptions {
  readonly terms: readonly ModelTerm[];
  readonly replicates: number;
  /** True where replicates are blocks of the analysis. */
  readonly blocked: boolean;
  /** Factors that are constant within whole plots. */
  readonly wholePlot: readonly string[];
  /** Variance between whole plots of one setting, over that of runs within a plot. */
  readonly ratio: number;
  readonly power: number;
  readonly alpha: number;
  readonly wantedF?: number | undefined;
}

/**
 * The tests of a split plot: what is set by whole plot against what plots differ by, everything else against what runs
 * within a plot differ by. Effects f are over the standard deviation of a single run, unlike those of `designTable`.
 *
 * @param replicate the run sheet's factor columns, one replicate
 *
 * @example
 * const replicate = dataTable({
 *   base: factorColumn(['s', 's', 'l', 'l']),
 *   lr: factorColumn(['x', 'y', 'x', 'y']),
 * });
 * const terms = [['base'], ['lr']];
 * const options = { terms, replicates: 4, blocked: true, wholePlot: ['base'], ratio: 1, power: 0.8, alpha: 0.05 };
 * plotTests(replicate, options).map(({ term, error, denDf }) => [term, error[0], denDf]);
 * // [['base', 'whole plots', 3], ['lr', 'residual', 7]]
 */
export function plotTests(replicate: DataTable, options: PlotTestsOptions): PlannedTest[] {
  const { terms, replicates, blocked, wholePlot, ratio, power, alpha, wantedF } = options;
  const tableFor = (f: number | undefined) =>
    designTable(replicate, {
      terms,
      replicates,
      wholePlot,
      power,
      alpha,
      wantedF: f,
      ...(blocked ? { block: 'block' } : {}),
    });
  const table = tableFor(wantedF);
  const runsOfPlot = table.runs / (table.wholePlots?.count ?? table.runs);
  /** Standard deviation of a plot's mean over that of a single run. */
  const ofPlot = Math.sqrt(ratio + 1 / runsOfPlot);
  const between = wantedF === undefined ? table : tableFor(wantedF / ofPlot);
  return table.rows.flatMap((row, index): PlannedTest[] => {
    if (row.term === 'block') return [];
    const isWhole = row.term.split(':').every((name) => wholePlot.includes(name));
    const denDf = isWhole ? (table.wholePlots?.df ?? 0) : table.residualDf;
    const needed = (isWhole ? between : table).rows[index]?.replicatesNeeded ?? null;
    return [
      {
        term: row.term,
        df: row.df,
        denDf: denDf > 0 ? denDf : null,
        error: [isWhole ? 'whole plots' : 'residual'],
        exact: true,
        smallestF: row.smallestF === null ? null : row.smallestF * (isWhole ? ofPlot : 1),
        needed: [needed],
      },
    ];
  });
}
