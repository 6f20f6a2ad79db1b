import gammaln from '@stdlib/math-base-special-gammaln';
import { findRoot, bracketUpwards } from '../numeric/root.ts';
import { normalDensity, normalUpperTail } from './normal.ts';

/**
 * Upper tail of the studentized range: P(range of k standard normals / s > q), s^2 an independent chi-squared(df) / df.
 *
 * Both integrals run over integrands that are analytic and fall off like a Gaussian or faster, where the plain
 * trapezoidal rule converges geometrically; every term is positive, so that a tail of 1e-27 keeps its digits.
 *
 * @param groups number of means compared, k >= 2
 * @param df degrees of freedom of s, > 0, or Infinity for a known variance
 */
export function studentizedRangeUpperTail(q: number, groups: number, df: number): number {
  if (!(q > 0)) return 1;
  if (!Number.isFinite(df)) return rangeUpperTail(q, groups);
  const logConstant = (df / 2) * Math.log(df / 2) - gammaln(df / 2) + Math.LN2;
  // The variable is u = ln s; its density is s^df exp(-df s^2 / 2) times the constant.
  const density = (u: number): number => Math.exp(logConstant + df * (u - Math.exp(2 * u) / 2));
  const integrand = (u: number): number => {
    const weight = density(u);
    return weight === 0 ? 0 : weight * rangeUpperTail(q * Math.exp(u), groups);
  };
  // Far out in q the mass moves from s = 1 towards the small s at which the range is still likely to exceed q s.
  // ln s is skewed at few degrees of freedom and wants the finer step there: measured against the 30-digit truth.
  const share = df < 20 ? 0.35 : 0.6;
  const step = share / Math.sqrt(2 * df + 0.25 * q * q * Math.min(1, df / 8));
  return trapezoidFrom(integrand, peakOf(integrand, step), step);
}

/** The q that the studentized range exceeds with probability `p`. */
export function studentizedRangeUpperQuantile(p: number, groups: number, df: number): number {
  const excess = (q: number): number => Math.log(studentizedRangeUpperTail(q, groups, df) / p);
  const high = bracketUpwards(excess, 1e-3, 4);
  return high === undefined ? Number.POSITIVE_INFINITY : findRoot(excess, 1e-3, high, 1e-12);
}

/** P(range of k standard normals > w) = k Int phi(z) [Q(z)^(k-1) - (Q(z) - Q(z+w))^(k-1)] dz, z the least of them. */
export function rangeUpperTail(w: number, groups: number): number {
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

function peakOf(integrand: (u: number) => number, step: number): number {
  let [u, value] = [0, integrand(0)];
  for (const direction of [-2 * step, 2 * step]) {
    for (;;) {
      const next = integrand(u + direction);
      if (!(next > value) && !(next === 0 && value === 0 && u > -20 && direction < 0)) break;
      u += direction;
      value = next;
    }
  }
  return u;
}

/** Trapezoidal sum over the whole line, from `start` outwards to where the terms no longer count. */
function trapezoidFrom(integrand: (x: number) => number, start: number, step: number): number {
  let sum = integrand(start);
  for (const direction of [-1, 1]) {
    let previous = sum;
    for (let k = 1; k < 20_000; k++) {
      const value = integrand(start + direction * k * step);
      sum += value;
      // Two falling negligible terms: past the peak on this side.
      if (value <= 1e-18 * sum && previous <= 1e-18 * sum) break;
      previous = value;
    }
  }
  return sum * step;
}
