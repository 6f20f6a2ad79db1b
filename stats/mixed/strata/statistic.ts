import { dot } from '../matrix/products.ts';
import { symmetricEigen } from '../matrix/symmetric-eigen.ts';
import { satterthwaiteDenDf } from '../satterthwaite-f.ts';
import { type DirectionErrors, type MeanSquare, satterthwaite } from './combination.ts';

export interface Statistic {
  readonly f: number;
  readonly denDf: number;
}

/** F of differences in an orthonormal basis that share one mean square. */
export function exactStatistic(
  basis: readonly Float64Array[],
  { meanSq, df }: MeanSquare,
  effects: Float64Array,
): Statistic {
  const sumSq = basis.reduce((sum, row) => sum + dot(row, effects) ** 2, 0);
  return { f: sumSq / basis.length / (meanSq as number), denDf: df };
}

/**
 * F of differences with several errors, in an orthonormal basis: the mean of squared t statistics in their principal
 * directions, each with degrees of freedom of its own.
 *
 * @returns undefined where the variance of a direction is not positive
 */
export function combinedStatistic(
  basis: readonly Float64Array[],
  errors: DirectionErrors,
  strata: readonly MeanSquare[],
  effects: Float64Array,
): Statistic | undefined {
  const q = basis.length;
  const variance = (z: Float64Array): number => {
    let sum = 0;
    for (const [index, factor] of errors.of(z)) sum += factor * ((strata[index] as MeanSquare).meanSq ?? 0);
    return sum;
  };
  // Covariances from the variances of sums and differences.
  const covariance = new Float64Array(q * q);
  for (const [i, one] of basis.entries()) {
    covariance[i * q + i] = variance(one);
    for (const [j, other] of basis.slice(0, i).entries()) {
      const sum = variance(one.map((value, k) => value + (other[k] as number)));
      const difference = variance(one.map((value, k) => value - (other[k] as number)));
      covariance[i * q + j] = (sum - difference) / 4;
      covariance[j * q + i] = covariance[i * q + j] as number;
    }
  }
  const { vectors } = symmetricEigen(covariance, q);
  const dfs: number[] = [];
  let sum = 0;
  for (let i = 0; i < q; i++) {
    const direction = new Float64Array(effects.length);
    for (const [j, row] of basis.entries()) {
      const share = vectors[i * q + j] as number;
      for (let k = 0; k < direction.length; k++) {
        direction[k] = (direction[k] as number) + share * (row[k] as number);
      }
    }
    const own = satterthwaite(errors.of(direction), strata);
    if (own.variance === null) return undefined;
    sum += dot(direction, effects) ** 2 / own.variance;
    dfs.push(own.df);
  }
  return { f: sum / q, denDf: satterthwaiteDenDf(dfs) };
}
