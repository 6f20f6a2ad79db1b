import { gammaln } from './special-functions.ts';

/**
 * P(W / s > q) for a W of known upper tail and an independent s, s^2 a chi-squared(df) / df: the tail is averaged over
 * the density of s.
 *
 * The integrals here run over integrands that are analytic and fall off like a Gaussian or faster, where the plain
 * trapezoidal rule converges geometrically; every term is positive, so that a tail of 1e-27 keeps its digits.
 *
 * @param upperTail P(W > w)
 * @param df > 0, or Infinity for a known variance
 */
export function studentise(upperTail: (w: number) => number, q: number, df: number): number {
  if (!Number.isFinite(df)) return upperTail(q);
  const logConstant = (df / 2) * Math.log(df / 2) - gammaln(df / 2) + Math.LN2;
  // The variable is u = ln s; its density is s^df exp(-df s^2 / 2) times the constant.
  const integrand = (u: number): number => {
    const weight = Math.exp(logConstant + df * (u - Math.exp(2 * u) / 2));
    return weight === 0 ? 0 : weight * upperTail(q * Math.exp(u));
  };
  // Far out in q the mass moves to the small s at which W is still likely to exceed q s: where the density's s^df
  // balances a tail like exp(-w^2 / 4). Its width in ln s stays near 1 / sqrt(2 df).
  const start = -0.5 * Math.log1p((q * q) / (2 * df));
  // ln s is skewed at few degrees of freedom and wants the finer step there: measured against the 30-digit truth.
  const step = (df < 20 ? 0.35 : 0.6) / Math.sqrt(2 * df);
  return trapezoidFrom(integrand, climb(integrand, start, step), step);
}

/** From near the peak to the peak. */
function climb(integrand: (u: number) => number, start: number, step: number): number {
  let [u, value] = [start, integrand(start)];
  for (const direction of [-2 * step, 2 * step]) {
    for (let next = integrand(u + direction); next > value; next = integrand(u + direction)) {
      u += direction;
      value = next;
    }
  }
  return u;
}

/** Trapezoidal sum over the whole line, from `start` outwards to where the terms no longer count. */
export function trapezoidFrom(integrand: (x: number) => number, start: number, step: number): number {
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
