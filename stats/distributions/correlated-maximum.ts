import { assert } from '../../base/assert.ts';
import { bracketUpwards, findRoot } from '../numeric/root.ts';
import { chiSquaredUpperTail } from './chi-squared.ts';
import { manyToOneTail } from './many-to-one.ts';
import { normalLowerTail, normalUpperQuantile } from './normal.ts';
import { tTwoSided, tTwoSidedQuantile } from './t-distribution.ts';

/** The largest |T_i| of t statistics that share a variance. */
export interface CorrelatedMaximum {
  /** P(max |T_i| > c), c >= 0. */
  readonly upperTail: (c: number) => number;
  /** The c that the maximum exceeds with probability `p`. */
  readonly upperQuantile: (p: number) => number;
}

/**
 * The distribution of max |T_i| for a multivariate t of any correlations, with the same answer every time.
 *
 * Correlations b_i b_j leave a single integral, which is exact; so it is for up to three statistics as a rule, for one-way
 * and for balanced layouts. Others are near such a pattern: its exact tail is multiplied by the ratio of the two tails,
 * both taken over the same lattice of points, whose errors cancel. Points are doubled until the ratio moves by less than
 * 0.05%; what is left of its error is smaller.
 *
 * @param correlations [m][m], symmetric, ones on the diagonal
 * @param df degrees of freedom of the common variance
 * @see Genz and Bretz 2002, Journal of Computational and Graphical Statistics 11
 *
 * @example
 * const { upperTail } = correlatedMaximum([[1, 0.5], [0.5, 1]], 10);
 * upperTail(2.5); // 0.0560471
 */
export function correlatedMaximum(
  correlations: readonly (readonly number[])[],
  df: number,
): CorrelatedMaximum {
  const loadings = nearestLoadings(correlations);
  const product = loadings.map((own, i) => loadings.map((other, j) => (i === j ? 1 : own * other)));
  const exact = manyToOneTail(loadings, df);
  if (isSame(correlations, product)) return { upperTail: tailOf(exact), upperQuantile: quantileOf(exact) };
  const ratio = ratioOfTails(correlations, product, df);
  const upperTail = (c: number): number => Math.min(1, exact(c) * ratio(c));
  const exactQuantile = quantileOf(exact);
  return {
    upperTail: tailOf(upperTail),
    upperQuantile: (p) => {
      // The ratio hardly changes with c: quantiles of the pattern lead to the answer in a few steps.
      let c = exactQuantile(p);
      for (let step = 0; step < stepsMax; step++) {
        const adjusted = p / ratio(c);
        if (!(adjusted < 1)) break;
        const next = exactQuantile(adjusted);
        if (Math.abs(next - c) <= 1e-8 * next) return next;
        c = next;
      }
      return quantileOf(upperTail)(p);
    },
  };
}

const stepsMax = 20;

const tailOf =
  (upperTail: (c: number) => number) =>
  (c: number): number =>
    c <= 0 ? 1 : upperTail(c);

const quantileOf =
  (upperTail: (c: number) => number) =>
  (p: number): number => {
    const excess = (c: number): number => Math.log(upperTail(c) / p);
    const high = bracketUpwards(excess, 0.01, 3);
    return high === undefined ? Number.POSITIVE_INFINITY : findRoot(excess, 0.01, high, 1e-9);
  };

/** Points of the lattice to stop at, and the relative change of the ratio that is small enough. */
const pointsMax = 2048;
const enough = 5e-4;

/** The upper tail under some correlations over that under others. */
function ratioOfTails(
  correlations: readonly (readonly number[])[],
  product: readonly (readonly number[])[],
  df: number,
): (c: number) => number {
  const [own, near] = [correlations, product].map(conditionalTriangles) as [Triangles, Triangles];
  const lattices: Lattice[] = [];
  // With few statistics points are cheap.
  const first = Math.max(32, Math.round(600 / correlations.length));
  return (c) => {
    let [above, below, last] = [0, 0, Number.NaN];
    for (let level = 0, from = 0, to = first; ; level++, from = to, to *= 2) {
      const lattice = (lattices[level] ??= latticeOf(correlations.length, df, from, to));
      const draws = drawsBeyond(c, lattice, df);
      above += unionSum(own, draws, lattice);
      below += unionSum(near, draws, lattice);
      const ratio = above / below;
      if (Math.abs(ratio - last) <= enough * ratio || to >= pointsMax) return ratio;
      last = ratio;
    }
  };
}

const isSame = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): boolean =>
  a.every((row, i) => row.every((value, j) => Math.abs(value - (b[i]?.[j] as number)) < 1e-9));

/** b with b_i b_j as near the correlations as can be in least squares, each within (-1, 1). */
function nearestLoadings(correlations: readonly (readonly number[])[]): number[] {
  const b = correlations.map((row) => {
    const others = row.reduce((sum, value) => sum + Math.abs(value), -1);
    return Math.sqrt(others / Math.max(1, row.length - 1));
  });
  if (b.length === 2 && (correlations[0]?.[1] as number) < 0) b[1] = -(b[1] as number);
  for (let round = 0; round < 2000; round++) {
    let moved = 0;
    for (const [i, row] of correlations.entries()) {
      let [along, length] = [0, 0];
      for (const [j, value] of row.entries()) {
        if (j === i) continue;
        along += value * (b[j] as number);
        length += (b[j] as number) ** 2;
      }
      const next = length === 0 ? 0 : Math.max(-0.9999, Math.min(0.9999, along / length));
      moved = Math.max(moved, Math.abs(next - (b[i] as number)));
      b[i] = next;
    }
    if (moved < 1e-13) break;
  }
  return b;
}

