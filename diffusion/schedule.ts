import type { Random } from '../base/random.ts';

/** Variance of the forward process. All arrays have one entry per timestep, 0 the least noisy. */
export interface NoiseSchedule {
  readonly steps: number;
  /** Cumulative product of 1 - beta: the signal's share of the variance. */
  readonly alphaBar: Float64Array;
}

/**
 * Stable Diffusion's "scaled linear" schedule: the square root of beta grows linearly.
 * @see Rombach et al. 2022; its last step amplifies errors of the predicted noise 15-fold, a linear one to 0.02 160-fold
 */
export function scaledLinearSchedule(steps = 1000, betaFirst = 0.00085, betaLast = 0.012): NoiseSchedule {
  const alphaBar = new Float64Array(steps);
  let product = 1;
  for (let step = 0; step < steps; step++) {
    const root = Math.sqrt(betaFirst) + ((Math.sqrt(betaLast) - Math.sqrt(betaFirst)) * step) / (steps - 1);
    product *= 1 - root * root;
    alphaBar[step] = product;
  }
  return { steps, alphaBar };
}

/**
 * Weight of a timestep's squared noise error: the signal-to-noise ratio, clipped, over itself. Seen as an error of the
 * signal the weight is the clipped ratio: the ceiling stops the nearly clean steps from outweighing the rest, the floor
 * keeps the noisiest ones, which lay out the picture, from counting for nothing.
 *
 * @see Hang et al. 2023, "Efficient diffusion training via Min-SNR weighting strategy" (ceiling); Salimans and Ho 2022,
 * section 4, "truncated SNR" (floor)
 */
export function clippedSnrWeight(
  { alphaBar }: NoiseSchedule,
  timestep: number,
  floor = 1,
  ceiling = 5,
): number {
  const signal = alphaBar[timestep] as number;
  const snr = signal / (1 - signal);
  return Math.min(Math.max(snr, floor), ceiling) / snr;
}

/** Mixes signal and noise in place of sampling the chain: sqrt(alphaBar) x + sqrt(1 - alphaBar) noise, per image. */
export function addNoise(
  { alphaBar }: NoiseSchedule,
  x: Float32Array,
  noise: Float32Array,
  timesteps: ArrayLike<number>,
): Float32Array {
  const size = x.length / timesteps.length;
  return x.map((value, index) => {
    const signal = alphaBar[timesteps[Math.floor(index / size)] as number] as number;
    return Math.sqrt(signal) * value + Math.sqrt(1 - signal) * (noise[index] as number);
  });
}

export function standardNormals(length: number, random: Random): Float32Array {
  const values = new Float32Array(length);
  for (let index = 0; index < length; index++) values[index] = random.normal();
  return values;
}
