import { householder } from '../../model/householder.ts';
import type { FixedPart } from '../fixed-part.ts';
import type { Triangular } from '../hypothesis.ts';
import { solveRows, tryCholesky } from '../matrix/triangular.ts';
import type { RemlFit } from './fit-reml.ts';

/**
 * A triangle whose transpose times itself is the inverse of the coefficients' covariance over sigma^2: what the sums of
 * squares of generalised least squares are read off.
 *
 * @param inflation row-major [p x p], Kenward and Roger's, in whitened coordinates; left out: no adjustment
 */
export function generalisedTriangle(
  { layout, trapezoid, rank: p }: FixedPart,
  { at }: RemlFit,
  inflation?: Float64Array,
): Triangular {
  const { width } = layout;
  /** Row-major [p x width], whitened coordinates of each column. */
  const whitened = new Float64Array(p * width);
  for (let column = 0; column < width; column++) {
    for (let row = 0; row < p; row++) {
      let sum = 0;
      for (let k = row; k < p; k++) {
        sum += (at.triangle[k * p + row] as number) * (trapezoid.r[column * trapezoid.stride + k] as number);
      }
      whitened[row * width + column] = sum;
    }
  }
  if (inflation !== undefined) {
    const covariance = inflation.map((value, i) => 2 * value + (i % (p + 1) === 0 ? 1 : 0));
    const root = tryCholesky(covariance, p);
    if (root !== undefined) solveRows(root, p, whitened, width);
  }
  const columnMajor = Float64Array.from(
    { length: p * width },
    (_, i) => whitened[(i % p) * width + Math.floor(i / p)] as number,
  );
  return { layout, trapezoid: householder(columnMajor, p, width, new Float64Array(p)) };
}
