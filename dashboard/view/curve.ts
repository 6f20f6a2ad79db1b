/** The learning curve of a running trial, from its progress reports: thinned, so that it stays small however long the trial runs. */
import type { Curves } from '../../base/curve/curves.ts';
import type { Metrics, Trial } from '../../client/facts.ts';

export interface Curve {
  /** Of this attempt: a retry starts a new curve. */
  readonly attempt: number;
  readonly metric: string;
  /** Training steps in growing order. */
  readonly steps: readonly number[];
  readonly values: readonly number[];
  /** Reports closer together than this many steps are skipped. */
  readonly stride: number;
}

/** The curves of a trial that the coordinator has kept. */
export interface StoredCurves {
  /** Empty where the trial has reported nothing. */
  readonly curves: Curves;
  /** State and attempts of the trial when they were asked for. */
  readonly of: string;
  /** By the clock of this machine. */
  readonly atMs: number;
}

export const curvePointsMax = 128;

/** Undefined unless the trial runs and has reported something that can be drawn. */
export function curveWith(curve: Curve | undefined, trial: Trial): Curve | undefined {
  if (trial.state !== 'leased') return undefined;
  const known = curve?.attempt === trial.attempts ? curve : undefined;
  if (trial.progress === undefined) return known;
  const { step, metrics } = trial.progress;
  const metric = known?.metric ?? curveMetric(metrics);
  const value = metric === undefined ? undefined : metrics[metric];
  if (metric === undefined || value === undefined) return known;
  const lastStep = known?.steps.at(-1);
  if (known === undefined || lastStep === undefined) {
    return { attempt: trial.attempts, metric, steps: [step], values: [value], stride: 1 };
  }
  if (step < lastStep + known.stride) return known;
  return thinned({ ...known, steps: [...known.steps, step], values: [...known.values, value] });
}

/** A loss if there is one, for it is what one watches; else whatever was reported first. */
export function curveMetric(metrics: Metrics): string | undefined {
  const names = Object.keys(metrics);
  return (
    names.find((name) => /(^|_)loss($|_)/i.test(name)) ?? names.find((name) => /loss/i.test(name)) ?? names[0]
  );
}

/** Every second point goes when it is full, and from then on reports come in at twice the distance. */
function thinned(curve: Curve): Curve {
  const { steps, values } = curve;
  if (steps.length <= curvePointsMax) return curve;
  const kept = (_: number, index: number): boolean => index % 2 === 0;
  const reach = (steps.at(-1) ?? 0) - (steps[0] ?? 0);
  const stride = Math.max(curve.stride * 2, Math.floor(reach / curvePointsMax) || 1);
  return { ...curve, steps: steps.filter(kept), values: values.filter(kept), stride };
}
