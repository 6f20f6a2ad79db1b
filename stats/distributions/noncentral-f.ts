import { gammaln } from './special-functions.ts';
import { bracketUpwards, findRoot } from '../numeric/root.ts';
import { betaTail } from './beta-tail.ts';
import { chiSquaredLowerTail, chiSquaredUpperTail } from './chi-squared.ts';
import { fLowerTail, fUpperTail } from './f-distribution.ts';

/**
 * Upper tail of the noncentral F: a Poisson(ncp / 2) mixture of beta tails.
 * Each tail follows from the one before by adding a positive term, so nothing cancels.
 *
 * @param ncp noncentrality, >= 0 (lambda = sum of squared standardised effects)
 */
export function noncentralFUpperTail(f: number, df1: number, df2: number, ncp: number): number {
  if (ncp === 0) return fUpperTail(f, df1, df2);
  if (ncp > seriesNcpMax) return byDenominator(f, df1, df2, ncp, false);
  const { x, y, a, b } = betaForm(f, df1, df2);
  const half = ncp / 2;
  const first = Math.max(0, Math.floor(half - 10 * Math.sqrt(half) - 10));
  let tail = betaTail(x, y, b, a + first);
  let step = betaStep(y, x, a + first, b);
  let weight = poisson(first, half);
  let sum = 0;
  for (let j = first; ; j++) {
    const part = weight * tail;
    sum += part;
    if (j > half && part <= 1e-17 * sum) return Math.min(sum, 1);
    tail += step;
    step *= (y * (a + b + j)) / (a + j + 1);
    weight *= half / (j + 1);
  }
}

/** P(F' <= f) of the noncentral F. */
export function noncentralFLowerTail(f: number, df1: number, df2: number, ncp: number): number {
  if (ncp === 0) return fLowerTail(f, df1, df2);
  if (ncp > seriesNcpMax) return byDenominator(f, df1, df2, ncp, true);
  const { x, y, a, b } = betaForm(f, df1, df2);
  const half = ncp / 2;
  const last = Math.ceil(half + 10 * Math.sqrt(half) + 20);
  let tail = betaTail(y, x, a + last, b);
  // step(j) = I(a + j) - I(a + j + 1), so walking down from `last` adds step(last - 1) first.
  let step = betaStep(y, x, a + last - 1, b);
  let weight = poisson(last, half);
  let sum = 0;
  for (let j = last; j >= 0; j--) {
    const part = weight * tail;
    sum += part;
    if (j < half && part <= 1e-18 * sum) break;
    tail += step;
    step *= (a + j - 1) / (y * (a + b + j - 2));
    weight *= j / half;
  }
  return Math.min(sum, 1);
}

/** The series takes some 20 sqrt(ncp / 2) terms; above this the closed form is good to about 1e-9. */
const seriesNcpMax = 1e5;

/**
 * The tail for a large noncentrality, where the numerator hardly varies: with N the noncentral chi-squared above and C
 * the chi-squared below, F' > f where C < c (1 + e), c = df2 E(N) / (df1 f), and e has the small variance of N / E(N).
 * Taylor expansion in e to the second order; what is left out is of order 1 / ncp^2.
 */
function byDenominator(f: number, df1: number, df2: number, ncp: number, lower: boolean): number {
  const mean = df1 + ncp;
  const variance = (2 * (df1 + 2 * ncp)) / mean ** 2;
  const c = (df2 * mean) / (df1 * f);
  const logDensity = (df2 / 2 - 1) * Math.log(c) - c / 2 - (df2 / 2) * Math.LN2 - gammaln(df2 / 2);
  const slope = Math.exp(logDensity) * ((df2 / 2 - 1) / c - 1 / 2);
  const bend = (c * c * variance * slope) / 2;
  const tail = lower ? chiSquaredUpperTail(c, df2) - bend : chiSquaredLowerTail(c, df2) + bend;
  return Math.min(1, Math.max(0, tail));
}

/**
 * Confidence limits for the noncentrality: the ncp under which the observed F would be at the upper, then the lower,
 * (1 - level) / 2 point. A limit below zero is reported as 0.
 *
 * @see Steiger 2004, Beyond the F test, Psychological Methods 9
 */
export function noncentralityInterval(
  f: number,
  df1: number,
  df2: number,
  level: number,
): readonly [lower: number, upper: number] {
  const tail = (1 - level) / 2;
  return [
    solveNcp((ncp) => noncentralFUpperTail(f, df1, df2, ncp) - tail, f * df1),
    solveNcp((ncp) => tail - noncentralFLowerTail(f, df1, df2, ncp), f * df1),
  ];
}

/** @param excess grows with ncp; its zero is wanted */
function solveNcp(excess: (ncp: number) => number, guess: number): number {
  if (excess(0) >= 0) return 0;
  const high = bracketUpwards(excess, 0, Math.max(1, guess));
  return high === undefined ? Number.POSITIVE_INFINITY : findRoot(excess, 0, high, 1e-12);
}

const betaForm = (f: number, df1: number, df2: number) => {
  const explained = f * df1;
  return { x: df2 / (df2 + explained), y: explained / (df2 + explained), a: df1 / 2, b: df2 / 2 };
};

const poisson = (j: number, mean: number): number => Math.exp(j * Math.log(mean) - mean - gammaln(j + 1));

/** I_y(a, b) - I_y(a + 1, b) = y^a (1 - y)^b / (a B(a, b)). */
const betaStep = (y: number, x: number, a: number, b: number): number =>
  a > 0 && y > 0
    ? Math.exp(a * Math.log(y) + b * Math.log(x) + gammaln(a + b) - gammaln(a + 1) - gammaln(b))
    : 0;
