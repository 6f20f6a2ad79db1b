import type { MeanCurve } from '../../stats/curves/mean-curves.ts';
import type { CurvesOfTrial } from './curves-table.ts';

/** One trial of the JSON of `yates curves`. Values that are not finite are the words NaN, Infinity and -Infinity. */
export function trialCurvesJson({ trial, reported }: CurvesOfTrial): unknown {
  return {
    trialId: trial.id,
    trial: trial.plannedOrder + 1,
    replicate: trial.replicate,
    settings: trial.settings,
    state: trial.state,
    attempts: reported.attempts,
    curves: [...reported.curves].map(([metric, { steps, values, elapsedMs }]) => ({
      metric,
      steps,
      values: values.map(jsonNumber),
      elapsedMs,
    })),
  };
}

/** Limits are null where there are fewer than two replicates. */
export const meanCurveJson = ({ low, high, ...curve }: MeanCurve): unknown => ({
  ...curve,
  low: low.map(limitJson),
  high: high.map(limitJson),
});

const jsonNumber = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

const limitJson = (value: number): number | null => (Number.isFinite(value) ? value : null);
