import type { Trapezoid } from './householder.ts';
import { forwardSubstitute } from './linear-fit.ts';

const tolerance = 1e-8;

/**
 * A linear function of the coefficients in the orthonormal basis of a fit: l'b = z'a, where a are the coefficients there,
 * `qty` of the trapezoid, and the variance of l'b is sigma^2 z'z under independent errors.
 *
 * A dropped column is a combination C of kept ones, so l is in the row space iff its dropped entries are l_kept C, which
 * is z' times the column of R; the deviation is judged against the largest entry of l.
 *
 * @param l [layout.width]
 * @returns [rank], or undefined where the data do not determine l'b
 * @see Searle 1971, Linear Models, ch. 5.4
 */
export function coordinates(trapezoid: Trapezoid, l: Float64Array): Float64Array | undefined {
  const { kept, positionOf, r, stride, rank } = trapezoid;
  const z = forwardSubstitute(
    trapezoid,
    Float64Array.from(kept, (column) => l[column] as number),
  );
  if (rank === l.length) return z;
  const largest = l.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  for (let column = 0; column < l.length; column++) {
    if (positionOf[column] !== -1) continue;
    let implied = 0;
    for (let row = 0; row < rank; row++) implied += (z[row] as number) * (r[column * stride + row] as number);
    if (Math.abs((l[column] as number) - implied) > tolerance * largest) return undefined;
  }
  return z;
}
