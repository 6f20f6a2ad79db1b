import { mirror, addGram, addTransposeProduct, product } from '../matrix/products.ts';
import { inverse } from '../matrix/triangular.ts';
import { dot } from '../matrix/products.ts';
import type { RemlFit } from './fit-reml.ts';
import { overLevels } from './evaluate.ts';

/**
 * What small samples do to estimates whose weights were estimated, in whitened coordinates: a linear function x of the
 * whitened coefficients has the unadjusted variance sigma2 |x|^2.
 *
 * @see Kenward and Roger 1997, Biometrics 53
 */
export interface KenwardRoger {
  /** Row-major [(K + 1) x (K + 1)], covariance of the variances over sigma^2, residual first. */
  readonly varianceCovariance: Float64Array;
  /** Row-major [p x p]: the adjusted covariance is sigma2 (I + 2 `inflation`). */
  readonly inflation: Float64Array;
}

/** @returns undefined where the variances cannot be told apart */
export function kenwardRoger({ design, at, derivatives }: RemlFit): KenwardRoger | undefined {
  const { rank: p, patterns } = design;
  const count = design.terms.length;
  const size = count + 1;
  const inverted = inverse(derivatives.expected, size);
  if (inverted === undefined) return undefined;
  const w = inverted.map((value) => 2 * value);
  const weight = (i: number, j: number): number => w[i * size + j] as number;
  const ratio = (k: number): number => at.ratios[k] as number;

  // The residual's G is what is left of V, so that its parts are combinations of those of the terms.
  const pairWeights = new Float64Array(count * count);
  for (let k = 0; k < count; k++) {
    for (let j = 0; j < count; j++) {
      pairWeights[k * count + j] =
        weight(k + 1, j + 1) -
        ratio(k) * weight(0, j + 1) -
        ratio(j) * weight(0, k + 1) +
        ratio(k) * ratio(j) * weight(0, 0);
    }
  }
  const inflation = new Float64Array(p * p);
  for (const [index, pattern] of patterns.entries()) {
    const { zvz, zvx } = derivatives.projected[index] as (typeof derivatives.projected)[number];
    const q = pattern.levels;
    const term = overLevels(
      pattern,
      Float64Array.from({ length: count }, (_, k) => k),
    );
    const weighted = zvz.map((value, i) => {
      const [k, j] = [term[Math.floor(i / q)] as number, term[i % q] as number];
      return value * (pairWeights[k * count + j] as number) * pattern.zy.length;
    });
    addTransposeProduct(inflation, zvx, product(weighted, zvx, q, q, p), q, p, p, 1);
  }
  const slopes = [residualSlope(derivatives.slopes, at.ratios, p), ...derivatives.slopes];
  for (let k = 0; k < count; k++) {
    const factor = 2 * weight(0, k + 1) - 2 * ratio(k) * weight(0, 0);
    addScaled(inflation, derivatives.slopes[k] as Float64Array, factor);
  }
  for (let i = 0; i < p; i++) inflation[i * p + i] = (inflation[i * p + i] as number) + weight(0, 0);
  subtractSquares(inflation, slopes, w, p);
  return { varianceCovariance: w, inflation };
}

/** X'V^-1V^-1X whitened: V is the identity and the terms, each at its ratio. */
export function residualSlope(
  slopes: readonly Float64Array[],
  ratios: Float64Array,
  p: number,
): Float64Array {
  const own = new Float64Array(p * p);
  for (let i = 0; i < p; i++) own[i * p + i] = 1;
  for (const [k, slope] of slopes.entries()) addScaled(own, slope, -(ratios[k] as number));
  return own;
}

/** target -= sum of w_ij D_i D_j, through the eigenvectors that a Cholesky factor of w stands for: K + 1 squares. */
function subtractSquares(
  target: Float64Array,
  slopes: readonly Float64Array[],
  w: Float64Array,
  p: number,
): void {
  const size = slopes.length;
  const upper = new Float64Array(p * p);
  for (let i = 0; i < size; i++) {
    // w = U'U row by row: row i of U combines the slopes, and its square is one rank-p part of the sum.
    const combined = new Float64Array(p * p);
    const row = choleskyRow(w, size, i);
    for (const [j, slope] of slopes.entries()) addScaled(combined, slope, row[j] as number);
    addGram(upper, combined, 0, p, p, -1);
  }
  mirror(upper, p);
  addScaled(target, upper, 1);
}

/** Column i of the lower Cholesky factor of w. */
function choleskyRow(w: Float64Array, size: number, i: number): Float64Array {
  const l = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = w[a * size + b] as number;
      for (let k = 0; k < b; k++) sum -= (l[a * size + k] as number) * (l[b * size + k] as number);
      l[a * size + b] = a === b ? Math.sqrt(Math.max(sum, 0)) : sum / (l[b * size + b] as number);
    }
  }
  return Float64Array.from({ length: size }, (_, a) => l[a * size + i] as number);
}

function addScaled(target: Float64Array, a: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] as number) + factor * (a[i] as number);
}

/** x'Ax for a row-major [n x n] matrix. */
export function quadraticForm(a: Float64Array, x: Float64Array): number {
  const n = x.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const value = x[i] as number;
    if (value !== 0) sum += value * dot(a.subarray(i * n, (i + 1) * n), x);
  }
  return sum;
}
