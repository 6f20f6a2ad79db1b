import { bracketUpwards, findRoot } from '../numeric/root.ts';
import { normalDensity, normalUpperTail } from './normal.ts';
import { studentise, trapezoidFrom } from './studentise.ts';

/**
 * Upper tail of the studentized range: P(range of k standard normals / s > q), s^2 an independent chi-squared(df) / df.
 *
 * @param groups number of means compared, k >= 2
 * @param df degrees of freedom of s, > 0, or Infinity for a known variance
 */
export function studentizedRangeUpperTail(q: number, groups: number, df: number): number {
  if (!(q > 0)) return 1;
  return Math.min(
    1,
    studentise((w) => rangeUpperTail(w, groups), q, df),
  );
}

/** The q that the studentized range exceeds with probability `p`. */
export function studentizedRangeUpperQuantile(p: number, groups: number, df: number): number {
  const excess = (q: number): number => Math.log(studentizedRangeUpperTail(q, groups, df) / p);
  const high = bracketUpwards(excess, 1e-3, 4);
  return high === undefined ? Number.POSITIVE_INFINITY : findRoot(excess, 1e-3, high, 1e-12);
}

/** P(range of k standard normals > w) = k Int phi(z) [Q(z)^(k-1) - (Q(z) - Q(z+w))^(k-1)] dz, z the least of them. */
function rangeUpperTail(w: number, groups: number): number {
  const others = groups - 1;
  const integrand = (z: number): number => {
    const above = normalUpperTail(z);
    if (above === 0) return 0;
    const beyond = normalUpperTail(z + w) / above;
    const gap = beyond >= 1 ? 1 : -Math.expm1(others * Math.log1p(-beyond));
    return normalDensity(z) * above ** others * gap;
  };
  // For small w the least sits where k normals have their minimum; for large w halfway down, at -w / 2.
  const start = -Math.max(w / 2, Math.sqrt(2 * Math.log(groups)) - 0.5);
  return Math.min(1, groups * trapezoidFrom(integrand, start, 0.3));
}
