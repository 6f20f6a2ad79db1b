import type { SweepSpec } from '../design/sweep-spec.ts';
import type { ModelTerm } from '../stats/model/term.ts';

/** Residual degrees of freedom that are left at least when interactions join the model. */
const residualDfMin = 10;
/** Parameters at most, so that the live analysis keeps up. */
const parametersMax = 400;

/**
 * Main effects of all factors with more than one level, and all their two-way interactions once there are results
 * enough to test them: before that they would eat up the error that everything is tested against.
 *
 * @param results number of counted results so far
 */
export function defaultModel(
  {
    factors,
    fraction,
    replicates,
    blocks,
  }: Pick<SweepSpec, 'factors' | 'fraction' | 'replicates' | 'blocks'>,
  results: number,
): ModelTerm[] {
  const varied = factors.filter(({ levels }) => levels.length > 1);
  // In a fraction main effects are aliased with interactions, which would take their degrees of freedom.
  if (fraction?.kind === 'dOptimal') return [...fraction.terms];
  if (fraction !== undefined) return varied.map(({ name }) => [name]);
  const dfOf = varied.map(({ levels }) => levels.length - 1);
  const main = varied.map(({ name }): ModelTerm => [name]);
  const pairs = varied.flatMap((first, i) =>
    varied.slice(i + 1).map((second): ModelTerm => [first.name, second.name]),
  );
  const total = dfOf.reduce((sum, df) => sum + df, 0);
  const squares = dfOf.reduce((sum, df) => sum + df * df, 0);
  const blockDf = blocks === 'replicate' ? replicates - 1 : 0;
  // An upper bound: constraints only take degrees of freedom away.
  const parameters = 1 + blockDf + total + (total * total - squares) / 2;
  const affordable = parameters <= parametersMax && results - parameters >= residualDfMin;
  return affordable ? [...main, ...pairs] : main;
}
