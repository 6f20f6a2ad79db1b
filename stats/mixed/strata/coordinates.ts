import type { FixedPart } from '../fixed-part.ts';
import { type Crossing, sumsOfSquares } from './crossing.ts';
import type { StrataStructure } from './structure.ts';

/** A response seen from the directions of a complete layout. */
export interface StrataCoordinates {
  /**
   * Row-major [p x R]: each direction at each combination of random levels. Their variance is on the scale of a single
   * run, whatever the number of runs behind them.
   */
  readonly byCombination: Float64Array;
  /** [strata], sum of squares of each. */
  readonly sumSq: Float64Array;
}

/** @param structure of the same cells, whose means are the response */
export function strataCoordinates({ extended, crossing, parts, strata }: StrataStructure): StrataCoordinates {
  const { rank: p, basis, count, cells, leastSquares } = extended;
  const { combinations, cellAt, size, levels } = crossing;
  const byCombination = new Float64Array(p * combinations);
  const scale = Math.sqrt(combinations);
  const sumSq = new Float64Array(strata.length);
  const residual = strata.findIndex(({ expectation }) => expectation.every((entry) => entry === 0));
  let left = cells.pureErrorSumSq;
  for (let place = 0; place < combinations; place++) {
    // The fit of all runs is taken off first, so that what is left of each combination is small.
    const own = new Float64Array(p);
    for (let at = 0; at < count; at++) {
      const cell = cellAt[at * combinations + place] as number;
      const value = (extended.residual[cell] as number) * (size[at] as number) * scale;
      for (let j = 0; j < p; j++) own[j] = (own[j] as number) + value * (basis[at * p + j] as number);
    }
    for (let j = 0; j < p; j++) byCombination[j * combinations + place] = own[j] as number;
    left += leftOver(extended, crossing, own, place);
  }
  for (const { start, end, stratumOf, isFixed } of parts) {
    for (let j = start; j < end; j++) {
      const overall = stratumOf[0] as number;
      if (!isFixed && overall >= 0)
        sumSq[overall] = (sumSq[overall] as number) + (leastSquares[j] as number) ** 2;
      const squares = sumsOfSquares(byCombination.subarray(j * combinations, (j + 1) * combinations), levels);
      for (const [subset, square] of squares.entries()) {
        const stratum = stratumOf[subset] as number;
        if (stratum >= 0) sumSq[stratum] = (sumSq[stratum] as number) + square;
      }
    }
  }
  if (residual >= 0) sumSq[residual] = (sumSq[residual] as number) + left;
  for (let j = 0; j < p; j++) {
    for (let place = 0; place < combinations; place++) {
      byCombination[j * combinations + place] =
        (byCombination[j * combinations + place] as number) + (leastSquares[j] as number) / scale;
    }
  }
  return { byCombination, sumSq };
}

/** Sum of squares of one combination of random levels that no direction holds. */
function leftOver(
  { rank: p, basis, count, residual }: FixedPart,
  { combinations, cellAt, size }: Crossing,
  own: Float64Array,
  place: number,
): number {
  const scale = Math.sqrt(combinations);
  let sum = 0;
  for (let at = 0; at < count; at++) {
    let value = residual[cellAt[at * combinations + place] as number] as number;
    for (let j = 0; j < p; j++) value -= (own[j] as number) * scale * (basis[at * p + j] as number);
    sum += (size[at] as number) * value * value;
  }
  return sum;
}
