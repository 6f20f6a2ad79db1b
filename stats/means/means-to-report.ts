import type { EstimatedMean, LinkedPair } from '../analysis-result.ts';
import { findComponents } from '../anova/linked-pair.ts';
import type { ErrorModel } from '../mixed/error-model.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import { isNestedMain, nestedPlaces } from '../model/nesting.ts';
import { contains } from '../model/term.ts';
import { type Averaging, estimatedMeans, type ModelCells } from './estimated-means.ts';

/** Combinations beyond which the means of an interaction are left out. */
const interactionMeansMax = 400;

/**
 * The means of every factor and linked pair, and of the two-way interactions of the model.
 *
 * @param full with the means of interactions
 */
export function meansToReport(
  fit: ModelCells,
  error: ErrorModel,
  factors: readonly FactorVariable[],
  pairs: readonly LinkedPair[],
  averaging: Averaging,
  full: boolean,
): EstimatedMean[] {
  const factorNamed = (name: string) => factors.find((factor) => factor.name === name) as FactorVariable;
  const linked = factors.filter(({ name }) => pairs.some((pair) => pair.factors.includes(name)));
  const { nests } = fit.layout;
  const means = factors.flatMap((factor) => {
    const nest = nests.find((one) => one.factor === factor.name);
    if (nest !== undefined) return nestedMeans(fit, error, factor, nest.within.map(factorNamed), averaging);
    const own = estimatedMeans(fit, error, [factor], averaging);
    const undetermined = linked.length > 0 && own.some(({ mean }) => mean === null);
    return undetermined ? [...own, ...estimatedMeans(fit, error, [factor], 'valid', undefined, linked)] : own;
  });
  for (const { factors: names } of pairs) {
    const [first, second] = [factorNamed(names[0]), factorNamed(names[1])];
    const { combinations } = findComponents(fit.cells, first, second);
    means.push(...estimatedMeans(fit, error, [first, second], averaging, combinations));
  }
  if (!full) return means;
  for (const { term } of fit.layout.blocks) {
    const inTerm = factors.filter(({ name }) => term.includes(name));
    const size = inTerm.reduce((product, { levels }) => product * levels.length, 1);
    if (isNestedMain(term, nests)) continue;
    const isPair = pairs.some((pair) => contains(pair.factors, term));
    if (term.length !== 2 || inTerm.length !== 2 || isPair || size > interactionMeansMax) continue;
    means.push(...estimatedMeans(fit, error, inTerm, averaging));
  }
  return means;
}

/** Of a factor within others: its levels where they exist. */
function nestedMeans(
  fit: ModelCells,
  error: ErrorModel,
  factor: FactorVariable,
  outer: readonly FactorVariable[],
  averaging: Averaging,
): EstimatedMean[] {
  const combinations = nestedPlaces(factor, outer, fit.cells).flatMap(({ at, levels }) =>
    levels.map((level) => [...at, level]),
  );
  return estimatedMeans(fit, error, [...outer, factor], averaging, combinations);
}
