import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import type { AnalysisRequest } from '../analysis-request.ts';
import type { Comparison } from '../analysis-result.ts';
import type { ErrorModel } from '../mixed/error-model.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import type { ModelCells } from './estimated-means.ts';
import { comparePairs, compareWithControl, compareWithin } from './comparisons.ts';

/** Levels beyond which all-pairs comparisons of a factor are left out: 30 levels are 435 pairs. */
const comparedLevelsMax = 30;

/**
 * The levels of every factor compared: in pairs, or with the control that is named for the factor.
 *
 * @param withControl how comparisons with a control are adjusted
 * @throws YatesError E_MODEL_CONTROL, E_COLUMN_LEVEL
 */
export function comparisonsToReport(
  fit: ModelCells,
  error: ErrorModel,
  factors: readonly FactorVariable[],
  { comparisons, controls = {} }: Pick<AnalysisRequest, 'comparisons' | 'controls'>,
  withControl: 'dunnett' | 'holm' = 'dunnett',
): Comparison[] {
  for (const name of Object.keys(controls)) refuseUnlessFactor(name, factors);
  return factors.flatMap((factor) => {
    if (factor.levels.length > comparedLevelsMax) return [];
    const nest = fit.layout.nests.find((one) => one.factor === factor.name);
    if (nest !== undefined) {
      const outer = nest.within.flatMap((name) => factors.find((one) => one.name === name) ?? []);
      return compareWithin(fit, error, factor, outer, comparisons);
    }
    const control = Object.hasOwn(controls, factor.name) ? controls[factor.name] : undefined;
    return control === undefined
      ? comparePairs(fit, error, factor, comparisons)
      : compareWithControl(fit, error, factor, control, withControl);
  });
}

function refuseUnlessFactor(name: string, factors: readonly FactorVariable[]): void {
  if (factors.some((factor) => factor.name === name)) return;
  throw new YatesError({
    code: 'E_MODEL_CONTROL',
    message: `a control level is named for "${name}", which is no factor of the model`,
    next: didYouMean(
      name,
      factors.map((factor) => factor.name),
    ),
  });
}
