import type { AnalysisRequest } from '../analysis-request.ts';
import type { AnovaRow } from '../analysis-result.ts';
import { anovaTable } from '../anova/anova-table.ts';
import type { LaidOut } from '../lay-out.ts';
import { fitModel, type LinearFit } from '../model/linear-fit.ts';
import { layOutModel } from '../model/model-matrix.ts';
import { incompletePlots } from '../split-plot/incomplete-plots.ts';
import { type SplitPlot, splitPlot } from '../split-plot/split-plot.ts';
import type { ErrorModel } from './error-model.ts';
import { fixedPart } from './fixed-part.ts';
import type { MixedData } from './mixed-data.ts';
import { type MeansOfPlots, plotsError } from './plots-error.ts';
import { mixedModel } from './reml/mixed-model.ts';
import { randomError } from './random-error.ts';
import { randomIntercept } from './random-term.ts';
import { randomTable } from './random-table.ts';
import { residualError } from './residual-error.ts';
import { liveError } from './strata/live-error.ts';
import { type StrataError, strataError } from './strata/strata-error.ts';
import { strataStructure } from './strata/structure.ts';
import { untestedError } from './untested-error.ts';

/** What an analysis judges its estimates by: chosen once, asked by every table, mean and comparison. */
export interface AnalysisErrors {
  readonly model: ErrorModel;
  readonly anova: readonly AnovaRow[];
  /** Its residuals give sigma and the checks of assumptions. */
  readonly residuals: LinearFit;
  /** Where runs share whole plots. */
  readonly split: SplitPlot | undefined;
  /** Where the levels of some factors are a sample, and the layout is complete. */
  readonly strata: StrataError | undefined;
  /** What residuals are taken from where runs share random effects or whole plots; undefined where there is one error. */
  readonly mixed: (() => MixedData) | undefined;
}

/**
 * The errors of an analysis: random factors where some are named, whole plots where runs share them, else the residual.
 *
 * @param fit the fixed part by least squares
 */
export function analysisErrors(
  laidOut: LaidOut,
  fit: LinearFit,
  request: Pick<AnalysisRequest, 'type' | 'wholePlots' | 'ddf' | 'detail'>,
): AnalysisErrors {
  const { type = 2, wholePlots } = request;
  if (laidOut.random.length > 0) return withRandom(laidOut, fit, request);
  const split = wholePlots === undefined ? undefined : splitPlotOf(laidOut, fit, wholePlots, request);
  if (split !== undefined) return split;
  return {
    model: residualError(fit),
    anova: anovaTable(fit, type),
    residuals: fit,
    split: undefined,
    strata: undefined,
    mixed: undefined,
  };
}

function withRandom(
  { layout, data, random, byRandom, terms }: LaidOut,
  fit: LinearFit,
  { type = 2, ddf, detail }: Pick<AnalysisRequest, 'type' | 'ddf' | 'detail'>,
): AnalysisErrors {
  const mixed: MixedData = {
    fixed: fixedPart(layout, byRandom, fit.trapezoid),
    variables: data.variables,
    random,
  };
  const { model, strata } = randomErrors(mixed, () => fit, { method: ddf, live: detail === 'live' });
  // The levels of random factors, taken as fixed: what is left are differences that no factor explains.
  const groups = [...new Set(random.flatMap((term) => term.groups))].filter(
    (name) => !terms.some((term) => term.includes(name)),
  );
  const residuals =
    detail === 'live'
      ? fit
      : fitModel(layOutModel([...groups.map((name) => [name]), ...terms], data.variables), byRandom);
  return {
    model,
    anova: randomTable(fit, mixed.fixed, model, type, residuals),
    residuals,
    split: undefined,
    strata,
    mixed: () => mixed,
  };
}

/**
 * Errors where some factors are a sample.
 *
 * @param fit the fixed part by least squares, for estimates without errors
 * @param options.live no iteration: what strata do not answer is answered by the spread of each difference
 */
export function randomErrors(
  mixed: MixedData,
  fit: () => LinearFit,
  options: { readonly method: AnalysisRequest['ddf']; readonly live: boolean },
): { readonly model: ErrorModel; readonly strata: StrataError | undefined } {
  const groups = [...new Set(mixed.random.flatMap((term) => term.groups))];
  const isSample = groups.every((name) => {
    const variable = mixed.variables.get(name);
    return variable?.kind === 'factor' && variable.levels.length > 1;
  });
  if (!isSample) return { model: untestedError(fit(), 'noResidual'), strata: undefined };
  if (options.live) {
    const structure = strataStructure(mixed);
    if (structure === undefined) return { model: untestedError(fit(), 'noError'), strata: undefined };
    const strata = strataError(structure);
    return { model: liveError(strata), strata };
  }
  const found = randomError(mixed, options.method === undefined ? {} : { method: options.method });
  if (found.kind === 'none') return { model: untestedError(fit(), found.why), strata: undefined };
  return { model: found, strata: found.strata };
}

function splitPlotOf(
  { data: { cells, variables }, layout }: LaidOut,
  fit: LinearFit,
  wholePlots: string,
  { type = 2, detail, ddf }: Pick<AnalysisRequest, 'type' | 'detail' | 'ddf'>,
): AnalysisErrors | undefined {
  const plots = variables.get(wholePlots);
  if (plots?.kind !== 'factor' || cells.count === 0) return undefined;
  const plotData = { layout, cells, variables, plots };
  const complete = splitPlot(plotData, type);
  const { method, terms: wholeTerms } = complete.error;
  // An iteration takes too long for a screen that asks again and again: tests between plots wait there.
  const isIncomplete = method === 'reml' && detail !== 'live';
  const isBetween = wholeTerms.length > 0;
  const mixed = (): MixedData => ({
    fixed: fixedPart(layout, cells),
    variables,
    random: [randomIntercept(plots.name)],
  });
  const incomplete =
    isIncomplete && isBetween
      ? incompletePlots(mixed(), { fit, split: complete, type, method: ddf })
      : undefined;
  const split = incomplete?.split ?? complete;
  return {
    model:
      incomplete?.model ??
      plotsError(plotData, split, isIncomplete && !isBetween ? meansOfPlots(mixed(), ddf) : undefined),
    anova: split.anova,
    residuals: split.within,
    split,
    strata: undefined,
    mixed,
  };
}

/** How sure means are where plots hold different runs: the variance between plots and degrees of freedom by REML. */
function meansOfPlots(mixed: MixedData, method: AnalysisRequest['ddf']): MeansOfPlots | undefined {
  const found = mixedModel(mixed, method);
  if (!found.fitted) return undefined;
  const { error } = found;
  const [plots] = error.components;
  return { between: plots?.variance ?? 0, dfOf: (l) => error.of(l)?.df ?? null };
}
