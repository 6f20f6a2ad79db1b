import type { NoiseSchedule } from '../schedule.ts';

/** A point of the path from noise to picture: x = alpha signal + sigma noise, alpha^2 + sigma^2 = 1. */
export interface NoiseLevel {
  readonly alpha: number;
  readonly sigma: number;
  /** log(alpha / sigma), infinite where there is no noise. */
  readonly lambda: number;
}

export const cleanLevel: NoiseLevel = { alpha: 1, sigma: 0, lambda: Infinity };

/** @param signal share of the variance, alphaBar, in (0, 1) */
export function noiseLevel(signal: number): NoiseLevel {
  const [alpha, sigma] = [Math.sqrt(signal), Math.sqrt(1 - signal)];
  return { alpha, sigma, lambda: Math.log(alpha / sigma) };
}

export const levelAt = ({ alphaBar }: NoiseSchedule, timestep: number): NoiseLevel =>
  noiseLevel(alphaBar[timestep] as number);
