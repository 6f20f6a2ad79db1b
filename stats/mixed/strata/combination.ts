import { dot } from '../matrix/products.ts';
import type { StrataStructure } from './structure.ts';

/** A sum of mean squares: the factor of each stratum, by index. */
export type Combination = ReadonlyMap<number, number>;

/** A mean square and its degrees of freedom. */
export interface MeanSquare {
  readonly df: number;
  /** Null without degrees of freedom. */
  readonly meanSq: number | null;
}

/** The errors of linear functions in the orthonormal directions of the fixed part. */
export interface DirectionErrors {
  /** What the variance of z'a is made of; a are coefficients of unit weight. Uneven parts are left out. */
  of(z: Float64Array): Combination;
  /** True where every part that z touches has known errors. */
  isCovered(z: Float64Array): boolean;
  /** True where, besides, each of them has one stratum as its error. */
  isExact(z: Float64Array): boolean;
}

/** Entries below this share of a function's length are rounding. */
const negligible = 1e-9;

export function directionErrors({ fixed, parts }: Pick<StrataStructure, 'fixed' | 'parts'>): DirectionErrors {
  const errorOf = parts.map(({ stratumOf }) => errorCombination(stratumOf));
  const partOf = Int32Array.from({ length: fixed.rank }, (_, direction) =>
    parts.findIndex(({ end }) => direction < end),
  );
  /** Sum of squares of z over each part that it touches. */
  const touched = (z: Float64Array): Map<number, number> => {
    const least = negligible * Math.sqrt(dot(z, z));
    const squares = new Map<number, number>();
    for (const [direction, value] of z.entries()) {
      if (Math.abs(value) <= least) continue;
      const part = partOf[direction] as number;
      squares.set(part, (squares.get(part) ?? 0) + value * value);
    }
    return squares;
  };
  const isCovered = (z: Float64Array): boolean => {
    const own = [...touched(z).keys()];
    return own.every((index) => {
      const part = parts[index];
      return part?.even === true && !part.coupledWith.some((other) => own.includes(other));
    });
  };
  return {
    of(z) {
      const total = new Map<number, number>();
      for (const [part, square] of touched(z)) {
        for (const [stratum, factor] of errorOf[part] as Combination) {
          total.set(stratum, (total.get(stratum) ?? 0) + factor * square);
        }
      }
      return total;
    },
    isCovered,
    isExact: (z) => isCovered(z) && [...touched(z).keys()].every((part) => errorOf[part]?.size === 1),
  };
}

/**
 * The error of a term by inclusion and exclusion over its interactions with random factors: with one random factor its
 * own interaction, with two that with the one and that with the other less that with both. What cancels is left out.
 *
 * @see Searle, Casella and McCulloch 1992, Variance Components, 4.6
 */
function errorCombination(stratumOf: Int32Array): Combination {
  const result = new Map<number, number>();
  for (let subset = 1; subset < stratumOf.length; subset++) {
    const stratum = stratumOf[subset] as number;
    if (stratum < 0) continue;
    const sign = bitCount(subset) % 2 === 1 ? 1 : -1;
    const factor = (result.get(stratum) ?? 0) + sign;
    if (factor === 0) result.delete(stratum);
    else result.set(stratum, factor);
  }
  return result;
}

const bitCount = (subset: number): number => subset.toString(2).replaceAll('0', '').length;

/**
 * Variance and degrees of freedom of a combination of independent mean squares; nulls where one of them has none, or
 * where the sum is not positive.
 *
 * @see Satterthwaite 1946, Biometrics Bulletin 2
 */
export function satterthwaite(
  combination: Combination,
  strata: readonly MeanSquare[],
): { readonly variance: number; readonly df: number } | { readonly variance: null; readonly df: null } {
  let [variance, spread] = [0, 0];
  for (const [index, factor] of combination) {
    const { meanSq, df } = strata[index] as MeanSquare;
    if (meanSq === null) return { variance: null, df: null };
    variance += factor * meanSq;
    spread += (factor * meanSq) ** 2 / df;
  }
  return variance > 0 ? { variance, df: variance ** 2 / spread } : { variance: null, df: null };
}
