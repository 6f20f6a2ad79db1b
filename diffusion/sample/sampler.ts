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

/** `steps` timesteps from the noisiest to the cleanest, evenly spaced. */
export function timestepsFor({ steps: total }: NoiseSchedule, steps: number): number[] {
  const last = Math.max(1, steps - 1);
  return Array.from({ length: steps }, (_, index) => Math.round((total - 1) * (1 - index / last)));
}
