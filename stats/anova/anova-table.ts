import { plural } from '../../base/plural.ts';
import type { AnovaRow } from '../analysis-result.ts';
import { effectSize, noEffectSize } from './effect-size.ts';
import { untestedRow } from './untested-row.ts';
import { type ErrorTerm, type FTest, fTest, whyUntestable } from './f-test.ts';
import { deficiencyInWords, emptyCombinations, explainDeficiency } from '../model/aliasing.ts';
import { type LinearFit, nominalDf } from '../model/linear-fit.ts';
import type { TermBlock } from '../model/model-matrix.ts';
import { baseTerms } from '../model/base-terms.ts';
import { increment } from '../model/sum-of-squares.ts';

/**
 * The table of sums of squares, a row for each term and one for the residuals. sigma^2 is that of the full model.
 *
 * @param type 1: in the order given. 2: each term adjusted for all that do not contain it. 3: each adjusted for all
 *   others in sum-to-zero coding; refused, with the reason, unless every cell is filled and no term aliased.
 */
export function anovaTable(fit: LinearFit, type: 1 | 2 | 3): AnovaRow[] {
  return termRows(fit, type, errorTerm(fit));
}

/** The test of a term, and the error that it is against. */
export interface TermTest extends FTest {
  /** As a table names it. */
  readonly error: string;
  /** 0 or less where there is none. */
  readonly errorDf: number;
  /** On the scale of the term's sum of squares. */
  readonly errorSumSq: number;
  /** Rows that shares of variance in a population count with. */
  readonly n: number;
}

/** Tests a term whose sum of squares and degrees of freedom are known. */
export type TestOfTerm = (index: number, df: number, sumSq: number) => TermTest;

/** One error for all terms. @param n rows */
const againstOne =
  (error: ErrorTerm, n: number, name = 'Residuals'): TestOfTerm =>
  (_, df, sumSq) => ({
    ...fTest(sumSq, df, error),
    error: name,
    errorDf: error.df,
    errorSumSq: error.sumSq,
    n,
  });

/**
 * The same with an error that is not the fit's own.
 *
 * @param aliasedAllowed for type 3: some terms are aliased on purpose, and their rows are not used
 */
export function termRows(
  fit: LinearFit,
  type: 1 | 2 | 3,
  error: ErrorTerm,
  { aliasedAllowed = false, name }: { readonly aliasedAllowed?: boolean; readonly name?: string } = {},
): AnovaRow[] {
  return [...testedRows(fit, type, againstOne(error, fit.n, name), aliasedAllowed), residualsRow(error)];
}

/** A row for each term, tested as `testOf` does. */
export function testedRows(
  fit: LinearFit,
  type: 1 | 2 | 3,
  testOf: TestOfTerm,
  aliasedAllowed = false,
): AnovaRow[] {
  const refusal = type === 3 ? whyNoTypeThree(fit, aliasedAllowed) : undefined;
  return fit.layout.blocks.map((block, index) =>
    refusal === undefined ? termRow(fit, index, type, testOf) : refusedRow(block, refusal),
  );
}

export const errorTerm = (fit: LinearFit): ErrorTerm => ({
  sumSq: fit.residualSumSq,
  df: fit.residualDf,
  totalSumSq: fit.cells.totalSumSq,
});

function termRow(fit: LinearFit, index: number, type: 1 | 2 | 3, testOf: TestOfTerm): AnovaRow {
  const block = fit.layout.blocks[index] as TermBlock;
  if (nominalDf(fit, index) === 0 || neverVaries(block)) {
    return untestedRow(block.name, 'oneLevel', 'only one level occurs among the rows used');
  }
  const base = baseTerms(fit.layout, index, type);
  const { df, sumSq: own } = increment(fit, base, [index]);
  // What rounding leaves of nothing is nothing.
  const sumSq = own <= 1e-28 * fit.cells.totalSumSq ? 0 : own;
  const deficiency = explainDeficiency(fit, index, base, df);
  const words = deficiencyInWords(deficiency, block.name);
  if (df === 0) {
    return { ...untestedRow(block.name, 'aliased', words), aliasedWith: deficiency.aliasedWith };
  }
  const test = testOf(index, df, sumSq);
  const errorDf = test.f === null ? null : test.errorDf;
  const reduced =
    deficiency.lostToOthers > 0 ? 'partlyAliased' : deficiency.lostToEmptyCells > 0 ? 'emptyCells' : 'ok';
  const { totalSumSq } = fit.cells;
  return {
    term: block.name,
    df,
    sumSq,
    meanSq: sumSq / df,
    f: test.f,
    p: test.p,
    logP: test.logP,
    pAdjusted: null,
    errorDf,
    denDf: errorDf,
    error: errorDf === null ? null : test.error,
    ...(totalSumSq === 0
      ? noEffectSize
      : effectSize({
          sumSq,
          df,
          residualSumSq: test.errorSumSq,
          residualDf: test.errorDf,
          totalSumSq,
          n: test.n,
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

export function residualsRow(error: ErrorTerm): AnovaRow {
  const untestable = whyUntestable(error);
  return {
    ...untestedRow('Residuals', untestable?.status ?? 'ok', untestable?.reason ?? null),
    df: error.df,
    sumSq: error.sumSq,
    meanSq: error.df > 0 ? error.sumSq / error.df : null,
  };
}

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
