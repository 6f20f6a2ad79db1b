import { gammainc, gammaln } from './special-functions.ts';

/** Upper tail P(X > x) of chi-squared with `df` > 0 degrees of freedom. */
export function chiSquaredUpperTail(x: number, df: number): number {
  if (x <= 0) return 1;
  return gammainc(x / 2, df / 2, true, true);
}

/** P(X <= x). */
export function chiSquaredLowerTail(x: number, df: number): number {
  if (x <= 0) return 0;
  return gammainc(x / 2, df / 2, true, false);
}

/** Natural logarithm of `chiSquaredUpperTail`, finite where the tail underflows. */
export function logChiSquaredUpperTail(x: number, df: number): number {
  if (x <= 0) return 0;
  const tail = chiSquaredUpperTail(x, df);
  if (tail > 0.5) return Math.log1p(-chiSquaredLowerTail(x, df));
  if (tail > 1e-290) return Math.log(tail);
  const [half, shape] = [x / 2, df / 2];
  return shape * Math.log(half) - half - gammaln(shape) + Math.log(upperGammaFraction(half, shape));
}

/** Continued fraction of Gamma(a, x) e^x x^-a for x > a + 1, by modified Lentz. */
function upperGammaFraction(x: number, a: number): number {
  let b = x + 1 - a;
  let c = 1 / Number.MIN_VALUE;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 100_000; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}
