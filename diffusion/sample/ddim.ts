import { cleanLevel, levelAt, type NoiseLevel } from './noise-level.ts';
import { type Sampler, timestepsFor } from './sampler.ts';

/** One step is a sum of the image and of the noise predicted in it, with these factors. */
export interface DdimStep {
  readonly x: number;
  readonly noise: number;
}

/** The signal predicted here, with the noise predicted here, at the next level. @see Song, Meng and Ermon 2021, eq. 12 */
export function ddimStep(here: NoiseLevel, next: NoiseLevel): DdimStep {
  const x = next.alpha / here.alpha;
  return { x, noise: next.sigma - x * here.sigma };
}

/** Deterministic DDIM (eta 0). First order. */
export const ddim: Sampler = async (predict, schedule, noise, steps) => {
  const timesteps = timestepsFor(schedule, steps);
  let x = noise;
  for (const [index, timestep] of timesteps.entries()) {
    const following = timesteps[index + 1];
    const next = following === undefined ? cleanLevel : levelAt(schedule, following);
    const step = ddimStep(levelAt(schedule, timestep), next);
    const predicted = await predict(x, timestep);
    x = x.map((value, at) => step.x * value + step.noise * (predicted[at] as number));
  }
  return x;
};
