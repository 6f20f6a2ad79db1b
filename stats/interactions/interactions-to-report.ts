import type { AnovaRow, EstimatedMean, Interaction, LinkedPair } from '../analysis-result.ts';
import { estimatedMeans } from '../means/estimated-means.ts';
import type { ErrorModel } from '../mixed/error-model.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import { isFound } from '../words/alpha.ts';
import { takeApart, type Unalike } from './simple-effects.ts';

/**
 * The interactions of factors that were found, taken apart: while one factor decides what another does, their means by
 * themselves mislead.
 *
 * @param anova with adjusted p
 * @param pairs of factors that constraints tie together
 * @param unalike the p of simple effects whose differences do not vary alike
 */
export function interactionsToReport(
  fit: LinearFit,
  error: ErrorModel,
  factors: readonly FactorVariable[],
  anova: readonly AnovaRow[],
  pairs: readonly LinkedPair[],
  unalike: Unalike,
): Interaction[] {
  const linked = factors.filter(({ name }) => pairs.some((pair) => pair.factors.includes(name)));
  return fit.layout.blocks.flatMap(({ name, term }) => {
    const own = term.flatMap((part) => factors.find((factor) => factor.name === part) ?? []);
    const row = anova.find((one) => one.term === name);
    // A factor within another has no cells where it does not exist: its means and pairs are reported by themselves.
    if (term.some((part) => fit.layout.nests.some((nest) => nest.factor === part))) return [];
    if (term.length < 2 || own.length < term.length || row === undefined || !isFound(row)) return [];
    return takeApart(fit, error, own, cellMeans(fit, error, own, linked), linked, unalike) ?? [];
  });
}

/** Over all combinations where that can be estimated, else over those of linked factors that occur. */
function cellMeans(
  fit: LinearFit,
  error: ErrorModel,
  own: readonly FactorVariable[],
  linked: readonly FactorVariable[],
): EstimatedMean[] {
  const all = estimatedMeans(fit, error, own, 'all');
  if (linked.length === 0 || all.some(({ mean }) => mean !== null)) return all;
  return estimatedMeans(fit, error, own, 'valid', undefined, linked);
}
