import type { NoiseSchedule } from '../schedule.ts';

/** Predicts the noise in x at one timestep; arrays of the same length, any number of images. */
export type NoisePredictor = (x: Float32Array, timestep: number) => Promise<Float32Array>;

/** Turns noise into samples in `steps` calls of the predictor. */
export type Sampler = (
  predict: NoisePredictor,
  schedule: NoiseSchedule,
  noise: Float32Array,
  steps: number,
) => Promise<Float32Array>;

/**
 * `steps` timesteps from the noisiest on, evenly spaced, that end one spacing above the cleanest: from there a sampler
 * takes the predicted signal. One more call at timestep 0 would need a step over a third of the path in
 * log(alpha / sigma) after one a fifth as long: DPM-Solver++ then draws on 2.4 times the last change of the predicted
 * signal, which the net's errors dominate, and leaves speckles (docs/base-net.md).
 */
export function timestepsFor({ steps: total }: NoiseSchedule, steps: number): number[] {
  return Array.from({ length: steps }, (_, index) => Math.round((total - 1) * (1 - index / steps)));
}
