import { tTwoSidedQuantile } from '../distributions/t-distribution.ts';
import type { TestedTerm } from './share-of-variation.ts';

/** The two largest shares of the variation, chance taken off, and the 95% limits of their difference. */
export interface MostImportant {
  readonly terms: readonly [first: string, second: string];
  readonly difference: number;
  /** Above 0 where the first matters more for sure. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * The two terms with the largest shares of the variation, and by how much the shares differ, with 95% limits. Only limits
 * that exclude zero say that one matters more than the other.
 *
 * A term's sum of squares is sigma^2 times a noncentral chi-squared variable, whose variance is 2 df + 4 lambda; those of two
 * terms are taken as independent, which they are in balanced layouts.
 *
 * @param rows tested terms in question
 * @returns null where fewer than two terms are tested
 *
 * @example
 * const row = { df: 1, errorDf: 40 };
 * const rows = [{ ...row, term: 'a', sumSq: 50, f: 50 }, { ...row, term: 'b', sumSq: 2, f: 2 }];
 * mostImportant(rows, 100).difference; // 0.48
 */
export function mostImportant(rows: readonly TestedTerm[], totalSumSq: number | null): MostImportant | null {
  const shares = rows.flatMap(({ term, df, sumSq, f, errorDf }) => {
    if (sumSq === null || f === null || !(f > 0) || errorDf === null) return [];
    const sigma2 = sumSq / df / f;
    const variance = sigma2 * sigma2 * (2 * df + (4 * sumSq) / sigma2);
    return [{ term, share: sumSq - df * sigma2, variance, errorDf }];
  });
  const [first, second] = shares.toSorted((a, b) => b.share - a.share);
  if (first === undefined || second === undefined || totalSumSq === null || totalSumSq <= 0) return null;
  const difference = (first.share - second.share) / totalSumSq;
  const reach =
    (tTwoSidedQuantile(0.05, Math.min(first.errorDf, second.errorDf)) *
      Math.sqrt(first.variance + second.variance)) /
    totalSumSq;
  return {
    terms: [first.term, second.term],
    difference,
    lower: difference - reach,
    upper: difference + reach,
  };
}
