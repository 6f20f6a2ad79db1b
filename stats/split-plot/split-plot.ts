/**
 * Analysis of a split plot. What is costly to change is set once for a whole plot of runs, so that these runs share the
 * luck of that setting: it is tested against what whole plots of the same setting differ by, everything else against
 * what runs within a plot differ by.
 *
 * Within: fitted with the plots as fixed, exact in any layout. Between: from the plots' means where every plot holds the
 * same runs (the classical strata, as R's aov with Error()); else by generalised least squares with REML variances and
 * degrees of freedom by containment.
 *
 * @see Cochran and Cox 1957, Experimental Designs, ch. 7; Pinheiro and Bates 2000, 2.4.2 (containment)
 */
import type { AnovaRow } from '../analysis-result.ts';
import type { SplitPlotError } from '../error-result.ts';
import { againstOne, errorTerm, termRow, termRows } from '../anova/anova-table.ts';
import type { ErrorTerm } from '../anova/f-test.ts';
import type { Cells } from '../model/cells.ts';
import { fitModel, type LinearFit } from '../model/linear-fit.ts';
import { type FactorVariable, layOutModel, type ModelLayout, type Variable } from '../model/model-matrix.ts';
import { varianceComponents } from '../strata/variance-components.ts';
import { generalisedFit } from './generalised-fit.ts';
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

/** @param quick leave out what takes an iteration: then incomplete plots have no test of what differs between them */
export function splitPlot(data: SplitPlotData, type: 1 | 2 | 3, quick: boolean): SplitPlot {
  const { layout, cells, variables, plots } = data;
  const terms = layout.blocks.map(({ term }) => term);
  const whole = findWholePlots(cells, layout, plots);
  const within = fitModel(layOutModel([[plots.name], ...terms], variables), cells);
  const wholeTerms = terms.filter(whole.isWhole);
  const between = fitPlotMeans(cells, whole, wholeTerms, variables);
  const variances = varianceOf(data, whole, within, between, quick);
  const fit = variances === undefined ? undefined : generalised(data, variances);

  const { totalSumSq } = cells;
  const df = Math.max(0, between.residualDf);
  const rowsWithin = termRows(within, type, errorTerm(within), { aliasedAllowed: true });
  const rowsBetween = betweenRows(layout, whole, between, fit, type, totalSumSq);
  const anova = layout.blocks.map(({ name, term }): AnovaRow => {
    const isWhole = whole.isWhole(term);
    const row = (isWhole ? rowsBetween : rowsWithin).find((one) => one.term === name) as AnovaRow;
    return {
      ...row,
      omega2: null,
      reason: isWhole && df <= 0 && row.f === null ? unreplicated(row) : row.reason,
    };
  });
  const residuals = rowsWithin.at(-1) as AnovaRow;

  return {
    error: {
      plots: plots.name,
      count: plots.levels.length,
      terms: layout.blocks.flatMap(({ name, term }) => (whole.isWhole(term) ? [name] : [])),
      df,
      sumSq: whole.balanced ? between.residualSumSq : null,
      meanSq: whole.balanced && df > 0 ? between.residualSumSq / df : null,
      method: whole.balanced ? 'classical' : 'reml',
      between: variances?.between ?? null,
      within: variances?.within ?? null,
    },
    anova: [...anova, residuals],
    within,
    isWhole: whole.isWhole,
  };
}

/** Name of the error between whole plots. */
const wholePlots = 'whole plots';

const unreplicated = ({ status, reason }: AnovaRow): string | null =>
  status === 'noResidual' ? 'no whole plots of the same setting to test against: add replicates' : reason;

interface Variances {
  readonly between: number;
  readonly within: number;
  /** Rows of a plot, or what stands for them where plots differ in size. */
  readonly plotSize: number;
  readonly dfBetween: number;
  readonly dfWithin: number;
}

/** Undefined where one of the two variances cannot be told from the data. */
function varianceOf(
  { layout, cells, plots }: SplitPlotData,
  { balanced, sizes }: WholePlots,
  within: LinearFit,
  between: LinearFit,
  quick: boolean,
): Variances | undefined {
  const [dfBetween, dfWithin] = [between.residualDf, within.residualDf];
  if (dfBetween <= 0 || dfWithin <= 0 || within.residualSumSq <= 1e-24 * cells.totalSumSq) return undefined;
  const n = cells.rows.length;
  const squares = sizes.reduce((sum, size) => sum + size * size, 0);
  const plotSize = (n - squares / n) / (sizes.length - 1);
  const meanSq = within.residualSumSq / dfWithin;
  if (balanced) {
    const excess = between.residualSumSq / dfBetween - meanSq;
    return { between: excess / plotSize, within: meanSq, plotSize, dfBetween, dfWithin };
  }
  const found = quick ? undefined : varianceComponents(layout, cells, plots);
  if (found === undefined) return undefined;
  return { between: found.between, within: found.within, plotSize, dfBetween, dfWithin };
}

function generalised({ layout, cells, plots }: SplitPlotData, variances: Variances): LinearFit {
  const { between, within, dfWithin } = variances;
  return generalisedFit(layout, cells, plots, between / within, { within, df: dfWithin });
}

function betweenRows(
  layout: ModelLayout,
  { balanced, isWhole }: WholePlots,
  between: LinearFit,
  fit: LinearFit | undefined,
  type: 1 | 2 | 3,
  totalSumSq: number,
): AnovaRow[] {
  const { residualSumSq: sumSq, residualDf: df } = between;
  if (balanced) return termRows(between, type, { sumSq, df, totalSumSq }, { name: wholePlots });
  if (fit === undefined) {
    const rows = termRows(between, type, { sumSq: 0, df: 0, totalSumSq });
    const reason = 'not tested while whole plots are incomplete';
    return rows.map((row) =>
      row.status === 'noResidual' ? { ...row, sumSq: null, meanSq: null, reason } : row,
    );
  }
  const variance = fit.residualSumSq / fit.residualDf;
  const error: ErrorTerm = { sumSq: variance * df, df, totalSumSq };
  const testOf = againstOne(error, fit.n, `${wholePlots}, REML`);
  // Sums of squares under that covariance are on no scale that the others share.
  return layout.blocks.flatMap(({ term }, index) =>
    isWhole(term) ? [{ ...termRow(fit, index, type, testOf), sumSq: null, meanSq: null, eta2: null }] : [],
  );
}
