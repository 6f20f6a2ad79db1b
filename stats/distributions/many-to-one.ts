import { interpolated } from '../numeric/chebyshev.ts';
import { bracketUpwards, findRoot } from '../numeric/root.ts';
import { normalDensity, normalLowerTail, normalUpperTail } from './normal.ts';
import { studentise, trapezoidFrom } from './studentise.ts';

/**
 * Upper tail of Dunnett's maximum: P(max T_i > c), or of |T_i|, for t statistics that share one control. Their
 * correlations are b_i b_j, b_i = sqrt(n_i / (n_i + n_control)).
 *
 * @param loadings b_i, one a comparison, each in (0, 1)
 * @param df degrees of freedom of the common variance, or Infinity
 * @see Dunnett 1955, JASA 50
 */
export function manyToOneUpperTail(c: number, loadings: readonly number[], df: number, sides: 1 | 2): number {
  if (sides === 2 && c <= 0) return 1;
  return Math.min(
    1,
    studentise((w) => maximumUpperTail(w, loadings, sides), c, df),
  );
}

/** Where the tail at a known variance is tabulated, and at how many points: it keeps ten digits with 30 comparisons. */
const table = { low: 1, high: 12, points: 64 };

/**
 * `manyToOneUpperTail`, two-sided, for many c: the tail at a known variance, which is what takes the time, is tabulated.
 *
 * @returns P(max |T_i| > c)
 */
export function manyToOneTail(loadings: readonly number[], df: number): (c: number) => number {
  const direct = (w: number): number => maximumUpperTail(w, loadings, 2);
  const log = interpolated((w) => Math.log(direct(w)), table.low, table.high, table.points);
  const tail = (w: number): number => (w < table.low || w > table.high ? direct(w) : Math.exp(log(w)));
  return (c) => (c <= 0 ? 1 : Math.min(1, studentise(tail, c, df)));
}

/** The c that the maximum exceeds with probability `p`. */
export function manyToOneUpperQuantile(
  p: number,
  loadings: readonly number[],
  df: number,
  sides: 1 | 2,
): number {
  const excess = (c: number): number => Math.log(manyToOneUpperTail(c, loadings, df, sides) / p);
  const low = sides === 2 ? 1e-3 : -3;
  const high = bracketUpwards(excess, low, 3);
  return high === undefined ? Number.POSITIVE_INFINITY : findRoot(excess, low, high, 1e-12);
}

/** The same for a known variance, given the control's own deviation z, over which it is averaged. */
function maximumUpperTail(w: number, loadings: readonly number[], sides: 1 | 2): number {
  const integrand = (z: number): number => {
    let logInside = 0;
    for (const b of loadings) {
      const own = Math.sqrt(1 - b * b);
      const above = normalUpperTail((w - b * z) / own);
      const below = sides === 2 ? normalLowerTail((-w - b * z) / own) : 0;
      logInside += Math.log1p(-Math.min(1, above + below));
    }
    return -normalDensity(z) * Math.expm1(logInside);
  };
  const shift = Math.min(Math.max(w, 0) * 0.7, 30);
  if (sides === 1) return trapezoidFrom(integrand, shift, 0.2);
  // Two humps, one a side: the sum over the line starts between them only while they overlap.
  return shift < 2 ? trapezoidFrom(integrand, 0, 0.2) : 2 * halfLine(integrand, shift, 0.2);
}

/** Sum over z > 0 of an even integrand whose hump lies at `start`. */
function halfLine(integrand: (z: number) => number, start: number, step: number): number {
  const steps = Math.round(start / step);
  return trapezoidFrom(
    (z) => (z < -step / 4 ? 0 : Math.abs(z) < step / 4 ? 0.5 : 1) * integrand(z),
    steps * step,
    step,
  );
}
