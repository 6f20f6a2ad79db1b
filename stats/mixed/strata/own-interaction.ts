import { fUpperTail, logFUpperTail } from '../../distributions/f-distribution.ts';
import type { Crossing } from './crossing.ts';

/** Some differences tested against how they themselves vary over the levels of one random factor. */
export interface OwnInteraction {
  readonly numDf: number;
  readonly denDf: number;
  readonly sumSq: number;
  /** Mean square of the differences' interaction with the random factor. */
  readonly errorMeanSq: number;
  readonly f: number;
  readonly p: number;
  readonly logP: number;
}

/**
 * The sum of squares of some differences against that of their interaction with the random factor, and with nothing
 * else. It needs no model of the other random terms; with one difference it is the t test over levels and exact, with
 * several it assumes that they vary alike and independently (sphericity).
 *
 * @param basis orthonormal rows in the directions of the fixed part
 * @param byCombination row-major [p x R], each direction at each level
 * @returns undefined with several random factors, or without a second level
 */
export function ownInteraction(
  basis: readonly Float64Array[],
  byCombination: Float64Array,
  { combinations, factors }: Crossing,
): OwnInteraction | undefined {
  if (factors.length !== 1 || combinations < 2) return undefined;
  const numDf = basis.length;
  const denDf = numDf * (combinations - 1);
  let [sumSq, error] = [0, 0];
  for (const contrast of contrastsByCombination(basis, byCombination, combinations)) {
    const mean = contrast.reduce((sum, value) => sum + value, 0) / combinations;
    sumSq += combinations * mean ** 2;
    for (const value of contrast) error += (value - mean) ** 2;
  }
  const errorMeanSq = error / denDf;
  const f = sumSq / numDf / errorMeanSq;
  return {
    numDf,
    denDf,
    sumSq,
    errorMeanSq,
    f,
    p: fUpperTail(f, numDf, denDf),
    logP: logFUpperTail(f, numDf, denDf),
  };
}

/** [rows][R], each difference at each combination of random levels. */
export function contrastsByCombination(
  basis: readonly Float64Array[],
  byCombination: Float64Array,
  combinations: number,
): Float64Array[] {
  return basis.map((row) => {
    const values = new Float64Array(combinations);
    for (const [j, weight] of row.entries()) {
      if (weight === 0) continue;
      for (let place = 0; place < combinations; place++) {
        values[place] =
          (values[place] as number) + weight * (byCombination[j * combinations + place] as number);
      }
    }
    return values;
  });
}
