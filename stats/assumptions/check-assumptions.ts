import type { Assumptions, AssumptionTest } from '../analysis-result.ts';
import { fTest } from '../anova/f-test.ts';
import { householder } from '../model/householder.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import { type FactorVariable, modelMatrix } from '../model/model-matrix.ts';
import { brownForsythe } from './brown-forsythe.ts';
import type { Residuals } from './residuals.ts';
import { shapiroWilk } from './shapiro-wilk.ts';
import { codesOf, numbersOf } from '../numeric/per-row.ts';

export const unchecked: Assumptions = {
  equalVariance: null,
  equalVarianceByFactor: {},
  normality: null,
  lackOfFit: null,
  nonAdditivity: null,
  maxLeverage: null,
  maxAbsStudentizedResidual: null,
};

/**
 * @param found residuals of the fit
 * @param response one a table row
 * @param ofCells lack of fit as cells tell it, where runs share seeds, subjects or whole plots: what `fit` leaves between
 *   cells is in the model there, as the interaction with them
 * @param residualDf of the variance of these residuals
 */
export function checkAssumptions(
  fit: LinearFit,
  { residuals, leverage, studentized }: Residuals,
  response: Float64Array,
  factors: readonly FactorVariable[],
  ofCells?: Pick<Assumptions, 'lackOfFit'>,
  residualDf = fit.residualDf,
): Assumptions {
  const { cells } = fit;
  if (fit.n === 0) return unchecked;
  // Taken from the cell means, so that a large common offset costs no digits.
  const values = numbersOf(cells.rows, (row) => (response[row] as number) - cells.offset);
  // With half of the degrees of freedom or fewer, as of two runs a cell, residuals come in pairs of one size, and each
  // would count twice.
  const isPaired = residualDf * 2 <= fit.n;
  const why = leavesNothing(fit) ? noResiduals : isPaired ? tooFew : undefined;
  return {
    equalVariance: brownForsythe(values, cells.cellOfRow, cells.count),
    equalVarianceByFactor: Object.fromEntries(
      factors.map((factor) => [
        factor.name,
        why !== undefined
          ? untested(why)
          : brownForsythe(
              residuals,
              codesOf(cells.rows, (row) => factor.codes[row] as number),
              factor.levels.length,
            ),
      ]),
    ),
    normality: normalityOf(fit, residuals, residualDf),
    lackOfFit: ofCells === undefined ? lackOfFit(fit) : ofCells.lackOfFit,
    nonAdditivity: ofCells === undefined && cells.count === fit.n ? nonAdditivity(fit) : null,
    maxLeverage: leverage.reduce((most, value) => Math.max(most, value), 0),
    maxAbsStudentizedResidual: largest(studentized),
  };
}

const noResiduals = 'the model leaves no residuals';

/** True where residuals are rounding alone, which may well look unequal. */
const leavesNothing = ({ residualSumSq, cells }: LinearFit): boolean =>
  residualSumSq <= 1e-24 * cells.totalSumSq;

const tooFew = 'the model leaves too few degrees of freedom for its residuals to look like errors';

const untested = (reason: string): AssumptionTest => ({
  statistic: null,
  df1: null,
  df2: null,
  p: null,
  reason,
});

function normalityOf(fit: LinearFit, residuals: Float64Array, residualDf: number): AssumptionTest {
  if (leavesNothing(fit)) return untested(noResiduals);
  // Most residuals then follow from the others, or are next to nothing.
  if (residualDf < fit.n / 5) {
    return untested(tooFew);
  }
  return shapiroWilk(residuals);
}

/** Variation between cells that the model leaves, against the variation of replicates within them. */
export function lackOfFit(fit: LinearFit): AssumptionTest {
  const df1 = fit.cells.count - fit.rank;
  const df2 = fit.n - fit.cells.count;
  const none = { statistic: null, df1, df2, p: null };
  if (df2 === 0) return { ...none, reason: 'no replicates, so no pure error' };
  if (df1 === 0)
    return { ...none, reason: 'the model has a parameter for every cell: nothing is left to fit' };
  const test = fTest(fit.lackOfFitSumSq, df1, {
    sumSq: fit.cells.pureErrorSumSq,
    df: df2,
    totalSumSq: fit.cells.totalSumSq,
  });
  return { statistic: test.f, df1, df2, p: test.p, reason: test.reason };
}

/**
 * Tukey's one degree of freedom for non-additivity: does the square of the fitted value explain what is left?
 *
 * @see Tukey 1949, Biometrics 5
 */
function nonAdditivity(fit: LinearFit): AssumptionTest {
  const { cells, layout } = fit;
  const df2 = fit.residualDf - 1;
  const none = { statistic: null, df1: 1, df2, p: null };
  if (df2 < 1) return { ...none, reason: 'too few residual degrees of freedom' };
  const weights = cells.size.map(Math.sqrt);
  const plain = modelMatrix(layout, cells.exampleRow, new Float64Array(cells.count).fill(1));
  const squares = new Float64Array(cells.count);
  for (const [k, column] of fit.trapezoid.kept.entries()) {
    const coefficient = fit.coefficients[k] as number;
    for (let cell = 0; cell < cells.count; cell++) {
      squares[cell] =
        (squares[cell] as number) + coefficient * (plain[column * cells.count + cell] as number);
    }
  }
  const matrix = new Float64Array(cells.count * (layout.width + 1));
  matrix.set(modelMatrix(layout, cells.exampleRow, weights));
  for (let cell = 0; cell < cells.count; cell++) {
    matrix[layout.width * cells.count + cell] = (squares[cell] as number) ** 2 * (weights[cell] as number);
  }
  const y = cells.mean.map((mean, cell) => mean * (weights[cell] as number));
  const extended = householder(matrix, cells.count, layout.width + 1, y);
  if (extended.rank === fit.rank) return { ...none, reason: 'the squared fit adds nothing new to the model' };
  const sumSq = (extended.qty[extended.rank - 1] as number) ** 2;
  const test = fTest(sumSq, 1, {
    sumSq: extended.residualSumSq + cells.pureErrorSumSq,
    df: df2,
    totalSumSq: cells.totalSumSq,
  });
  return { statistic: test.f, df1: 1, df2, p: test.p, reason: test.reason };
}

function largest(values: Float64Array): number | null {
  let most = -1;
  for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
  return most < 0 ? null : most;
}
