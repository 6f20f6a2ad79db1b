import type { ModelTerm } from './model/term.ts';

/** A factor as the design has it. */
export interface PlannedFactor {
  readonly name: string;
  readonly levels: number;
}

/** Residual degrees of freedom that interactions must leave. */
const residualDfWanted = 10;

/**
 * The model that a sweep is analysed with unless its file says otherwise: every factor, the interactions of linked
 * pairs, and all two-way interactions, each kind as long as the runs leave enough for the error. It is chosen from the
 * design as planned, so that it does not change while results arrive.
 *
 * @param runs planned, replicates included
 * @param block levels of the block, 1 without one
 * @param linked pairs that constraints tie together, with the number of combinations that are allowed
 */
export function defaultTerms(
  factors: readonly PlannedFactor[],
  runs: number,
  block = 1,
  linked: readonly { readonly factors: readonly [string, string]; readonly combinations: number }[] = [],
): ModelTerm[] {
  const varying = factors.filter(({ levels }) => levels > 1);
  const main: ModelTerm[] = varying.map(({ name }) => [name]);
  const pairs: ModelTerm[] = varying.flatMap((first, i) =>
    varying.slice(i + 1).map((second) => [first.name, second.name]),
  );
  const levelsOf = (name: string): number => varying.find((factor) => factor.name === name)?.levels ?? 1;
  const linkOf = ([first, second]: ModelTerm) =>
    linked.find(({ factors: [a, b] }) => (a === first && b === second) || (a === second && b === first));
  /** An upper bound: aliasing only makes it smaller. */
  const df = (pair: ModelTerm): number => {
    const [first, second] = [levelsOf(pair[0] as string), levelsOf(pair[1] as string)];
    const complete = (first - 1) * (second - 1);
    return Math.min(complete, linkOf(pair)?.combinations ?? complete);
  };
  const mainDf = 1 + (block - 1) + varying.reduce((sum, { levels }) => sum + levels - 1, 0);
  const leaves = (terms: readonly ModelTerm[]): number =>
    runs - mainDf - terms.reduce((sum, pair) => sum + df(pair), 0);
  if (leaves(pairs) >= residualDfWanted) return [...main, ...pairs];
  const linkedPairs = pairs.filter((pair) => linkOf(pair) !== undefined);
  return leaves(linkedPairs) >= residualDfWanted ? [...main, ...linkedPairs] : main;
}
