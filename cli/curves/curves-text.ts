import { formatNumber } from '../../base/number-text.ts';
import { plainLine } from '../../base/plain-text.ts';
import { sparkline } from '../../dashboard/view/bar.ts';
import type { Glyphs } from '../../dashboard/view/glyphs.ts';
import type { MeanCurve } from '../../stats/curves/mean-curves.ts';
import { textTable } from '../output/text-table.ts';
import type { CurvesOfTrial } from './curves-table.ts';

const sparkWidth = 24;

/** Each metric of one trial. */
export function trialText({ trial, reported }: CurvesOfTrial, glyphs: Glyphs): string {
  const rows = [...reported.curves].map(([metric, { steps, values }]) => [
    plainLine(metric),
    sparkline(values, sparkWidth, glyphs),
    ...figures(steps, values),
  ]);
  const attempts = reported.attempts.length === 1 ? 'attempt' : 'attempts';
  const head = `Trial ${trial.plannedOrder + 1}, ${trial.state}, ${attempts} ${reported.attempts.join(', ')}`;
  return `${head}\n\n${textTable(['metric', 'curve', ...figureNames], rows)}`;
}

/** One metric of each trial. */
export function sweepText(metric: string, trials: readonly CurvesOfTrial[], glyphs: Glyphs): string {
  const rows = trials.flatMap(({ trial, reported }) => {
    const curve = reported.curves.get(metric);
    if (curve === undefined) return [];
    const name = [String(trial.plannedOrder + 1), settingsOf(trial.settings), String(trial.replicate)];
    return [[...name, sparkline(curve.values, sparkWidth, glyphs), ...figures(curve.steps, curve.values)]];
  });
  return textTable(['trial', 'settings', 'rep', plainLine(metric), ...figureNames], rows);
}

/** Mean curves of the levels of a factor. */
export function meansText(
  factor: string,
  metric: string,
  curves: readonly MeanCurve[],
  glyphs: Glyphs,
): string {
  const rows = curves.map(({ level, steps, means, low, high, replicates, runs }) => {
    const last = steps.length - 1;
    const limits = [low[last], high[last]].map((limit) => formatNumber(limit ?? Number.NaN));
    const interval = Number.isFinite(low[last]) ? `${limits[0]} to ${limits[1]}` : '-';
    const [step = 0, mean = Number.NaN] = [steps[last], means[last]];
    const count = `${runs[last] ?? 0}`;
    return [
      plainLine(level),
      sparkline(means, sparkWidth, glyphs),
      String(step),
      formatNumber(mean),
      interval,
      String(replicates[last] ?? 0),
      count,
    ];
  });
  const name = plainLine(metric);
  return textTable([plainLine(factor), name, 'step', 'mean', '95%', 'replicates', 'runs'], rows);
}

const figureNames = ['points', 'step', 'last', 'lowest', 'highest'] as const;

function figures(steps: readonly number[], values: readonly number[]): string[] {
  const finite = values.filter(Number.isFinite);
  const bounds =
    finite.length === 0 ? ['-', '-'] : [least(finite), greatest(finite)].map((value) => formatNumber(value));
  return [
    String(steps.length),
    String(steps.at(-1) ?? ''),
    formatNumber(values.at(-1) ?? Number.NaN),
    ...bounds,
  ];
}

const least = (values: readonly number[]): number => values.reduce((low, value) => Math.min(low, value));
const greatest = (values: readonly number[]): number => values.reduce((high, value) => Math.max(high, value));

const settingsOf = (settings: CurvesOfTrial['trial']['settings']): string =>
  Object.entries(settings)
    .map(([name, level]) => `${name}=${String(level)}`)
    .join(' ');
