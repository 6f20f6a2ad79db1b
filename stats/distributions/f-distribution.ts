import { betaincinv } from './special-functions.ts';
import { betaTail, logBetaTail } from './beta-tail.ts';

/**
 * Upper tail P(F > f). Never 1 - cdf, which has no digits below 1e-16.
 *
 * @param f statistic, >= 0
 * @param df1 numerator degrees of freedom, > 0, need not be whole
 * @param df2 denominator degrees of freedom, > 0, need not be whole
 */
export function fUpperTail(f: number, df1: number, df2: number): number {
  const { x, y } = split(f, df1, df2);
  return betaTail(x, y, df2 / 2, df1 / 2);
}

/** P(F <= f). */
export function fLowerTail(f: number, df1: number, df2: number): number {
  const { x, y } = split(f, df1, df2);
  return betaTail(y, x, df1 / 2, df2 / 2);
}

/** Natural logarithm of `fUpperTail`; finite for p far below 1e-308. */
export function logFUpperTail(f: number, df1: number, df2: number): number {
  const { x, y } = split(f, df1, df2);
  return logBetaTail(x, y, df2 / 2, df1 / 2);
}

/** The f that F exceeds with probability `p`. */
export function fUpperQuantile(p: number, df1: number, df2: number): number {
  // Inverting on the side where the beta variable is small keeps f's relative precision at both ends.
  const x = betaincinv(p, df2 / 2, df1 / 2, false);
  if (x < 0.5) return (df2 * (1 - x)) / (df1 * x);
  const y = betaincinv(p, df1 / 2, df2 / 2, true);
  return (df2 * y) / (df1 * (1 - y));
}

/** The f that F stays below with probability `p`. */
export function fLowerQuantile(p: number, df1: number, df2: number): number {
  return 1 / fUpperQuantile(p, df2, df1);
}

function split(f: number, df1: number, df2: number): { x: number; y: number } {
  if (!Number.isFinite(f)) return { x: 0, y: 1 };
  const explained = Math.max(f, 0) * df1;
  return { x: df2 / (df2 + explained), y: explained / (df2 + explained) };
}
