import { noncentralityInterval } from '../distributions/noncentral-f.ts';

/** The part of all variation that a term explains, chance taken off. Negative where it explains less than chance would. */
export interface ShareOfVariation {
  readonly term: string;
  readonly share: number;
  /** 95% limits, from 0 to 1. */
  readonly lower: number;
  readonly upper: number;
}

/** What is read of a row of the analysis of variance. */
export interface TestedTerm {
  readonly term: string;
  readonly df: number;
  readonly sumSq: number | null;
  readonly f: number | null;
  readonly errorDf: number | null;
}

/**
 * What part of all variation each tested term explains, chance taken off: omega squared where all terms have one error. A term of
 * a share of 1% has 1% of the picture, however small the residual is; its partial eta squared may be .8 then.
 *
 * The limits are those of the noncentrality of the term's own F, turned into shares as the estimate is; the estimates of what is
 * left of the variation are taken as known. With one term they are Steiger's.
 *
 * @param rows tested terms in question, each against its own error
 * @see Olejnik and Algina 2003, Psychological Methods 8; Steiger 2004, Psychological Methods 9
 *
 * @example
 * const rows = [{ term: 'a', df: 1, sumSq: 50, f: 50, errorDf: 40 }];
 * sharesOfVariation(rows, 100); // [{ term: 'a', share: 0.485149, lower: 0.284575, upper: 0.636324 }]
 */
export function sharesOfVariation(
  rows: readonly TestedTerm[],
  totalSumSq: number | null,
): ShareOfVariation[] {
  if (totalSumSq === null || !(totalSumSq > 0)) return [];
  return rows.flatMap(({ term, df, sumSq, f, errorDf }) => {
    if (sumSq === null || f === null || !(f > 0) || !Number.isFinite(f) || errorDf === null) return [];
    const meanSqError = sumSq / df / f;
    const own = sumSq - df * meanSqError;
    const rest = totalSumSq + meanSqError - own;
    const shareAt = (ncp: number): number =>
      ncp === Number.POSITIVE_INFINITY ? 1 : (ncp * meanSqError) / (ncp * meanSqError + rest);
    const [lower, upper] = noncentralityInterval(f, df, errorDf, level);
    return [{ term, share: own / (own + rest), lower: shareAt(lower), upper: shareAt(upper) }];
  });
}

/** Of the limits. */
const level = 0.95;
