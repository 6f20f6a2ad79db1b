import { estimate } from '../model/estimate.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import { type ErrorBasis, type ErrorModel, untestable, type Untested } from './error-model.ts';

/** Estimates without any error: where the levels of a random factor are too few, or nothing varies. */
export function untestedError(
  fit: LinearFit,
  why: Untested,
  basis: ErrorBasis = { kind: 'strata', strata: [], exact: false },
): ErrorModel {
  return {
    kind: 'strata',
    layout: fit.layout,
    components: [],
    of(l) {
      const found = estimate(fit, l);
      return found && { value: found.value, variance: null, df: null, error: basis };
    },
    test: (rows) => untestable(rows.length, basis, why),
  };
}
