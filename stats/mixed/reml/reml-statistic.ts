import { dot, product } from '../matrix/products.ts';
import { symmetricEigen } from '../matrix/symmetric-eigen.ts';
import { solveRows, tryCholesky } from '../matrix/triangular.ts';
import { satterthwaiteDenDf } from '../satterthwaite-f.ts';
import { kenwardRogerF } from './kenward-roger-f.ts';
import type { KenwardRoger } from './kenward-roger.ts';

/** An F statistic and its denominator. */
export interface RemlStatistic {
  /** F times sigma2. */
  readonly f: number;
  readonly denDf: number;
}

/**
 * F with the covariance adjusted, scaled so that its mean and variance are those of F.
 *
 * @param basis rows of the hypothesis in whitened coordinates, orthonormal
 * @param effects estimate of a whitened function
 * @param slopes derivatives of X'V^-1X by the variances, whitened, residual first
 */
export function kenwardRogerTest(
  basis: readonly Float64Array[],
  effects: (x: Float64Array) => number,
  slopes: readonly Float64Array[],
  { inflation, varianceCovariance: w }: KenwardRoger,
  dfOf: (x: Float64Array) => number,
): RemlStatistic {
  const q = basis.length;
  const p = (basis[0] as Float64Array).length;
  const onto = (matrix: Float64Array): Float64Array => {
    const result = new Float64Array(q * q);
    for (const [i, row] of basis.entries()) {
      const through = product(row, matrix, 1, p, p);
      for (const [j, other] of basis.entries()) result[i * q + j] = dot(through, other);
    }
    return result;
  };
  const parts = slopes.map(onto);
  const traces = parts.map((part) => {
    let trace = 0;
    for (let i = 0; i < q; i++) trace += part[i * q + i] as number;
    return trace;
  });
  let [a1, a2] = [0, 0];
  for (const [i, one] of parts.entries()) {
    for (const [j, other] of parts.entries()) {
      const weight = w[i * parts.length + j] as number;
      a1 += weight * (traces[i] as number) * (traces[j] as number);
      a2 += weight * dot(one, other);
    }
  }
  const scaled = kenwardRogerF(a1, a2, q);
  // Where the moments of no F can be matched, each direction's own degrees of freedom are what is left.
  const { denDf, scale } =
    scaled.denDf > 0 && scaled.scale > 0 ? scaled : { denDf: satterthwaiteDenDf(basis.map(dfOf)), scale: 1 };
  const covariance = onto(inflation).map((value, i) => 2 * value + (i % (q + 1) === 0 ? 1 : 0));
  const triangle = tryCholesky(covariance, q);
  const solved = Float64Array.from(basis, effects);
  if (triangle !== undefined) solveRows(triangle, q, solved, 1);
  return { f: (scale * dot(solved, solved)) / q, denDf };
}

/**
 * F without adjustment: the mean of squared t statistics in the principal directions of L b, each with degrees of
 * freedom of its own.
 *
 * @see Fai and Cornelius 1996, J. Stat. Computation and Simulation 54
 */
export function satterthwaiteTest(
  rows: readonly Float64Array[],
  effects: (x: Float64Array) => number,
  dfOf: (x: Float64Array) => number,
): RemlStatistic {
  const count = rows.length;
  const gram = Float64Array.from({ length: count * count }, (_, i) =>
    dot(rows[Math.floor(i / count)] as Float64Array, rows[i % count] as Float64Array),
  );
  const { values, vectors } = symmetricEigen(gram, count);
  const least = Math.sqrt(Number.EPSILON) * (values[count - 1] as number);
  const dfs: number[] = [];
  let sum = 0;
  for (const [i, value] of values.entries()) {
    if (value <= least) continue;
    const direction = new Float64Array((rows[0] as Float64Array).length);
    for (const [k, row] of rows.entries()) {
      const share = vectors[i * count + k] as number;
      for (let j = 0; j < row.length; j++)
        direction[j] = (direction[j] as number) + share * (row[j] as number);
    }
    sum += effects(direction) ** 2 / value;
    dfs.push(dfOf(direction));
  }
  return { f: sum / dfs.length, denDf: satterthwaiteDenDf(dfs) };
}
