import { coordinates } from './coordinates.ts';
import type { LinearFit } from './linear-fit.ts';

/** An estimable linear function of the coefficients. */
export interface Estimate {
  /** On the scale of the response; includes its offset where the function does (its intercept entry is 1). */
  readonly value: number;
  /** Variance as a multiple of sigma^2. */
  readonly unitVariance: number;
}

/**
 * l'b where the data determine it, undefined where they do not: l must lie in the row space of the model matrix.
 *
 * @param l [layout.width]
 */
export function estimate(fit: LinearFit, l: Float64Array): Estimate | undefined {
  const { kept, rank } = fit.trapezoid;
  const z = coordinates(fit.trapezoid, l);
  if (z === undefined) return undefined;
  let value = (l[0] as number) * fit.cells.offset;
  let unitVariance = 0;
  for (let k = 0; k < rank; k++) {
    value += (l[kept[k] as number] as number) * (fit.coefficients[k] as number);
    unitVariance += (z[k] as number) ** 2;
  }
  return { value, unitVariance };
}
