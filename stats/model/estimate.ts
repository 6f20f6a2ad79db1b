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
  let size = Math.abs(value);
  let unitVariance = 0;
  for (let k = 0; k < rank; k++) {
    const part = (l[kept[k] as number] as number) * (fit.coefficients[k] as number);
    value += part;
    size += Math.abs(part);
    unitVariance += (z[k] as number) ** 2;
  }
  return { value: Math.abs(value) <= rounding * size ? 0 : value, unitVariance };
}

/** Share of its parts below which a sum is what rounding leaves of 0. */
const rounding = 16 * Number.EPSILON;
