import { erfc, erfcinv } from './special-functions.ts';

const logSqrtTwoPi = 0.9189385332046728;

/** Standard normal density. */
export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z - logSqrtTwoPi);

/** P(Z > z), with full relative precision in the upper tail. */
export const normalUpperTail = (z: number): number => 0.5 * erfc(z * Math.SQRT1_2);

/** P(Z <= z), with full relative precision in the lower tail. */
export const normalLowerTail = (z: number): number => 0.5 * erfc(-z * Math.SQRT1_2);

/**
 * The z that a standard normal exceeds with probability `p`.
 *
 * @example
 * normalUpperQuantile(0.025); // 1.95996
 */
export const normalUpperQuantile = (p: number): number => Math.SQRT2 * erfcinv(2 * p);