interface Lattice {
  /** [m][points], in (0, 1). */
  readonly uniform: readonly Float64Array[];
  /** [points], quantiles of chi-squared with df + 1 degrees of freedom. */
  readonly chiSquared: Float64Array;
}

const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89];

/** Richtmyer's points, folded so that the integrand is periodic: multiples of the roots of primes, from one to another. */
function latticeOf(dimensions: number, df: number, from: number, to: number): Lattice {
  const axis = (index: number): Float64Array => {
    const step = Math.sqrt(primes[index % primes.length] as number) * (1 + Math.floor(index / primes.length));
    return Float64Array.from({ length: to - from }, (_, k) => {
      const place = ((from + k + 0.5) * step) % 1;
      return Math.max(1e-9, Math.min(1 - 1e-9, Math.abs(2 * place - 1)));
    });
  };
  const uniform = Array.from({ length: dimensions }, (_, index) => axis(index));
  const chiSquared = axis(dimensions).map((p) => chiSquaredQuantile(p, df + 1));
  return { uniform, chiSquared };
}

function chiSquaredQuantile(upper: number, df: number): number {
  const excess = (x: number): number => Math.log(chiSquaredUpperTail(x, df) / upper);
  const high = bracketUpwards(excess, 1e-12, df + 10);
  assert(high !== undefined, 'chi-squared has a quantile for every probability');
  return findRoot(excess, 1e-12, high, 1e-10);
}

/** For each statistic, the Cholesky triangle of itself and those before it, itself first. */
type Triangles = readonly (readonly Float64Array[])[];

function conditionalTriangles(correlations: readonly (readonly number[])[]): Triangles {
  return correlations.map((_, i) => {
    const order = [i, ...Array.from({ length: i }, (_unused, j) => j)];
    const rows: Float64Array[] = [];
    for (const [a, first] of order.entries()) {
      const own = new Float64Array(a + 1);
      for (let b = 0; b <= a; b++) {
        let rest = correlations[first]?.[order[b] as number] as number;
        for (let k = 0; k < b; k++) rest -= (own[k] as number) * ((b === a ? own : rows[b])?.[k] as number);
        const pivot = rows[b]?.[b] ?? 0;
        own[b] = b === a ? Math.sqrt(Math.max(0, rest)) : pivot === 0 ? 0 : rest / pivot;
      }
      rows.push(own);
    }
    return rows;
  });
}

interface Draws {
  /** [points], Z of the statistic that is beyond, and c on the scale of the Z. */
  readonly beyond: Float64Array;
  readonly limit: Float64Array;
}

/** Draws of one T beyond c, and of the common standard deviation given it. */
function drawsBeyond(c: number, { uniform, chiSquared }: Lattice, df: number): Draws {
  const single = tTwoSided(c, df);
  const [first] = uniform as readonly [Float64Array];
  const beyond = new Float64Array(first.length);
  const limit = new Float64Array(first.length);
  for (const [k, u] of first.entries()) {
    const t = tTwoSidedQuantile(single * u, df);
    const s = Math.sqrt((chiSquared[k] as number) / (df + t * t));
    beyond[k] = t * s;
    limit[k] = c * s;
  }
  return { beyond, limit };
}

/**
 * P(some |T_i| > c) over P(one of them > c), times the number of points: the sum over i of P(no earlier one is beyond c,
 * given that |T_i| is). No digits are lost in the tail.
 */
function unionSum(triangles: Triangles, { beyond, limit }: Draws, { uniform }: Lattice): number {
  let total = 0;
  const y = new Float64Array(triangles.length);
  for (const rows of triangles) {
    for (let k = 0; k < beyond.length; k++) {
      y[0] = beyond[k] as number;
      total += probabilityWithin(rows, y, limit[k] as number, uniform, k);
    }
  }
  return total;
}

/** P(all the others lie within the limit), given y[0]; they are drawn one after the other. */
function probabilityWithin(
  rows: readonly Float64Array[],
  y: Float64Array,
  limit: number,
  uniform: readonly Float64Array[],
  k: number,
): number {
  let probability = 1;
  for (let j = 1; j < rows.length; j++) {
    const row = rows[j] as Float64Array;
    let mean = 0;
    for (let a = 0; a < j; a++) mean += (row[a] as number) * (y[a] as number);
    const spread = Math.max(row[j] as number, 1e-9);
    const low = normalLowerTail((-limit - mean) / spread);
    const inside = normalLowerTail((limit - mean) / spread) - low;
    if (inside <= 0) return 0;
    probability *= inside;
    if (j + 1 === rows.length) break;
    const place = low + inside * ((uniform[j] as Float64Array)[k] as number);
    y[j] = -normalUpperQuantile(Math.min(1 - 1e-16, Math.max(1e-300, place)));
  }
  return probability;
}
