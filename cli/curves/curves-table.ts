import type { Trial } from '../../client/facts.ts';
import type { TrialCurves } from '../../client/curves.ts';
import type { MeanCurve } from '../../stats/curves/mean-curves.ts';
import { type CsvValue, csvLine } from '../../report/export/csv.ts';

/** A trial with what it reported. */
export interface CurvesOfTrial {
  readonly trial: Trial;
  readonly reported: TrialCurves;
}

const placeColumns = ['trial_id', 'trial', 'replicate'] as const;
const pointColumns = ['metric', 'step', 'value', 'elapsed_ms'] as const;

/** @param factors names of the settings, in the order of their columns */
export const curvesColumns = (factors: readonly string[]): string[] => [
  ...placeColumns,
  ...factors,
  ...pointColumns,
];

/** One row a point. */
export function* curvesRows(
  { trial, reported }: CurvesOfTrial,
  factors: readonly string[],
): Generator<CsvValue[], void, undefined> {
  const { id, plannedOrder, replicate, settings } = trial;
  const place: CsvValue[] = [id, plannedOrder + 1, replicate, ...factors.map((name) => settings[name])];
  for (const [metric, { steps, values, elapsedMs }] of reported.curves)
    for (const [at, step] of steps.entries()) yield [...place, metric, step, values[at], elapsedMs[at]];
}

export const curvesHeader = (factors: readonly string[]): string => csvLine(curvesColumns(factors));

export function curvesLines(one: CurvesOfTrial, factors: readonly string[]): string {
  let text = '';
  for (const row of curvesRows(one, factors)) text += csvLine(row);
  return text;
}

/** @param factor whose levels the curves are means of */
export function meansTable(factor: string, metric: string, curves: readonly MeanCurve[]): string {
  let text = csvLine([factor, 'metric', 'step', 'mean', 'low', 'high', 'replicates', 'runs']);
  for (const { level, steps, means, low, high, replicates, runs } of curves)
    for (const [at, step] of steps.entries())
      text += csvLine([level, metric, step, means[at], low[at], high[at], replicates[at], runs[at]]);
  return text;
}
