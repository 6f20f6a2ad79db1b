import { plural } from '../../base/plural.ts';
import type { AnovaRow } from '../analysis-result.ts';
import { effectSize, noEffectSize } from './effect-size.ts';
import { type ErrorTerm, fTest, whyUntestable } from './f-test.ts';
import { deficiencyInWords, emptyCombinations, explainDeficiency } from '../model/aliasing.ts';
import { type LinearFit, nominalDf } from '../model/linear-fit.ts';
import type { TermBlock } from '../model/model-matrix.ts';
import { baseOf, increment } from '../model/sum-of-squares.ts';

/**
 * The table of sums of squares, a row for each term and one for the residuals. sigma^2 is that of the full model.
 *
 * @param type 1: in the order given. 2: each term adjusted for all that do not contain it. 3: each adjusted for all
 *   others in sum-to-zero coding; refused, with the reason, unless every cell is filled and no term aliased.
 */
export function anovaTable(fit: LinearFit, type: 1 | 2 | 3): AnovaRow[] {
  return termRows(fit, type, errorTerm(fit));
}

/**
 * The same with an error that is not the fit's own.
 *
 * @param aliasedAllowed for type 3: some terms are aliased on purpose, and their rows are not used
 */
export function termRows(
  fit: LinearFit,
  type: 1 | 2 | 3,
  error: ErrorTerm,
  aliasedAllowed = false,
): AnovaRow[] {
  const refusal = type === 3 ? whyNoTypeThree(fit, aliasedAllowed) : undefined;
  const rows = fit.layout.blocks.map((block, index) =>
    refusal === undefined ? termRow(fit, index, type, error) : refusedRow(block, refusal),
  );
  return [...rows, residualsRow(error)];
}

export const errorTerm = (fit: LinearFit): ErrorTerm => ({
  sumSq: fit.residualSumSq,
  df: fit.residualDf,
  totalSumSq: fit.cells.totalSumSq,
});

export function termRow(fit: LinearFit, index: number, type: 1 | 2 | 3, error: ErrorTerm): AnovaRow {
  const block = fit.layout.blocks[index] as TermBlock;
  if (nominalDf(fit, index) === 0 || neverVaries(block)) {
    return untestedRow(block.name, 'oneLevel', 'only one level occurs among the rows used');
  }
  const base = baseOf(fit, index, type);
  const { df, sumSq } = increment(fit, base, [index]);
  const deficiency = explainDeficiency(fit, index, base, df);
  const words = deficiencyInWords(deficiency, block.name);
  if (df === 0) {
    return { ...untestedRow(block.name, 'aliased', words), aliasedWith: deficiency.aliasedWith };
  }
  const test = fTest(sumSq, df, error);
  const reduced =
    deficiency.lostToOthers > 0 ? 'partlyAliased' : deficiency.lostToEmptyCells > 0 ? 'emptyCells' : 'ok';
  const { totalSumSq } = error;
  return {
    term: block.name,
    df,
    sumSq,
    meanSq: sumSq / df,
    f: test.f,
    p: test.p,
    logP: test.logP,
    errorDf: test.f === null ? null : error.df,
    ...(totalSumSq === 0
      ? noEffectSize
      : effectSize({
          sumSq,
          df,
          residualSumSq: error.sumSq,
          residualDf: error.df,
          totalSumSq,
          n: fit.n,
        })),
    status: test.status === 'ok' ? reduced : test.status,
    aliasedWith: deficiency.aliasedWith,
    reason: [test.reason, words].filter((reason) => reason !== null).join('; ') || null,
  };
}

const neverVaries = ({ parts }: TermBlock): boolean =>
  parts.some(
    ({ variable }) => variable.kind === 'covariate' && variable.values.every((value) => !(value !== 0)),
  );

function residualsRow(error: ErrorTerm): AnovaRow {
  const untestable = whyUntestable(error);
  return {
    ...untestedRow('Residuals', untestable?.status ?? 'ok', untestable?.reason ?? null),
    df: error.df,
    sumSq: error.sumSq,
    meanSq: error.df > 0 ? error.sumSq / error.df : null,
  };
}

const untestedRow = (term: string, status: AnovaRow['status'], reason: string | null): AnovaRow => ({
  term,
  df: 0,
  sumSq: null,
  meanSq: null,
  f: null,
  p: null,
  logP: null,
  errorDf: null,
  ...noEffectSize,
  status,
  aliasedWith: [],
  reason,
});

const refusedRow = (block: TermBlock, reason: string): AnovaRow => untestedRow(block.name, 'refused', reason);

/** Type III hypotheses average over every cell of a term: they mean nothing where a cell is empty. */
function whyNoTypeThree(fit: LinearFit, aliasedAllowed: boolean): string | undefined {
  for (const { name, parts } of fit.layout.blocks) {
    const factors = parts.flatMap(({ variable }) => (variable.kind === 'factor' ? [variable] : []));
    const empty = factors.length < 2 ? 0 : emptyCombinations(fit, factors);
    if (empty > 0) {
      return `type III needs every cell filled: ${plural(empty, 'combination')} of ${name} never occurred; use type 2`;
    }
  }
  if (fit.trapezoid.rank < fit.layout.width && !aliasedAllowed) {
    return 'type III needs terms that can all be told apart, and some are aliased; use type 2';
  }
  return undefined;
}
