import { dot, mirror } from '../matrix/products.ts';
import type { Evaluation, FactoredPattern } from './evaluate.ts';
import type { MixedDesign } from './mixed-design.ts';
import { addResponse, addTraces, project, type ProjectedPattern, projectResponse } from './projection.ts';

/** First and second derivatives of the criterion, in terms of the variances over sigma^2; index 0 is the residual. */
export interface Derivatives {
  /** [K + 1], derivative of -2 log restricted likelihood. */
  readonly gradient: Float64Array;
  /** Row-major [(K + 1) x (K + 1)], tr(P G_i P G_j): twice the expected information, in units of its own. */
  readonly expected: Float64Array;
  /** Row-major [(K + 1) x (K + 1)], second derivatives of -2 log restricted likelihood. */
  readonly observed: Float64Array;
  /** [K], row-major [p x p] each: X'V^-1 G_k V^-1 X whitened on both sides. */
  readonly slopes: readonly Float64Array[];
  /** For each pattern. */
  readonly projected: readonly ProjectedPattern[];
}

/** @see Harville 1977, JASA 72, 5.1; Kenward and Roger 1997, appendix */
export function differentiate(design: MixedDesign, at: Evaluation): Derivatives {
  const { rank: p, n, terms, patterns } = design;
  const count = terms.length;
  const traces = new Float64Array(count);
  const firsts = new Float64Array(count);
  const cross = new Float64Array(count * count);
  const seconds = new Float64Array(count * count);
  const slopes = terms.map(() => new Float64Array(p * p));
  const leaning = terms.map(() => new Float64Array(p));
  const projected = patterns.map((pattern, index) => {
    const own = at.factored[index] as FactoredPattern;
    const found = project(pattern, own, at, p);
    addTraces(pattern, found, p, traces, cross, slopes);
    for (const [block, zy] of pattern.zy.entries()) {
      const zpy = projectResponse(pattern, found, own, zy, block, at, p);
      addResponse(pattern, found, zpy, p, firsts, seconds, leaning);
    }
    return found;
  });
  for (const slope of slopes) mirror(slope, p);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      cross[i * count + j] =
        (cross[i * count + j] as number) + dot(slopes[i] as Float64Array, slopes[j] as Float64Array);
      seconds[i * count + j] =
        ((seconds[i * count + j] as number) - dot(leaning[i] as Float64Array, leaning[j] as Float64Array)) /
        at.sigma2;
    }
    firsts[i] = (firsts[i] as number) / at.sigma2;
  }
  const expected = withResidual(cross, withResidualFirst(traces, n - p, at.ratios), at.ratios);
  const quadratic = withResidual(seconds, withResidualFirst(firsts, n - p, at.ratios), at.ratios);
  const trace = withResidualFirst(traces, n - p, at.ratios);
  const first = withResidualFirst(firsts, n - p, at.ratios);
  return {
    gradient: trace.map((value, i) => value - (first[i] as number)),
    expected,
    observed: quadratic.map((value, i) => 2 * value - (expected[i] as number)),
    slopes,
    projected,
  };
}

/**
 * The residual's entry of a gradient-like vector: the ratios times the entries of the terms, and the residual's own,
 * sum to n - p, because the covariance is the sum of its parts.
 */
function withResidualFirst(values: Float64Array, total: number, ratios: Float64Array): Float64Array {
  const result = new Float64Array(values.length + 1);
  result.set(values, 1);
  result[0] = total - dot(values, ratios);
  return result;
}

/** The same for a matrix of second derivatives, whose row sums weighted by the ratios are `firsts`. */
function withResidual(cross: Float64Array, firsts: Float64Array, ratios: Float64Array): Float64Array {
  const count = ratios.length;
  const size = count + 1;
  const result = new Float64Array(size * size);
  for (let i = 0; i < count; i++) {
    let sum = firsts[i + 1] as number;
    for (let j = 0; j < count; j++) {
      result[(i + 1) * size + j + 1] = cross[i * count + j] as number;
      sum -= (ratios[j] as number) * (cross[i * count + j] as number);
    }
    result[i + 1] = sum;
    result[(i + 1) * size] = sum;
  }
  let corner = firsts[0] as number;
  for (let j = 0; j < count; j++) corner -= (ratios[j] as number) * (result[j + 1] as number);
  result[0] = corner;
  return result;
}
