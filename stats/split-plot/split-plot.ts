/**
 * Analysis of a split plot. What is costly to change is set once for a whole plot of runs, so that these runs share the
 * luck of that setting: it is tested against what whole plots of the same setting differ by, everything else against
 * what runs within a plot differ by.
 *
 * Within: fitted with the plots as fixed, exact in any layout. Between: from the plots' means where every plot holds the
 * same runs, or where plots are blocks that some interactions are confounded with (the classical strata, as R's aov with Error()). Elsewhere `incompletePlots` has the tests.
 *
 * @see Cochran and Cox 1957, Experimental Designs, ch. 7
 */
import type { AnovaRow } from '../analysis-result.ts';
import type { SplitPlotError } from '../error-result.ts';
import { errorTerm, termRows } from '../anova/anova-table.ts';
import type { Cells } from '../model/cells.ts';
import { fitModel, type LinearFit } from '../model/linear-fit.ts';
import { type FactorVariable, layOutModel, type ModelLayout, type Variable } from '../model/model-matrix.ts';
import { termName } from '../model/term.ts';
import { confoundedWithPlots } from './confounded-with-plots.ts';
import { findWholePlots, fitPlotMeans, type WholePlots } from './whole-plots.ts';

export interface SplitPlot {
  readonly error: SplitPlotError;
  /** A row a term, in model order, and Residuals: what runs within a plot differ by. */
  readonly anova: readonly AnovaRow[];
  /** The model with the plots as fixed: its residuals are those of runs within plots. */
  readonly within: LinearFit;
  readonly isWhole: (term: readonly string[]) => boolean;
}

export interface SplitPlotData {
  readonly layout: ModelLayout;
  /** Folded by the model and the whole plots together. */
  readonly cells: Cells;
  readonly variables: ReadonlyMap<string, Variable>;
  readonly plots: FactorVariable;
}

/** Where plots do not all hold the same runs, what differs between them has no test. */
export function splitPlot(data: SplitPlotData, type: 1 | 2 | 3): SplitPlot {
  const { layout, cells, variables, plots } = data;
  const terms = layout.blocks.map(({ term }) => term);
  const whole = findWholePlots(cells, layout, plots);
  const within = fitModel(layOutModel([[plots.name], ...terms], variables), cells);
  const confounded = whole.balanced ? undefined : confoundedWithPlots(cells, layout, whole, within);
  const isBetween = (term: readonly string[]): boolean =>
    confounded === undefined ? whole.isWhole(term) : confounded.terms.includes(termName(term));
  const between = confounded?.fit ?? fitPlotMeans(cells, whole, terms.filter(whole.isWhole), variables);
  const isClassical = whole.balanced || confounded !== undefined;
  const variances = isClassical ? varianceOf(data, whole, within, between) : undefined;

  const { totalSumSq } = cells;
  const df = Math.max(0, between.residualDf);
  const rowsWithin = termRows(within, type, errorTerm(within), { aliasedAllowed: true });
  // The columns of a confounded term are blocks of their own, which adjusting for others would rob of their margins.
  const rowsBetween = betweenRows(isClassical, between, confounded === undefined ? type : 1, totalSumSq);
  const anova = layout.blocks.map(({ name, term }): AnovaRow => {
    const isWhole = isBetween(term);
    const row = (isWhole ? rowsBetween : rowsWithin).find((one) => one.term === name) as AnovaRow;
    return {
      ...row,
      omega2: null,
      errorStratum: row.f === null ? null : isWhole ? plots.name : 'Within',
      reason: isWhole && df <= 0 && row.f === null ? unreplicated(row) : row.reason,
    };
  });
  const residuals = rowsWithin.at(-1) as AnovaRow;

  return {
    error: {
      plots: plots.name,
      count: plots.levels.length,
      terms: layout.blocks.flatMap(({ name, term }) => (isBetween(term) ? [name] : [])),
      df,
      sumSq: isClassical ? between.residualSumSq : null,
      meanSq: isClassical && df > 0 ? between.residualSumSq / df : null,
      method: isClassical ? 'classical' : 'reml',
      between: variances?.between ?? null,
      within: variances?.within ?? null,
    },
    anova: [...anova, residuals],
    within,
    isWhole: isBetween,
  };
}

/** Name of the error between whole plots. */
const wholePlots = 'whole plots';

const unreplicated = ({ status, reason }: AnovaRow): string | null =>
  status === 'noResidual' ? 'no whole plots of the same setting to test against: add replicates' : reason;

interface Variances {
  readonly between: number;
  readonly within: number;
}

/** Undefined if the data do not determine one of the two variances. */
function varianceOf(
  { cells }: SplitPlotData,
  { sizes }: WholePlots,
  within: LinearFit,
  between: LinearFit,
): Variances | undefined {
  const [dfBetween, dfWithin] = [between.residualDf, within.residualDf];
  if (dfBetween <= 0 || dfWithin <= 0) return undefined;
  if (within.residualSumSq <= 1e-24 * cells.totalSumSq) return undefined;
  const meanSq = within.residualSumSq / dfWithin;
  const excess = between.residualSumSq / dfBetween - meanSq;
  return { between: excess / (sizes[0] as number), within: meanSq };
}

function betweenRows(
  isClassical: boolean,
  between: LinearFit,
  type: 1 | 2 | 3,
  totalSumSq: number,
): AnovaRow[] {
  const { residualSumSq: sumSq, residualDf: df } = between;
  if (isClassical) return termRows(between, type, { sumSq, df, totalSumSq }, { name: wholePlots });
  const rows = termRows(between, type, { sumSq: 0, df: 0, totalSumSq });
  const reason = 'not tested while whole plots are incomplete';
  return rows.map((row) =>
    row.status === 'noResidual' ? { ...row, sumSq: null, meanSq: null, reason } : row,
  );
}
