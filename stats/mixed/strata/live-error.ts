import type { ErrorBasis, ErrorModel } from '../error-model.ts';
import { coordinates } from '../../model/coordinates.ts';
import type { StrataError } from './strata-error.ts';

/**
 * The strata, and for what they do not answer the spread of each difference over the levels of the random factor: no
 * iteration, so that a screen may ask again and again.
 */
export function liveError(strata: StrataError): ErrorModel {
  const { fixed, crossing } = strata.structure;
  const levels = crossing.combinations;
  const name = crossing.factors.map((factor) => factor.name).join(':');
  const own: ErrorBasis = { kind: 'strata', strata: [`${name} x difference`], exact: false };
  return {
    kind: 'strata',
    layout: strata.layout,
    components: strata.isBalanced ? strata.components : [],
    of(l) {
      const found = strata.of(l);
      const z = coordinates(fixed.trapezoid, l);
      const [values] = strata.contrasts([l]) ?? [];
      if (found === undefined || z === undefined || found.variance !== null || values === undefined)
        return found;
      if (crossing.factors.length !== 1 || levels < 2) return found;
      const mean = values.reduce((sum, value) => sum + value, 0) / levels;
      const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (levels - 1);
      const size = z.reduce((sum, value) => sum + value * value, 0);
      return { value: found.value, variance: size * spread, df: levels - 1, error: own };
    },
    test(rows) {
      const found = strata.test(rows);
      if (found.untested !== 'noError') return found;
      const test = strata.ownInteraction(rows);
      if (test === undefined || !Number.isFinite(test.f)) return found;
      const { numDf, denDf, f, p, logP } = test;
      return { numDf, denDf, f, p, logP, error: own, untested: null };
    },
  };
}
