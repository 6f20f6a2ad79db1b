import type { DecompositionRow, LinkedPair } from '../analysis-result.ts';
import { errorTerm } from './anova-table.ts';
import { fTest } from './f-test.ts';
import type { Cells } from '../model/cells.ts';
import { fitModel, type LinearFit } from '../model/linear-fit.ts';
import { type FactorVariable, layOutModel, type Variable } from '../model/model-matrix.ts';
import { increment } from '../model/sum-of-squares.ts';
import type { ModelTerm } from '../model/term.ts';
import { sameTerm } from '../model/term.ts';
import { degreesOfFreedom } from '../words/wording.ts';

/**
 * Levels of two factors that occur together are linked. Between groups of levels that no chain of combinations links,
 * the two factors always change together, and no analysis can tell their effects apart.
 */
export interface Components {
  /** [k1] and [k2], group of each level of the first and the second factor. */
  readonly ofFirst: Int32Array;
  readonly ofSecond: Int32Array;
  readonly count: number;
  /** Distinct combinations that occur, [first, second] level indices, in order of the levels. */
  readonly combinations: readonly (readonly [number, number])[];
}

export function findComponents(cells: Cells, first: FactorVariable, second: FactorVariable): Components {
  const seconds = second.levels.length;
  const keys = new Set<number>();
  for (const row of cells.exampleRow) {
    keys.add((first.codes[row] as number) * seconds + (second.codes[row] as number));
  }
  const combinations = [...keys]
    .sort((a, b) => a - b)
    .map((key) => [Math.floor(key / seconds), key % seconds] as const);

  // Union by repeated relabelling: levels are few, and the first level of a group names it.
  const ofFirst = Int32Array.from(first.levels, (_, level) => level);
  const ofSecond = new Int32Array(seconds).fill(-1);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b] of combinations) {
      const group = Math.min(ofFirst[a] as number, ofSecond[b] === -1 ? Infinity : (ofSecond[b] as number));
      if (ofFirst[a] === group && ofSecond[b] === group) continue;
      ofFirst[a] = group;
      ofSecond[b] = group;
      changed = true;
    }
  }
  const names = [...new Set(ofFirst)];
  const renumber = (group: number): number => names.indexOf(group);
  return {
    ofFirst: ofFirst.map(renumber),
    ofSecond: ofSecond.map(renumber),
    count: names.length,
    combinations,
  };
}

/** The test of one row of a pair. */
export interface PairTest {
  readonly f: number | null;
  readonly p: number | null;
  readonly logP: number | null;
  readonly denDf: number | null;
  readonly error: string | null;
}

/**
 * Makes the tests of a pair's rows: `added` terms after `base`, as indices into the blocks of the pair's layout.
 *
 * @param fit of that layout by least squares
 * @param pair the interaction of the two factors
 */
export type PairTests = (
  fit: LinearFit,
  variables: ReadonlyMap<string, Variable>,
  pair: ModelTerm,
) => (base: readonly number[], added: readonly number[]) => PairTest;

/**
 * What a pair of linked factors explains, split into what can and what cannot be told apart. The rows overlap: they
 * are not a partition.
 *
 * @param terms of the model under analysis
 * @param tests left out: each row against the residual of the model with the pair's interaction in it
 */
