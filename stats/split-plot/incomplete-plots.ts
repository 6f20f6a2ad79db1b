import type { AnovaRow } from '../analysis-result.ts';
import type { SplitPlotError } from '../error-result.ts';
import type { DdfMethod, ErrorModel } from '../mixed/error-model.ts';
import { fixedPart } from '../mixed/fixed-part.ts';
import { randomTable } from '../mixed/random-table.ts';
import { mixedModel } from '../mixed/reml/mixed-model.ts';
import { fitModel } from '../model/linear-fit.ts';
import type { SplitPlot, SplitPlotData } from './split-plot.ts';

/** What replaces the strata of a split plot whose plots do not all hold the same runs. */
interface IncompletePlots {
  readonly model: ErrorModel;
  readonly split: SplitPlot;
}

/**
 * Whole plots of unlike runs as a random factor: variances by REML, tests and denominators by Kenward and Roger, as
 * `lmer(y ~ a * b + (1 | plot))` has them. What runs of one plot say of a factor that is constant within plots differs from
 * plot to plot then, so that there is no single error to test it against.
 *
 * @returns undefined where there is no such model: no run is left over, or nothing varies
 */
export function incompletePlots(
  data: SplitPlotData,
  split: SplitPlot,
  type: 1 | 2 | 3,
  method?: DdfMethod,
): IncompletePlots | undefined {
  const { layout, cells, variables, plots } = data;
  const fixed = fixedPart(layout, cells);
  const found = mixedModel({ fixed, variables, random: [{ groups: [plots.name], within: [] }] }, method);
  if (!found.fitted) return undefined;
  const { error: model } = found;
  // Type 1 as lmerTest has it, type 2 as car's Anova; of type 3 there is one.
  const hypotheses = type === 1 ? fixed : model.generalised();
  const rows = randomTable(fitModel(layout, cells), hypotheses, model, type, split.within);
  const variance = (group: string): number | null =>
    model.components.find((component) => component.group === group)?.variance ?? null;
  const error: SplitPlotError = {
    ...split.error,
    between: variance(plots.name),
    within: variance('residual'),
  };
  // Sums of squares stay those of the strata: none where plots that differ in what they hold leave no scale for one.
  const anova = rows.map((row): AnovaRow => {
    const own = split.anova.find(({ term }) => term === row.term);
    return own === undefined ? row : { ...row, sumSq: own.sumSq, meanSq: own.meanSq, eta2: own.eta2 };
  });
  return { model, split: { ...split, error, anova } };
}
