import type { Factor, SweepSpec } from '../design/sweep-spec.ts';
import { allEstimable } from '../design/cells/two-level-fraction.ts';
import type { ModelTerm } from '../stats/model/term.ts';
import { nestsOf } from './nests-of-spec.ts';

/** Residual degrees of freedom that are left at least when interactions join the model. */
const residualDfMin = 10;
/** Parameters at most, so that the live analysis keeps up. */
export const parametersMax = 400;

/** The model that a sweep is analysed with unless another is asked for. */
export interface DefaultModel {
  readonly terms: readonly ModelTerm[];
  /** Two-way interactions that are not in it. */
  readonly leftOut: readonly ModelTerm[];
  /**
   * Why: `speed`, as the model would have more than `parametersMax` parameters; `error`, as too few degrees of freedom would be
   * left to test against; `fraction`, as the cells that are run do not tell them apart. Null where none is left out.
   */
  readonly why: 'speed' | 'error' | 'fraction' | null;
  /** Parameters that the model would have with them, at most. */
  readonly parameters: number;
}

type ModelSpec = Pick<SweepSpec, 'factors' | 'fraction' | 'replicates' | 'blocks'>;

/**
 * Main effects of all factors with more than one level, and all their two-way interactions once there are results
 * enough to test them: before that they would eat up the error that everything is tested against.
 *
 * @param results number of counted results so far
 */
export const defaultModel = (spec: ModelSpec, results: number): ModelTerm[] => [
  ...modelOf(spec, results).terms,
];

/** The same with what it leaves out, and why. */
export function modelOf(spec: ModelSpec, results: number): DefaultModel {
  const { fraction, replicates, blocks } = spec;
  const varied = spec.factors.filter(({ levels }) => levels.length > 1);
  if (fraction?.kind === 'dOptimal') {
    return { terms: fraction.terms, leftOut: [], why: null, parameters: 0 };
  }
  const within = new Map(nestsOf(spec.factors).map((nest) => [nest.factor, nest.within]));
  const main = varied.map(({ name }): ModelTerm => [...(within.get(name) ?? []), name]);
  const pairs = varied.flatMap((first, i) =>
    varied.slice(i + 1).flatMap((second): ModelTerm[] => pairOf(first, second, within)),
  );
  const dfOf = new Map(varied.map(({ name, levels }) => [name, levels.length - 1]));
  const dfOfPair = (term: ModelTerm): number => {
    const outer = new Set(term.flatMap((name) => within.get(name) ?? []));
    return term.reduce((product, name) => product * (outer.has(name) ? 1 : (dfOf.get(name) ?? 1)), 1);
  };
  const total = [...dfOf.values()].reduce((sum, df) => sum + df, 0);
  const blockDf = blocks === 'replicate' ? replicates - 1 : 0;
  // An upper bound: constraints only take degrees of freedom away.
  const parameters = 1 + blockDf + total + pairs.reduce((sum, pair) => sum + dfOfPair(pair), 0);
  const without = (why: DefaultModel['why']): DefaultModel => ({
    terms: main,
    leftOut: pairs,
    why: pairs.length === 0 ? null : why,
    parameters,
  });
  // In most fractions main effects are aliased with interactions, which would take their degrees of freedom.
  if (fraction !== undefined && !allEstimable(spec.factors, fraction)) return without('fraction');
  if (parameters > parametersMax) return without('speed');
  if (results - parameters < residualDfMin) return without('error');
  return { terms: [...main, ...pairs], leftOut: [], why: null, parameters };
}

/** Two factors and what they are within; none where one is within the other, or no cell has both. */
function pairOf(first: Factor, second: Factor, within: ReadonlyMap<string, readonly string[]>): ModelTerm[] {
  const [outer, inner] = [within.get(first.name) ?? [], within.get(second.name) ?? []];
  if (outer.includes(second.name) || inner.includes(first.name)) return [];
  const { when: a } = first;
  const { when: b } = second;
  const isApart =
    a !== undefined &&
    b !== undefined &&
    a.factor === b.factor &&
    !a.levels.some((level) => b.levels.includes(level));
  return isApart ? [] : [[...new Set([...outer, ...inner, first.name, second.name])]];
}
