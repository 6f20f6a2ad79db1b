import type { Curve, Curves } from '../../../base/curve/curves.ts';
import type { Fault } from '../../../client/facts.ts';
import type { TrialRecord } from '../../trial-record.ts';
import { pointTimes } from './point-times.ts';
import { fileName } from './safe-name.ts';

/** A trial as trackers of experiments (TensorBoard, MLflow, W&B) see it: a run with parameters, and metrics over steps. */
export interface TrackedRun {
  /** `0003_optimizer=adam_rep=2`: a safe name of a file, other than that of any other trial of the sweep. */
  readonly name: string;
  readonly trial: TrackedTrial;
  /** Milliseconds since the Unix epoch. */
  readonly startMs: number;
  /** Undefined while it runs. */
  readonly endMs: number | undefined;
  /** What was reported over steps, in the order in which metrics were first reported. */
  readonly history: ReadonlyMap<string, TrackedMetric>;
  /** That with the results: the last point of a metric that has a counted result is this result. */
  readonly metrics: ReadonlyMap<string, TrackedMetric>;
}

export interface TrackedTrial extends TrialRecord {
  readonly fault?: (Pick<Fault, 'faultClass'> & Partial<Pick<Fault, 'message'>>) | undefined;
}

/** Three arrays of one length. */
interface TrackedMetric {
  /** Whole numbers: trackers have no others. What was reported between two is rounded. */
  readonly steps: readonly number[];
  readonly values: readonly number[];
  /** Milliseconds since the Unix epoch; they never go back. */
  readonly timesMs: readonly number[];
}

/** True if the trial has begun: before that there is nothing to say of it. */
export const hasBegun = (trial: TrialRecord, curves: Curves): boolean =>
  trial.leasedAtMs > 0 || trial.endedAtMs > 0 || curves.size > 0 || Object.keys(trial.metrics).length > 0;

/**
 * A trial with its curves as a run. Where the curve of a metric ends with another value than its counted result, or there is no
 * curve, the result is a further point at the last step.
 *
 * @param launchedAtMs of the sweep: when a trial began whose start is not known
 */
export function trackedRun(trial: TrackedTrial, curves: Curves, launchedAtMs: number): TrackedRun {
  const startMs = trial.leasedAtMs > 0 ? trial.leasedAtMs : launchedAtMs;
  const endMs = trial.endedAtMs > 0 ? Math.max(trial.endedAtMs, startMs) : undefined;
  const history = new Map([...curves].map(([name, curve]) => [name, ofCurve(curve, startMs)]));
  const metrics = new Map(history);
  const lastStep = Math.max(0, ...[...history.values()].map(({ steps }) => steps.at(-1) ?? 0));
  for (const [name, value] of Object.entries(trial.metrics)) {
    const curve = metrics.get(name) ?? { steps: [], values: [], timesMs: [] };
    if (Object.is(curve.values.at(-1), value)) continue;
    metrics.set(name, {
      steps: [...curve.steps, curve.steps.at(-1) ?? lastStep],
      values: [...curve.values, value],
      timesMs: [...curve.timesMs, Math.max(endMs ?? startMs, curve.timesMs.at(-1) ?? 0)],
    });
  }
  return { name: runName(trial), trial, startMs, endMs, history, metrics };
}

const ofCurve = (curve: Curve, startMs: number): TrackedMetric => ({
  steps: curve.steps.map(Math.round),
  values: curve.values,
  timesMs: pointTimes(curve.elapsedMs, startMs),
});

/** Begins with the number of the trial, by which names differ and sort. */
function runName({ plannedOrder, replicate, settings, reference }: TrialRecord): string {
  const number = String(plannedOrder + 1).padStart(4, '0');
  const levels = Object.entries(settings).map(([name, level]) => `${name}=${level}`);
  return fileName([number, ...(reference === undefined ? [] : [reference]), ...levels, `rep=${replicate}`]);
}
