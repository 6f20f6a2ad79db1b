import type { AnovaRow } from '../analysis-result.ts';
import type { SplitPlotError } from '../error-result.ts';
import type { DdfMethod, ErrorModel } from '../mixed/error-model.ts';
import type { MixedData } from '../mixed/mixed-data.ts';
import { randomTable } from '../mixed/random-table.ts';
import { mixedModel } from '../mixed/reml/mixed-model.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { SplitPlot } from './split-plot.ts';

/** What replaces the strata of a split plot whose plots do not all hold the same runs. */
interface IncompletePlots {
  readonly model: ErrorModel;
  readonly split: SplitPlot;
}

interface IncompletePlotsOptions {
  /** The fixed part by least squares. */
  readonly fit: LinearFit;
  /** What strata say of the same plots. */
  readonly split: SplitPlot;
  readonly type: 1 | 2 | 3;
  readonly method: DdfMethod | undefined;
}

/**
 * Whole plots of unlike runs as a random factor: variances by REML, tests and denominators by Kenward and Roger, as
 * `lmer(y ~ a * b + (1 | plot))` has them. What runs of one plot say of a factor that is constant within plots differs from
 * plot to plot then, so that there is no single error to test it against.
 *
 * @param mixed with the plots as the one random factor
 * @returns undefined where there is no such model: no run is left over, or nothing varies
 */
export function incompletePlots(
  mixed: MixedData,
  { fit, split, type, method }: IncompletePlotsOptions,
): IncompletePlots | undefined {
  const found = mixedModel(mixed, method);
  if (!found.fitted) return undefined;
  const { error: model } = found;
  // Type 1 as lmerTest has it, type 2 as car's Anova; of type 3 there is one.
  const hypotheses = type === 1 ? mixed.fixed : model.generalised();
  const rows = randomTable(fit, hypotheses, model, type, split.within);
  const variance = (group: string): number | null =>
    model.components.find((component) => component.group === group)?.variance ?? null;
  const error: SplitPlotError = {
    ...split.error,
    between: variance(split.error.plots),
    within: variance('residual'),
  };
  // Sums of squares stay those of the strata: none where plots that differ in what they hold leave no scale for one.
  const anova = rows.map((row): AnovaRow => {
    const own = split.anova.find(({ term }) => term === row.term);
    return own === undefined ? row : { ...row, sumSq: own.sumSq, meanSq: own.meanSq, eta2: own.eta2 };
  });
  return { model, split: { ...split, error, anova } };
}
