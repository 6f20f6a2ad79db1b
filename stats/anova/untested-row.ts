import type { AnovaRow } from '../analysis-result.ts';
import { noEffectSize } from './effect-size.ts';

/** Row of a term that has no test, and why. */
export const untestedRow = (term: string, status: AnovaRow['status'], reason: string | null): AnovaRow => ({
  term,
  df: 0,
  sumSq: null,
  meanSq: null,
  f: null,
  p: null,
  logP: null,
  pAdjusted: null,
  errorDf: null,
  denDf: null,
  error: null,
  ...noEffectSize,
  status,
  aliasedWith: [],
  reason,
});
