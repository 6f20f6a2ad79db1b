import type { AnovaRow, Interval } from '../analysis-result.ts';
import { noncentralityInterval } from '../distributions/noncentral-f.ts';

export interface EffectSizeInput {
  readonly sumSq: number;
  readonly df: number;
  readonly residualSumSq: number;
  readonly residualDf: number;
  readonly totalSumSq: number;
  /** Rows, N. */
  readonly n: number;
  /** Of the intervals; 0.90 by default, so that the lower limit is above 0 where p < .05. */
  readonly level?: number;
}

export type EffectSize = Pick<
  AnovaRow,
  'eta2' | 'partialEta2' | 'omega2' | 'partialOmega2' | 'ncpInterval' | 'partialEta2Interval'
>;

export const noEffectSize: EffectSize = {
  eta2: null,
  partialEta2: null,
  omega2: null,
  partialOmega2: null,
  ncpInterval: null,
  partialEta2Interval: null,
};

/**
 * Shares of variance. omega2 and partialOmega2 correct for chance and may be negative: clip them only for display.
 *
 * @see Olejnik and Algina 2003, Psychological Methods 8; Steiger 2004, Psychological Methods 9 (intervals)
 */
export function effectSize(input: EffectSizeInput): EffectSize {
  const { sumSq, df, residualSumSq, residualDf, totalSumSq, n } = input;
  const eta2 = finite(sumSq / totalSumSq);
  if (residualDf <= 0) return { ...noEffectSize, eta2 };
  const meanSqError = residualSumSq / residualDf;
  const ownExcess = sumSq - df * meanSqError;
  const f = sumSq / df / meanSqError;
  const ncpInterval = Number.isFinite(f)
    ? finiteInterval(noncentralityInterval(f, df, residualDf, input.level ?? 0.9))
    : null;
  return {
    eta2,
    partialEta2: finite(sumSq / (sumSq + residualSumSq)),
    omega2: finite(ownExcess / (totalSumSq + meanSqError)),
    partialOmega2: finite(ownExcess / (sumSq + (n - df) * meanSqError)),
    ncpInterval,
    partialEta2Interval: ncpInterval && [shareOf(ncpInterval[0], n), shareOf(ncpInterval[1], n)],
  };
}

/** Population partial eta squared for a noncentrality: lambda = n f^2, so lambda / (lambda + n). */
const shareOf = (ncp: number, n: number): number => ncp / (ncp + n);

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const finiteInterval = ([lower, upper]: Interval): Interval | null =>
  Number.isFinite(upper) ? [lower, upper] : null;
