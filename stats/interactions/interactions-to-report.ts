import type { AnovaRow, EstimatedMean, Interaction } from '../analysis-result.ts';
import { estimatedMeans } from '../means/estimated-means.ts';
import type { ErrorModel } from '../mixed/error-model.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import { isFound } from '../words/alpha.ts';
import { takeApart } from './simple-effects.ts';

/**
 * The interactions of factors that were found, taken apart: while one factor decides what another does, their means by
 * themselves mislead.
 *
 * @param anova with adjusted p
 */
export function interactionsToReport(
  fit: LinearFit,
  error: ErrorModel,
  factors: readonly FactorVariable[],
  anova: readonly AnovaRow[],
  meansOf: (factors: readonly FactorVariable[]) => EstimatedMean[] = (own) =>
    estimatedMeans(fit, error, own, 'all'),
): Interaction[] {
  return fit.layout.blocks.flatMap(({ name, term }) => {
    const own = term.flatMap((part) => factors.find((factor) => factor.name === part) ?? []);
    const row = anova.find((one) => one.term === name);
    if (term.length < 2 || own.length < term.length || row === undefined || !isFound(row)) return [];
    return takeApart(fit, error, own, meansOf(own)) ?? [];
  });
}
