import gammaln from '@stdlib/math-base-special-gammaln';

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
  // Far out in q the mass moves from s = 1 towards the small s at which W is still likely to exceed q s.
  // ln s is skewed at few degrees of freedom and wants the finer step there: measured against the 30-digit truth.
  const share = df < 20 ? 0.35 : 0.6;
  const step = share / Math.sqrt(2 * df + 0.25 * q * q * Math.min(1, df / 8));
  return trapezoidFrom(integrand, peakOf(integrand, step), step);
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
