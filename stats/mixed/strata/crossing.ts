import type { FactorVariable } from '../../model/model-matrix.ts';
import type { FixedPart } from '../fixed-part.ts';

/**
 * A complete layout: every combination of the levels of the random factors holds the same combinations of the fixed
 * variables, each equally often.
 */
export interface Crossing {
  /** Random factors, m. */
  readonly factors: readonly FactorVariable[];
  /** [m], levels of each. */
  readonly levels: readonly number[];
  /** Combinations of random levels, R: the product of `levels`. */
  readonly combinations: number;
  /** Row-major [f x R], cell at each combination of fixed variables and of random levels; the last factor is fastest. */
  readonly cellAt: Int32Array;
  /** [f], runs in each of these cells, the same for all R. */
  readonly size: Float64Array;
}

/** @returns undefined where the layout is not complete */
export function completeCrossing(fixed: FixedPart, factors: readonly FactorVariable[]): Crossing | undefined {
  const { cells, combinationOf, count } = fixed;
  const levels = factors.map((factor) => factor.levels.length);
  const combinations = levels.reduce((product, own) => product * own, 1);
  if (cells.count !== count * combinations) return undefined;
  const cellAt = new Int32Array(count * combinations).fill(-1);
  const size = new Float64Array(count);
  for (let cell = 0; cell < cells.count; cell++) {
    const row = cells.exampleRow[cell] as number;
    const at = combinationOf[cell] as number;
    let place = 0;
    for (const { codes, levels: own } of factors) place = place * own.length + (codes[row] as number);
    cellAt[at * combinations + place] = cell;
    const known = size[at] as number;
    const own = cells.size[cell] as number;
    if (known !== 0 && known !== own) return undefined;
    size[at] = own;
  }
  return cellAt.includes(-1) ? undefined : { factors, levels, combinations, cellAt, size };
}

/** A set of random factors as the bits of a number: bit i is the i-th factor. */
export type Subset = number;

/** The factors of a subset, in order. */
export const membersOf = <Member>(subset: Subset, factors: readonly Member[]): Member[] =>
  factors.filter((_, i) => (subset & (1 << i)) !== 0);

/** Degrees of freedom of the interaction of a subset's factors. */
export const subsetDf = (subset: Subset, levels: readonly number[]): number =>
  membersOf(subset, levels).reduce((product, own) => product * (own - 1), 1);

/**
 * Sums of squares of a value at each combination of random levels, by the interaction of random factors that they
 * belong to.
 *
 * @param values [R], the last factor fastest
 * @returns [2^m], by subset; entry 0 is R times the square of the mean
 * @example
 * Array.from(sumsOfSquares(Float64Array.of(1, 3), [2])); // [8, 2]
 */
export function sumsOfSquares(values: Float64Array, levels: readonly number[]): Float64Array {
  const result = new Float64Array(1 << levels.length);
  const split = (part: Float64Array, factor: number, subset: Subset): void => {
    if (factor === levels.length) {
      for (const value of part) result[subset] = (result[subset] as number) + value * value;
      return;
    }
    const { means, deviations } = splitAlong(part, levels, factor);
    split(means, factor + 1, subset);
    split(deviations, factor + 1, subset | (1 << factor));
  };
  split(values, 0, 0);
  return result;
}

/** Means over the levels of one factor, at each of them again, and what is left. */
function splitAlong(values: Float64Array, levels: readonly number[], factor: number) {
  const own = levels[factor] as number;
  const inner = levels.slice(factor + 1).reduce((product, level) => product * level, 1);
  const means = new Float64Array(values.length);
  for (let outer = 0; outer < values.length; outer += own * inner) {
    for (let offset = 0; offset < inner; offset++) {
      let sum = 0;
      for (let level = 0; level < own; level++) sum += values[outer + level * inner + offset] as number;
      for (let level = 0; level < own; level++) means[outer + level * inner + offset] = sum / own;
    }
  }
  return { means, deviations: values.map((value, i) => value - (means[i] as number)) };
}
