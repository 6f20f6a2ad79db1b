import { fUpperTail, logFUpperTail } from '../distributions/f-distribution.ts';
import { whyUntestable } from '../anova/f-test.ts';
import { estimate } from '../model/estimate.ts';
import { forwardSubstitute, type LinearFit } from '../model/linear-fit.ts';
import { type ErrorModel, type ErrorTest, untestable } from './error-model.ts';
import { dot } from './matrix/products.ts';
import { orthonormalRows } from './orthonormal-rows.ts';

/** Every difference against the one residual of an ordinary fit: right where each run has luck of its own. */
export interface ResidualError extends ErrorModel {
  readonly kind: 'residual';
  readonly fit: LinearFit;
}

/**
 * The ordinary analysis behind the interface that all error models share.
 * The variance of l'b is sigma^2 l'(X'X)^-1 l, its degrees of freedom n - rank.
 */
export function residualError(fit: LinearFit): ResidualError {
  const { residualDf, residualSumSq, layout, cells, trapezoid } = fit;
  const basis = { kind: 'residual' } as const;
  const meanSq = residualDf > 0 ? residualSumSq / residualDf : null;
  return {
    kind: 'residual',
    fit,
    layout,
    components: [{ group: 'residual', variance: meanSq, atZero: false, aliasedWith: [] }],
    of(l) {
      const found = estimate(fit, l);
      if (found === undefined) return undefined;
      const { value, unitVariance } = found;
      return {
        value,
        variance: meanSq === null ? null : unitVariance * meanSq,
        df: meanSq === null ? null : residualDf,
        error: basis,
      };
    },
    test(rows): ErrorTest {
      if (rows.some((l) => estimate(fit, l) === undefined))
        return untestable(rows.length, basis, 'notEstimable');
      const kept = (l: Float64Array): Float64Array =>
        forwardSubstitute(
          trapezoid,
          Float64Array.from(trapezoid.kept, (column) => l[column] as number),
        );
      const directions = orthonormalRows(rows.map(kept));
      const numDf = directions.length;
      if (numDf === 0) return untestable(0, basis, 'noHypothesis');
      const why = whyUntestable({
        sumSq: residualSumSq,
        df: residualDf,
        totalSumSq: cells.totalSumSq,
      })?.status;
      if (why === 'constantResponse' || why === 'noResidual' || why === 'perfectFit') {
        return untestable(numDf, basis, why);
      }
      const sumSq = directions.reduce((sum, row) => sum + dot(row, trapezoid.qty) ** 2, 0);
      const f = sumSq / numDf / (meanSq as number);
      return {
        numDf,
        denDf: residualDf,
        f,
        p: fUpperTail(f, numDf, residualDf),
        logP: logFUpperTail(f, numDf, residualDf),
        error: basis,
        untested: null,
      };
    },
  };
}
