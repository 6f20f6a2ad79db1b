import { householder } from '../../model/householder.ts';
import type { VarianceComponent } from '../error-model.ts';
import type { Stratum } from './stratum.ts';

/**
 * Variances from mean squares: those that make every expected mean square what it is. One that would be negative is at
 * zero; one that the strata cannot tell from others before it has none.
 *
 * @param names of the random terms, [K]
 * @returns one for each random term and one for the residual, last
 * @see Searle, Casella and McCulloch 1992, Variance Components, 4.3
 */
export function componentsOf(names: readonly string[], strata: readonly Stratum[]): VarianceComponent[] {
  const used = strata.filter(({ df }) => df > 0);
  const width = names.length + 1;
  const all = ['residual', ...names];
  const matrix = new Float64Array(used.length * width);
  const y = new Float64Array(used.length);
  for (const [i, { df, expectation, meanSq }] of used.entries()) {
    const weight = Math.sqrt(df);
    matrix[i] = weight;
    for (const [k, entry] of expectation.entries()) matrix[(k + 1) * used.length + i] = weight * entry;
    y[i] = weight * (meanSq as number);
  }
  const { rank, kept, positionOf, r, stride, qty } = householder(matrix, used.length, width, y);
  const solve = (right: Float64Array): Float64Array => {
    const x = Float64Array.from(right);
    for (let k = rank - 1; k >= 0; k--) {
      const start = (kept[k] as number) * stride;
      const value = (x[k] as number) / (r[start + k] as number);
      x[k] = value;
      for (let row = 0; row < k; row++) x[row] = (x[row] as number) - value * (r[start + row] as number);
    }
    return x;
  };
  const values = solve(qty);
  const component = (column: number): VarianceComponent => {
    const group = all[column] as string;
    const position = positionOf[column] as number;
    if (position < 0) {
      const shares = solve(r.slice(column * stride, column * stride + rank));
      const aliasedWith = Array.from(kept).flatMap((other, k) =>
        Math.abs(shares[k] as number) > 1e-9 ? [all[other] as string] : [],
      );
      return { group, variance: null, atZero: false, aliasedWith };
    }
    const variance = values[position] as number;
    return { group, variance: Math.max(variance, 0), atZero: variance <= 0, aliasedWith: [] };
  };
  return [...names.map((_, k) => component(k + 1)), component(0)];
}
