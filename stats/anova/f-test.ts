import type { TermStatus } from '../analysis-result.ts';
import { fUpperTail, logFUpperTail } from '../distributions/f-distribution.ts';

/** The error that terms are tested against. */
export interface ErrorTerm {
  readonly sumSq: number;
  readonly df: number;
  /** About the mean: tells a perfect fit from a small error. */
  readonly totalSumSq: number;
}

export interface FTest {
  readonly f: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  readonly status: TermStatus;
  readonly reason: string | null;
}

/** A residual below this share of the total is rounding, not error. */
const perfectFitShare = 1e-24;

/** F = (sumSq / df) / (error.sumSq / error.df) and its upper tail, or why there is none. */
export function fTest(sumSq: number, df: number, error: ErrorTerm): FTest {
  const untested = whyUntestable(error);
  if (untested !== undefined) return { f: null, p: null, logP: null, ...untested };
  const f = sumSq / df / (error.sumSq / error.df);
  return {
    f,
    p: fUpperTail(f, df, error.df),
    logP: logFUpperTail(f, df, error.df),
    status: 'ok',
    reason: null,
  };
}

export function whyUntestable({
  sumSq,
  df,
  totalSumSq,
}: ErrorTerm): { status: TermStatus; reason: string } | undefined {
  if (totalSumSq === 0) {
    return { status: 'constantResponse', reason: 'the response is the same in every row' };
  }
  if (df <= 0) {
    return {
      status: 'noResidual',
      reason: 'no residual degrees of freedom: the model has as many parameters as there are rows',
    };
  }
  if (sumSq <= perfectFitShare * totalSumSq) {
    return { status: 'perfectFit', reason: 'no residual variation: the model fits every row exactly' };
  }
  return undefined;
}
