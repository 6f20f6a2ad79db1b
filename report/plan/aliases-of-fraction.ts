import {
  areTwoLevel,
  definingRelation,
  orthogonalFraction,
  relationOf,
  romanResolution,
  type TwoLevelFraction,
  type Word,
  wordText,
} from '../../design/cells/two-level-fraction.ts';
import type { Factor, SweepSpec } from '../../design/sweep-spec.ts';
import type { Design } from '../../design/design-of.ts';
import type { ModelTerm } from '../../stats/model/term.ts';
import { plannedStructure } from '../../stats/planning/term-structure.ts';
import { listWords } from '../../stats/words/wording.ts';
import type { DataTable } from '../../stats/table/data-table.ts';

/** What a fraction tells apart. */
export interface AliasesOfFraction {
  /** Of a regular fraction of two-level factors; null for any other. */
  readonly resolution: number | null;
  /** Words of its defining relation, each `I` or its opposite; [] for any other, and the first ones where there are many. */
  readonly definingRelation: readonly string[];
  /** A sentence each. */
  readonly words: readonly string[];
}

/** Words of a defining relation, and aliases, that are listed. */
const listedMax = 8;
/** Pairs of factors, and multiplications of one fit, above which a fraction that is not regular is not looked at. */
const pairsMax = 60;
const fitCostMax = 2e7;

/**
 * What a fraction aliases, from its own algebra: of a regular one by its defining relation; of any other by fitting each
 * interaction that the model leaves out beside the model.
 *
 * @param planned the cells that are run, a row each
 * @returns null where all valid cells are run
 */
export function aliasesOfFraction(
  spec: SweepSpec,
  design: Design,
  planned: DataTable,
  terms: readonly ModelTerm[],
): AliasesOfFraction | null {
  const { fraction } = spec;
  if (fraction === undefined) return null;
  const factors = spec.factors;
  const relation = regularRelation(spec, design);
  if (relation !== undefined) return ofRelation(relation, factors, terms);
  const varied = factors.filter(({ levels }) => levels.length > 1).map(({ name }) => name);
  const pairs = varied.flatMap((first, i) => varied.slice(i + 1).map((second) => [first, second]));
  const leftOut = pairs.filter((pair) => !terms.some((term) => pair.every((name) => term.includes(name))));
  const none = { resolution: null, definingRelation: [] };
  const width = factors.reduce((sum, { levels }) => sum + levels.length, 0);
  const widest = Math.max(0, ...factors.map(({ levels }) => levels.length)) ** 2;
  if (leftOut.length > pairsMax || planned.rows * (width + widest) ** 2 > fitCostMax) {
    return { ...none, words: ['Interactions that the model leaves out may be aliased with what it fits.'] };
  }
  const shared = new Map<string, string[]>();
  for (const pair of leftOut) {
    const { terms: own } = plannedStructure(planned, [...terms, pair], []);
    for (const { term, directions, df, nominalDf } of own.slice(0, terms.length)) {
      const isInPair = term.split(':').every((name) => pair.includes(name));
      if (isInPair || (directions.average > 1 - 1e-9 && df === nominalDf)) continue;
      shared.set(term, [...(shared.get(term) ?? []), pair.join(':')]);
    }
  }
  const ordered = terms.map((term) => term.join(':')).filter((term) => shared.has(term));
  // As in a Plackett-Burman design: one sentence instead of the same one for each factor.
  const sharesAll = ordered.filter((term) => {
    const apart = leftOut.filter((pair) => !pair.includes(term));
    return apart.length > 1 && shared.get(term)?.length === apart.length;
  });
  const isWhole = sharesAll.length > 2;
  const words = [
    ...(isWhole
      ? [
          `${sharesAll.length === ordered.length ? 'Each main effect' : `Each of ${listWords(sharesAll)}`} shares differences with all two-way interactions of the other factors, which the model leaves out.`,
        ]
      : []),
    ...ordered
      .filter((term) => !isWhole || !sharesAll.includes(term))
      .map(
        (term) =>
          `${term} shares differences with ${shortened(shared.get(term) ?? [])}, which the model leaves out.`,
      ),
  ];
  return {
    ...none,
    words:
      words.length > 0
        ? words
        : ['No two-way interaction that the model leaves out shares anything with what it fits.'],
  };
}

