import { YatesError } from '../../base/error.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** All in float64; matrices are row-major. */
export interface Gaussian {
  /** [d] */
  readonly mean: Float64Array;
  /** [d,d] */
  readonly covariance: Float64Array;
}

/**
 * Squared Frechet (Wasserstein-2) distance of two Gaussians:
 * |m1 - m2|^2 + tr C1 + tr C2 - 2 tr (C1^(1/2) C2 C1^(1/2))^(1/2).
 *
 * @see Dowson and Landau 1982
 */
export function frechetDistance(first: Gaussian, second: Gaussian): number {
  const d = first.mean.length;
  const root = squareRoot(first.covariance, d);
  const inner = multiply(multiply(root, second.covariance, d), root, d);
  const { values } = symmetricEigen(symmetrised(inner, d), d, { vectors: false });
  const cross = values.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
  return (
    squaredGap(first.mean, second.mean) + trace(first.covariance, d) + trace(second.covariance, d) - 2 * cross
  );
}

/**
 * Frechet Inception distance of two sets of features, on the extractor that made them (`extractorName`): never to be
 * compared with a published FID, which is on pool3 of another Inception at 299 px.
 *
 * Biased upwards, the more the smaller the sets (Chong and Forsyth 2020): compare sets of equal sizes only, and read
 * the kernel distance beside it.
 *
 * @param first rows of d features, at least two
 * @throws YatesError E_SCORE_SAMPLES with fewer than two rows in a set
 */
export function frechetInceptionDistance(
  first: readonly Float32Array[],
  second: readonly Float32Array[],
): number {
  const left = gaussianOf(first);
  const right = gaussianOf(second);
  return Math.max(0, frechetDistance(left, right));
}

/** Sample mean and unbiased sample covariance. @throws YatesError E_SCORE_SAMPLES with fewer than two rows */
export function gaussianOf(rows: readonly ArrayLike<number>[]): Gaussian {
  if (rows.length < 2) {
    throw new YatesError({
      code: 'E_SCORE_SAMPLES',
      message: `a covariance needs at least 2 images, not ${rows.length}`,
      next: 'score more images',
    });
  }
  const d = (rows[0] as ArrayLike<number>).length;
  const mean = new Float64Array(d);
  for (const row of rows)
    for (let k = 0; k < d; k++) mean[k] = (mean[k] as number) + (row[k] as number) / rows.length;
  const covariance = new Float64Array(d * d);
  const centred = new Float64Array(d);
  for (const row of rows) {
    for (let k = 0; k < d; k++) centred[k] = (row[k] as number) - (mean[k] as number);
    for (let i = 0; i < d; i++) {
      const value = centred[i] as number;
      for (let j = 0; j <= i; j++) {
        covariance[i * d + j] = (covariance[i * d + j] as number) + value * (centred[j] as number);
      }
    }
  }
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      const value = (covariance[i * d + j] as number) / (rows.length - 1);
      covariance[i * d + j] = value;
      covariance[j * d + i] = value;
    }
  }
  return { mean, covariance };
}

/** The positive semi-definite square root; rounding below zero counts as zero. */
function squareRoot(matrix: Float64Array, d: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, d);
  const half = vectors.slice();
  for (let k = 0; k < d; k++) {
    // V^T sqrt(L) V as the square of L^(1/4) V: one product, and symmetric to the last bit.
    const scale = Math.max(0, values[k] as number) ** 0.25;
    for (let column = 0; column < d; column++)
      half[k * d + column] = (half[k * d + column] as number) * scale;
  }
  return multiply(transposed(half, d), half, d);
}

function multiply(left: Float64Array, right: Float64Array, d: number): Float64Array {
  const product = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let k = 0; k < d; k++) {
      const value = left[i * d + k] as number;
      if (value === 0) continue;
      for (let j = 0; j < d; j++) {
        product[i * d + j] = (product[i * d + j] as number) + value * (right[k * d + j] as number);
      }
    }
  }
  return product;
}

function transposed(matrix: Float64Array, d: number): Float64Array {
  const result = new Float64Array(d * d);
  for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) result[j * d + i] = matrix[i * d + j] as number;
  return result;
}

function symmetrised(matrix: Float64Array, d: number): Float64Array {
  const flipped = transposed(matrix, d);
  return matrix.map((value, at) => (value + (flipped[at] as number)) / 2);
}

function trace(matrix: Float64Array, d: number): number {
  let sum = 0;
  for (let k = 0; k < d; k++) sum += matrix[k * d + k] as number;
  return sum;
}

const squaredGap = (left: Float64Array, right: Float64Array): number =>
  left.reduce((sum, value, k) => sum + (value - (right[k] as number)) ** 2, 0);
