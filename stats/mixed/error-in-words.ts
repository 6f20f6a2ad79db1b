import type { Cells } from '../model/cells.ts';
import type { ErrorBasis, LinearEstimate, Untested } from './error-model.ts';

/** Why there is no test, for a reader; `notEstimable` and `noHypothesis` are said by the table itself. */
export const untestedReason: Readonly<Record<Untested, string>> = {
  notEstimable: 'the combinations that occurred do not determine it',
  noHypothesis: 'it has no degrees of freedom of its own',
  noError: 'the layout gives no error to test it against',
  tooManyEffects: 'too many random effects depend on one another',
  noResidual: 'no residual degrees of freedom: the model has as many parameters as there are rows',
  perfectFit: 'no residual variation: the model fits every row exactly',
  constantResponse: 'the response is the same in every row',
};

/** What an estimate was judged by, as a table names it: `replicate:site`, `Residuals`, `REML, Kenward-Roger`. */
export function errorName(basis: ErrorBasis): string {
  switch (basis.kind) {
    case 'residual':
      return 'Residuals';
    case 'strata':
      return basis.strata.map((name) => (name === 'residual' ? 'Residuals' : name)).join(' + ');
    case 'reml':
      return `REML, ${basis.method === 'kenward-roger' ? 'Kenward-Roger' : 'Satterthwaite'}`;
    case 'plots':
      return basis.strata.map((stratum) => (stratum === 'within' ? 'Residuals' : 'whole plots')).join(' + ');
    default:
      return basis satisfies never;
  }
}

/** Why an estimate cannot be tested; undefined where it can. */
export function whyUntestedEstimate({ variance, df }: LinearEstimate, cells: Cells): string | undefined {
  if (cells.totalSumSq === 0) return untestedReason.constantResponse;
  if (variance === null || df === null) return untestedReason.noResidual;
  return variance <= (1e-24 * cells.totalSumSq) / cells.rows.length ? untestedReason.perfectFit : undefined;
}
