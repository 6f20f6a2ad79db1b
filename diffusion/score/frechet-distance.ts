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
  const features = first[0]?.length ?? 0;
  if (Math.min(first.length, second.length) >= features) {
    return Math.max(0, frechetDistance(gaussianOf(first), gaussianOf(second)));
  }
  const left = centre(first);
  const right = centre(second);
  const spread = squaredNorm(left.rows) + squaredNorm(right.rows);
  return Math.max(0, squaredGap(left.mean, right.mean) + spread - 2 * nuclearNorm(left.rows, right.rows));
}

/**
 * tr (C1 C2)^(1/2) for C1 = A^T A and C2 = B^T B: the sum of the singular values of A B^T. With fewer images than
 * features the work grows with the cube of the images, a second at 600 where the covariances take four.
 */
function nuclearNorm(first: readonly Float64Array[], second: readonly Float64Array[]): number {
  const [few, many] = first.length <= second.length ? [first, second] : [second, first];
  const products = few.map((row) => Float64Array.from(many, (other) => dot(row, other)));
  const n = few.length;
  const gram = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      const value = dot(products[i] as Float64Array, products[j] as Float64Array);
      gram[i * n + j] = value;
      gram[j * n + i] = value;
    }
  }
  const { values } = symmetricEigen(gram, n, { vectors: false });
  return values.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
}

/** Rows less their mean, scaled so that rows^T rows is the unbiased covariance. */
function centre(rows: readonly ArrayLike<number>[]): { mean: Float64Array; rows: Float64Array[] } {
  const mean = meanOf(rows);
  const scale = 1 / Math.sqrt(rows.length - 1);
  return { mean, rows: rows.map((row) => mean.map((middle, k) => ((row[k] as number) - middle) * scale)) };
}

/** Sample mean and unbiased sample covariance. @throws YatesError E_SCORE_SAMPLES with fewer than two rows */
export function gaussianOf(rows: readonly ArrayLike<number>[]): Gaussian {
  const { mean, rows: centred } = centre(rows);
  const d = mean.length;
  const covariance = new Float64Array(d * d);
  for (const row of centred) {
    for (let i = 0; i < d; i++) {
      const value = row[i] as number;
      for (let j = 0; j <= i; j++) {
        covariance[i * d + j] = (covariance[i * d + j] as number) + value * (row[j] as number);
      }
    }
  }
  for (let i = 0; i < d; i++)
    for (let j = 0; j < i; j++) covariance[j * d + i] = covariance[i * d + j] as number;
  return { mean, covariance };
}

function meanOf(rows: readonly ArrayLike<number>[]): Float64Array {
  if (rows.length < 2) {
    throw new YatesError({
      code: 'E_SCORE_SAMPLES',
      message: `a covariance needs at least 2 images, not ${rows.length}`,
      next: 'score more images',
    });
  }
  const mean = new Float64Array((rows[0] as ArrayLike<number>).length);
  for (const row of rows) {
    for (let k = 0; k < mean.length; k++) mean[k] = (mean[k] as number) + (row[k] as number) / rows.length;
  }
  return mean;
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

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < left.length; k++) sum += (left[k] as number) * (right[k] as number);
  return sum;
}

const squaredNorm = (rows: readonly Float64Array[]): number =>
  rows.reduce((sum, row) => sum + dot(row, row), 0);