/** Of a design by resolution, of a latin half, and of a D-optimal choice that is one. */
function regularRelation(
  { factors, fraction, constraints }: SweepSpec,
  { valid, crossed, cells }: Design,
): TwoLevelFraction | undefined {
  if (fraction === undefined || valid !== crossed || constraints.length > 0) return undefined;
  if (fraction.kind !== 'dOptimal') return relationOf(factors, fraction);
  // A choice by exchange need not be regular; only the one that stands in for it is.
  if (!areTwoLevel(factors) || crossed ** 2 * cells <= 1e8) return undefined;
  const indices = fraction.terms.map((term) =>
    term.map((name) => factors.findIndex((factor) => factor.name === name)),
  );
  return orthogonalFraction(factors.length, fraction.runs, indices);
}

function ofRelation(
  relation: TwoLevelFraction,
  factors: readonly Factor[],
  terms: readonly ModelTerm[],
): AliasesOfFraction {
  const { resolution } = relation;
  const all = [...definingRelation(relation)].toSorted((a, b) => bits(a.word) - bits(b.word));
  const listed = all
    .slice(0, listedMax)
    .map(({ word, negative }) => `${negative ? '-' : ''}${wordText(word, factors)}`);
  const rest = all.length - listed.length;
  const name = `Resolution ${romanResolution(resolution)}: I = ${listed.join(' = ')}${rest > 0 ? ` and ${rest} more words` : ''}.`;
  return {
    resolution,
    definingRelation: listed,
    words: [name, ...meaningOf(relation, factors, terms, all)],
  };
}

function meaningOf(
  { resolution }: TwoLevelFraction,
  factors: readonly Factor[],
  terms: readonly ModelTerm[],
  relation: readonly { readonly word: Word; readonly negative: boolean }[],
): string[] {
  const hasPairs = terms.some(({ length }) => length > 1);
  if (resolution >= 5) {
    const apart = 'Main effects and two-way interactions are all told apart from each other';
    return [hasPairs ? `${apart}; what is left out are interactions of three factors or more.` : `${apart}.`];
  }
  const short = relation.filter(({ word }) => bits(word) === resolution);
  const aliases =
    resolution === 3
      ? short.flatMap(({ word, negative }) =>
          single(word).map((one) => alias(one, word ^ one, negative, factors)),
        )
      : short.flatMap(({ word, negative }) => {
          const [first = 0] = single(word);
          return single(word ^ first).map((second) =>
            alias(first | second, word ^ first ^ second, negative, factors),
          );
        });
  const meaning =
    resolution === 3
      ? 'Main effects are told apart from each other, but not from two-way interactions, which the model leaves out'
      : 'Main effects are told apart from each other and from two-way interactions; two-way interactions are not told apart from each other';
  return [`${meaning}: ${shortened(aliases)}.`];
}

const alias = (one: Word, other: Word, negative: boolean, factors: readonly Factor[]): string =>
  `${wordText(one, factors)} = ${negative ? '-' : ''}${wordText(other, factors)}`;

const bits = (word: Word): number => single(word).length;

/** The words of one factor each that a word is made of. */
function single(word: Word): Word[] {
  const found: Word[] = [];
  for (let rest = word; rest !== 0; rest &= rest - 1) found.push(rest & -rest);
  return found;
}

const shortened = (names: readonly string[]): string =>
  names.length <= listedMax
    ? names.join(', ')
    : `${names.slice(0, listedMax).join(', ')} and ${names.length - listedMax} more`;
