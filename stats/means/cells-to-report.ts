import type { AnalysisRequest } from '../analysis-request.ts';
import type { AssumptionTest } from '../analysis-result.ts';
import { lackOfFit } from '../assumptions/check-assumptions.ts';
import type { LaidOut } from '../lay-out.ts';
import type { ErrorModel } from '../mixed/error-model.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import { bestCell } from './best-cell.ts';
import { bestCombination } from './best-combination.ts';
import type { Best, UnseenCells } from './best-result.ts';
import { cellErrors } from './cell-errors.ts';
import { observedCells } from './observed-cells.ts';
import { unseenCells } from './unseen-cells.ts';

export interface CellsOfAnalysis {
  readonly best: Best | null;
  readonly unseen: UnseenCells;
  /** Lack of fit, where runs share seeds, subjects or whole plots; null elsewhere: the residual tells it there. */
  readonly lackOfFit: AssumptionTest | null;
}

const noneUnseen: UnseenCells = { levels: [], cells: [] };

/** The best cell and whether the model fits the cells; in a live look no more than the best cell. */
export function cellsToReport(
  laidOut: LaidOut,
  fit: LinearFit,
  error: ErrorModel,
  factors: readonly FactorVariable[],
  { goal, detail, wholePlots, ddf }: AnalysisRequest,
): CellsOfAnalysis {
  const full = detail !== 'live';
  const { data, random } = laidOut;
  const isShared = random.length > 0 || wholePlots !== undefined;
  const unseen = full ? unseenCells(factors, fit.cells.exampleRow, data.factorColumns) : noneUnseen;
  if (factors.length === 0 || (goal === undefined && !(full && isShared))) {
    return { best: null, unseen, lackOfFit: null };
  }
  const cells = observedCells(fit, factors, data.response);
  const errors = full
    ? cellErrors(laidOut, fit, factors, cells, { wholePlots, ddf })
    : 'left out of a look at a sweep that runs';
  const test = typeof errors === 'string' ? undefined : errors.lackOfFit;
  const ofShared: AssumptionTest | null =
    test === undefined ? null : { statistic: test.f, df1: test.df, df2: test.denDf, p: test.p, reason: null };
  const hasCovariate = [...data.variables.values()].some(({ kind }) => kind === 'covariate');
  const misfitP = full && !isShared && hasCovariate ? lackOfFit(fit).p : null;
  const best =
    goal === undefined
      ? null
      : bestCell(bestCombination(fit, error, factors, goal), { goal, cells, errors, misfitP, unseen });
  return { best, unseen, lackOfFit: isShared ? ofShared : null };
}
