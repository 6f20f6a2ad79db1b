/** Curves of the trials that run, with those of the best before them. */
import type { Trial } from '../../../client/facts.ts';
import { plainLine } from '../../../base/plain-text.ts';
import { bestTrials } from '../best-trials.ts';
import { curveMetric } from '../curve.ts';
import type { Look } from '../look.ts';
import type { DashboardModel } from '../model.ts';
import { type PlotSeries, plotLines } from '../plot.ts';
import { type Line, type Tone, cutLine, muted, span } from '../spans.ts';
import { digestOf } from '../trial-digest.ts';

/** More lines than this cannot be told apart. */
const runningMax = 24;

/** Empty where no trial has reported anything that can be drawn. */
export function curvesLines(
  model: DashboardModel,
  { width, height }: { readonly width: number; readonly height: number },
  { glyphs }: Look,
): Line[] {
  const metric = metricOf(model);
  if (metric === undefined || height < 4) return [];
  const best = bestTrials(model.trials, model.sweep?.spec).flatMap((trial) => storedOf(model, trial, metric));
  const running = digestOf(model.trials)
    .running.slice(0, runningMax)
    .flatMap((trial) => liveOf(model, trial, metric));
  const series = [...best.map(toned('good')), ...running.map(toned('accent'))];
  const plot = plotLines(series, { width, height: height - 2, isLog: isSteep(series) }, glyphs);
  if (plot.length === 0) return [];
  const isLog = isSteep(series);
  const head: Line = [
    span(plainLine(metric)),
    muted(': '),
    ...(running.length === 0 ? [] : [span(`${running.length} running`, 'accent')]),
    muted(running.length > 0 && best.length > 0 ? ', ' : ''),
    ...(best.length === 0 ? [] : [span(best.length === 1 ? 'the best' : `best ${best.length}`, 'good')]),
    muted(isLog ? ', log' : ''),
  ];
  return [cutLine(head, width, glyphs.ellipsis), ...plot];
}

/** Rows that the panel would like to have: none where there is nothing to draw. */
export const hasCurves = (model: DashboardModel): boolean => metricOf(model) !== undefined;

type Points = Pick<PlotSeries, 'steps' | 'values'>;

const toned =
  (tone: Tone) =>
  (points: Points): PlotSeries => ({ ...points, tone });

/** That of the trials that run; else what one looks at first among those that the best have reported. */
function metricOf(model: DashboardModel): string | undefined {
  for (const { id } of digestOf(model.trials).running) {
    const curve = model.curves.get(id);
    if (curve !== undefined) return curve.metric;
  }
  const [names] = bestTrials(model.trials, model.sweep?.spec).flatMap(({ id }) => {
    const curves = model.storedCurves.get(id)?.curves;
    return curves === undefined || curves.size === 0 ? [] : [[...curves.keys()]];
  });
  return names === undefined ? undefined : curveMetric(Object.fromEntries(names.map((name) => [name, 0])));
}

function liveOf({ curves }: DashboardModel, { id }: Trial, metric: string): Points[] {
  const curve = curves.get(id);
  return curve?.metric === metric && curve.steps.length > 1 ? [curve] : [];
}

function storedOf({ storedCurves }: DashboardModel, { id }: Trial, metric: string): Points[] {
  const curve = storedCurves.get(id)?.curves.get(metric);
  return curve === undefined || curve.steps.length < 2
    ? []
    : [{ steps: [...curve.steps], values: [...curve.values] }];
}

/** Losses that fall by a factor of twenty say more on a logarithmic axis. */
function isSteep(series: readonly PlotSeries[]): boolean {
  const values = series.flatMap((one) => one.values).filter(Number.isFinite);
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return low > 0 && high / low >= 20;
}
