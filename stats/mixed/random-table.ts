import type { AnovaRow, TermStatus } from '../analysis-result.ts';
import { residualsRow, type TermTest, testedRows } from '../anova/anova-table.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import { errorName, untestedReason } from './error-in-words.ts';
import type { ErrorModel, ErrorTest, Untested } from './error-model.ts';
import { termHypothesis, type Triangular } from './hypothesis.ts';

/**
 * The analysis of variance where some factors are a sample: sums of squares as ever, each term tested against the error
 * that the model of errors gives it.
 *
 * @param fit the fixed part by least squares
 * @param hypotheses what the hypotheses are read off
 * @param residuals fit whose residuals stand in the last row
 */
export function randomTable(
  fit: LinearFit,
  hypotheses: Triangular,
  error: ErrorModel,
  type: 1 | 2 | 3,
  residuals: LinearFit,
): AnovaRow[] {
  const { totalSumSq } = fit.cells;
  const rows = testedRows(fit, type, (index, df, sumSq) =>
    termTest(error.test(termHypothesis(hypotheses, index, type)), df, sumSq, totalSumSq),
  );
  const last = residualsRow({ sumSq: residuals.residualSumSq, df: residuals.residualDf, totalSumSq });
  return [...rows.map((row): AnovaRow => ({ ...row, omega2: null })), last];
}

/** The error's sum of squares is what makes F of the term's own: so that shares of variance follow F. */
function termTest(test: ErrorTest, df: number, sumSq: number, totalSumSq: number): TermTest {
  const error = errorName(test.error);
  const { f, p, logP, denDf, untested } = test;
  if (f === null || denDf === null) {
    const why = untested ?? 'noError';
    const [status, reason] = [statusOf(why), untestedReason[why]];
    return { f: null, p: null, logP: null, status, reason, error, errorDf: 0, errorSumSq: 0, n: 0 };
  }
  const errorSumSq = f > 0 ? (sumSq / df / f) * denDf : totalSumSq;
  return { f, p, logP, status: 'ok', reason: null, error, errorDf: denDf, errorSumSq, n: df + denDf + 1 };
}

function statusOf(why: Untested): TermStatus {
  switch (why) {
    case 'noResidual':
    case 'perfectFit':
    case 'constantResponse':
      return why;
    case 'notEstimable':
    case 'noHypothesis':
    case 'noError':
    case 'tooManyEffects':
      return 'refused';
    default:
      return why satisfies never;
  }
}
