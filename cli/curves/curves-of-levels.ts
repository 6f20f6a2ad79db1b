/** Curves of trials, put together by the levels of a factor. */
import type { SweepSpec } from '../../design/sweep-spec.ts';
import { curveMetric } from '../../dashboard/view/curve.ts';
import { type MeanCurve, meanCurves } from '../../stats/curves/mean-curves.ts';
import type { CurvesOfTrial } from './curves-table.ts';

/** The mean of each level, in the order of the sweep file. References stand beside the design and are left out. */
export function curvesOfLevels(
  all: readonly CurvesOfTrial[],
  { factors }: Pick<SweepSpec, 'factors'>,
  { factor, metric, points }: { readonly factor: string; readonly metric: string; readonly points: number },
): MeanCurve[] {
  const levels = factors.find(({ name }) => name === factor)?.levels.map(String) ?? [];
  return meanCurves(runsOf(all, factor, metric), points).toSorted(
    (left, right) => levels.indexOf(left.level) - levels.indexOf(right.level),
  );
}

const runsOf = (all: readonly CurvesOfTrial[], factor: string, metric: string) =>
  all.flatMap(({ trial, reported: { curves: byMetric } }) => {
    const curve = byMetric.get(metric);
    const level = trial.settings[factor];
    if (curve === undefined || level === undefined || trial.reference !== undefined) return [];
    return [{ level: String(level), replicate: trial.replicate, ...curve }];
  });

/** The metric that one looks at first; empty where nothing was reported. */
export const metricToShow = (names: Iterable<string>): string =>
  curveMetric(Object.fromEntries([...names].map((name) => [name, 0]))) ?? '';
