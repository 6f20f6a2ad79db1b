import { type LinearFit, forwardSubstitute } from './linear-fit.ts';

/** An estimable linear function of the coefficients. */
export interface Estimate {
  /** On the scale of the response; includes its offset where the function does (its intercept entry is 1). */
  readonly value: number;
  /** Variance as a multiple of sigma^2. */
  readonly unitVariance: number;
}

const tolerance = 1e-8;

/**
 * l'b where the data determine it, undefined where they do not: l must lie in the row space of the model matrix.
 * A dropped column is a combination C of kept ones, so l is in the row space iff its dropped entries are l_kept C;
 * the deviation is judged against the largest entry of l.
 *
 * @param l [layout.width]
 * @see Searle 1971, Linear Models, ch. 5.4
 */
export function estimate(fit: LinearFit, l: Float64Array): Estimate | undefined {
  const { kept, positionOf, r, stride, rank } = fit.trapezoid;
  const largest = l.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  const z = forwardSubstitute(
    fit.trapezoid,
    Float64Array.from(kept, (column) => l[column] as number),
  );
  for (let column = 0; column < l.length; column++) {
    if (positionOf[column] !== -1) continue;
    // l_kept C = z' (R of the dropped column), because C = R^-1 times that column.
    let implied = 0;
    for (let row = 0; row < rank; row++) {
      implied += (z[row] as number) * (r[column * stride + row] as number);
    }
    if (Math.abs((l[column] as number) - implied) > tolerance * largest) return undefined;
  }
  let value = (l[0] as number) * fit.cells.offset;
  let unitVariance = 0;
  for (let k = 0; k < rank; k++) {
    value += (l[kept[k] as number] as number) * (fit.coefficients[k] as number);
    unitVariance += (z[k] as number) ** 2;
  }
  return { value, unitVariance };
}
