import { fUpperQuantile, fUpperTail, logFUpperTail } from './f-distribution.ts';

/** Upper tail P(T > t); `df` > 0, need not be whole. */
export function tUpperTail(t: number, df: number): number {
  const half = fUpperTail(t * t, 1, df) / 2;
  return t >= 0 ? half : 1 - half;
}

/** Natural logarithm of `tUpperTail`. */
export function logTUpperTail(t: number, df: number): number {
  if (t < 0) return Math.log1p(-tUpperTail(-t, df));
  return logFUpperTail(t * t, 1, df) - Math.LN2;
}

/** P(|T| > |t|). */
export function tTwoSided(t: number, df: number): number {
  return fUpperTail(t * t, 1, df);
}

/** The t with P(|T| > t) = `alpha`: the half-width of a 1 - alpha interval in standard errors. */
export function tTwoSidedQuantile(alpha: number, df: number): number {
  return Math.sqrt(fUpperQuantile(alpha, 1, df));
}