export function decomposePair(
  cells: Cells,
  variables: ReadonlyMap<string, Variable>,
  terms: readonly ModelTerm[],
  first: FactorVariable,
  second: FactorVariable,
  tests?: PairTests,
): LinkedPair {
  const components = findComponents(cells, first, second);
  const group: FactorVariable = {
    kind: 'factor',
    name: `group of ${first.name} and ${second.name}`,
    levels: Array.from({ length: components.count }, (_, index) => String(index + 1)),
    codes: first.codes.map((code) => (code < 0 ? -1 : (components.ofFirst[code] as number))),
  };
  const [a, b, ab]: [ModelTerm, ModelTerm, ModelTerm] = [
    [first.name],
    [second.name],
    [first.name, second.name],
  ];
  const own = [[group.name], a, b, ab];
  const rest = terms.filter((term) => !own.some((ownTerm) => sameTerm(term, ownTerm)));
  const all = new Map([...variables, [group.name, group]]);
  const layout = layOutModel([...rest, ...own], all);
  const fit = fitModel(layout, cells);
  const testOf = tests?.(fit, all, ab);
  const others = rest.flatMap((term, index) =>
    term.includes(first.name) || term.includes(second.name) ? [] : [index],
  );
  const [g, i, o, io] = [rest.length, rest.length + 1, rest.length + 2, rest.length + 3];
  const row = (term: string, base: number[], added: number[], meaning: string) =>
    decompositionRow(fit, term, base, added, meaning, testOf);
  const [x, y] = [first.name, second.name];
  const rows = [
    row(`${x} × ${y}`, others, [g, i, o, io], `all differences between the combinations of ${x} and ${y}`),
    row(`between groups`, others, [g], `${x} and ${y} change together: cannot be ascribed to either of them`),
    row(`${x}, ignoring ${y}`, others, [i], `${x} and whatever part of ${y} goes with it`),
    row(`${y}, ignoring ${x}`, others, [o], `${y} and whatever part of ${x} goes with it`),
    row(`${x} given ${y}`, [...others, o], [i], `${x} alone, within groups`),
    row(`${y} given ${x}`, [...others, i], [o], `${y} alone, within groups`),
    row(`${x}:${y}`, [...others, i, o], [io], `whether the effect of ${x} depends on ${y}`),
  ];
  return {
    factors: [x, y],
    combinations: components.combinations.length,
    possible: first.levels.length * second.levels.length,
    components: Array.from({ length: components.count }, (_, index) => [
      first.levels.filter((_name, level) => components.ofFirst[level] === index),
      second.levels.filter((_name, level) => components.ofSecond[level] === index),
    ]),
    rows,
    residualDf: fit.residualDf,
    words: inWords(first, second, components, rows),
  };
}

function decompositionRow(
  fit: LinearFit,
  term: string,
  base: number[],
  added: number[],
  meaning: string,
  testOf: ReturnType<PairTests> | undefined,
): DecompositionRow {
  const { df, sumSq } = increment(fit, base, added);
  if (df === 0) return { term, df, sumSq: null, meanSq: null, ...untested, pAdjusted: null, meaning };
  const test = testOf?.(base, added) ?? againstResidual(fit, df, sumSq);
  return { term, df, sumSq, meanSq: sumSq / df, ...test, pAdjusted: null, meaning };
}

const untested: PairTest = { f: null, p: null, logP: null, denDf: null, error: null };

function againstResidual(fit: LinearFit, df: number, sumSq: number): PairTest {
  const { f, p, logP } = fTest(sumSq, df, errorTerm(fit));
  return f === null ? untested : { f, p, logP, denDf: fit.residualDf, error: 'Residuals' };
}

function inWords(
  first: FactorVariable,
  second: FactorVariable,
  components: Components,
  rows: readonly DecompositionRow[],
): string[] {
  const [x, y] = [first.name, second.name];
  const possible = first.levels.length * second.levels.length;
  const words = [`${components.combinations.length} of the ${possible} combinations of ${x} and ${y} occur.`];
  if (components.count === 1) {
    return [...words, `They link all levels of both: ${x} and ${y} can be told apart.`];
  }
  const groups = Array.from({ length: components.count }, (_, index) => {
    const firsts = first.levels.filter((_name, level) => components.ofFirst[level] === index);
    const seconds = second.levels.filter((_name, level) => components.ofSecond[level] === index);
    return `${x} {${firsts.join(', ')}} with ${y} {${seconds.join(', ')}}`;
  });
  const df = (name: string): number => rows.find(({ term }) => term === name)?.df ?? 0;
  return [
    ...words,
    `${x} and ${y} fall into ${components.count} groups that nothing links: ${groups.join('; ')}.`,
    ...(df('between groups') === 0
      ? []
      : [
          `Between groups ${x} and ${y} change together: ${degreesOfFreedom(df('between groups'))} confounded, to be ascribed to neither.`,
        ]),
    ...(components.count === first.levels.length && components.count === second.levels.length
      ? [
          `Every level of ${x} comes with one level of ${y} and no other: they are one factor under two names.`,
        ]
      : [
          `Within groups ${x} keeps ${degreesOfFreedom(df(`${x} given ${y}`))} of its own, ${y} keeps ${df(`${y} given ${x}`)}, and their interaction has ${df(`${x}:${y}`)}.`,
        ]),
  ];
}
