/**
 * Regular fractions of two-level factors, 2^(k-p): the last factors' levels follow from products of the first ones, so that
 * every effect is told apart from another wholly or not at all.
 */
import type { Factor, Fraction } from '../sweep-spec.ts';

/** A word of a defining relation, or an effect: bit i stands for factor i. */
export type Word = number;

export interface TwoLevelFraction {
  /** Factors, k. */
  readonly factors: number;
  /** Cells that are run: 2^(k - p). */
  readonly runs: number;
  /** The p words whose products are the defining relation; each is 1 in every cell that is run, or -1 where `negative`. */
  readonly generators: readonly { readonly word: Word; readonly negative: boolean }[];
  /** Length of the shortest word of the defining relation. */
  readonly resolution: number;
  /** Words of each length, from 1: what is least aberrant has the fewest short ones. */
  readonly lengths: readonly number[];
}

/** Factors at most: their sets are the bits of a number. */
export const regularFactorsMax = 24;
/** Cells at most, so that a catalogue entry is found at once. */
const runsMax = 4096;
/** Words that are formed, and steps that are taken, for one size before the best so far counts: about a second. */
const wordsMax = 2e7;
const stepsMax = 5e7;
/** Generators of which all products are formed. */
const generatorsMax = 16;

const lengthOf = (word: Word): number => {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/**
 * The smallest regular fraction of so many factors with at least this resolution, and of that size one with the fewest short
 * words that is found.
 *
 * @param resolution 3: main effects are told apart from each other; 4: and from two-way interactions; 5: two-way interactions too
 * @returns undefined where only the whole factorial has it
 * @see Box, Hunter and Hunter 2005, Statistics for Experimenters, ch. 6; Fries and Hunter 1980, Technometrics 22 (aberration)
 *
 * @example
 * smallestFraction(7, 4)?.runs; // 16
 * smallestFraction(15, 3)?.runs; // 16
 */
export function smallestFraction(factors: number, resolution: number): TwoLevelFraction | undefined {
  for (let basic = Math.max(2, Math.ceil(Math.log2(factors + 1))); basic < factors; basic++) {
    if (2 ** basic > runsMax) return undefined;
    const found = fractionOfSize(factors, basic, resolution);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The fraction of 2^basic cells with this resolution and the fewest short words that is found.
 *
 * @example
 * fractionOfSize(5, 4, 5)?.resolution; // 5
 */
export function fractionOfSize(
  factors: number,
  basic: number,
  resolution: number,
): TwoLevelFraction | undefined {
  const added = factors - basic;
  if (added < 1) return undefined;
  const columns = 2 ** basic;
  // Longer products first: they make longer words.
  const candidates = Array.from({ length: columns - 1 }, (_, k) => k + 1)
    .filter((column) => lengthOf(column) >= Math.max(2, resolution - 1))
    .sort((a, b) => lengthOf(b) - lengthOf(a) || a - b);
  let best: TwoLevelFraction | undefined;
  let [words, steps] = [0, 0];
  const isSpent = (): boolean => words > wordsMax || steps > stepsMax;
  const chosen: number[] = [];
  /** For each column the fewest factors whose product it is. */
  const reach = (own: readonly number[]): Uint8Array => {
    const least = new Uint8Array(columns).fill(255);
    least[0] = 0;
    for (const column of own) {
      const before = Uint8Array.from(least);
      for (let at = 0; at < columns; at++) {
        const from = before[at] as number;
        if (from < 254 && from + 1 < (least[at ^ column] as number)) least[at ^ column] = from + 1;
      }
    }
    return least;
  };
  const basics = Array.from({ length: basic }, (_, k) => 1 << k);
  const search = (from: number): void => {
    if (isSpent()) return;
    if (chosen.length === added) {
      words += 2 ** Math.min(added, generatorsMax);
      const found = describe(factors, basic, chosen);
      if (found.resolution >= resolution && (best === undefined || isLessAberrant(found, best))) best = found;
      return;
    }
    steps += columns * (basic + chosen.length);
    const least = reach([...basics, ...chosen]);
    for (let at = from; at <= candidates.length - (added - chosen.length); at++) {
      const column = candidates[at] as number;
      // With it, a word of its own and of those whose product it is.
      if ((least[column] as number) + 1 < resolution) continue;
      chosen.push(column);
      search(at + 1);
      chosen.pop();
      if (isSpent()) return;
    }
  };
  search(0);
  return best;
}

function describe(factors: number, basic: number, columns: readonly number[]): TwoLevelFraction {
  const generators = columns.map((column, k) => ({ word: column | (1 << (basic + k)), negative: false }));
  return withRelation(factors, 2 ** basic, generators);
}

function withRelation(
  factors: number,
  runs: number,
  generators: TwoLevelFraction['generators'],
): TwoLevelFraction {
  const lengths = Array.from({ length: factors }, () => 0);
  for (const { word } of definingRelation({ generators })) {
    const length = lengthOf(word);
    lengths[length - 1] = (lengths[length - 1] as number) + 1;
  }
  return { factors, runs, generators, resolution: lengths.findIndex((count) => count > 0) + 1, lengths };
}

function isLessAberrant(one: TwoLevelFraction, other: TwoLevelFraction): boolean {
  const place = one.lengths.findIndex((count, at) => count !== other.lengths[at]);
  return place >= 0 && (one.lengths[place] as number) < (other.lengths[place] as number);
}

/**
 * All words of the defining relation: the products of the generators.
 *
 * @yields each word, and whether it is -1 in every cell that is run
 *
 * @example
 * [...definingRelation({ generators: [{ word: 7, negative: false }] })]; // [{ word: 7, negative: false }]
 */
export function* definingRelation({
  generators,
}: Pick<TwoLevelFraction, 'generators'>): Generator<{ readonly word: Word; readonly negative: boolean }> {
  const count = 2 ** Math.min(generators.length, generatorsMax);
  for (let choice = 1; choice < count; choice++) {
    let [word, negative] = [0, false];
    for (const [k, own] of generators.entries()) {
      if ((choice & (1 << k)) === 0) continue;
      word ^= own.word;
      if (own.negative) negative = !negative;
    }
    yield { word, negative };
  }
}

/**
 * True if every factor has two levels, few enough to be the bits of a number.
 *
 * @example
 * areTwoLevel([{ levels: ['l', 'h'] }, { levels: [1, 2, 3] }]); // false
 */
export const areTwoLevel = (factors: readonly Pick<Factor, 'levels'>[]): boolean =>
  factors.length <= regularFactorsMax && factors.every(({ levels }) => levels.length === 2);

/**
 * A fraction as its defining relation; undefined for one that is not regular: levels other than two, or a D-optimal choice.
 * Constraints are not looked at.
 *
 * @example
 * const factors = ['a', 'b', 'c'].map((name) => ({ name, label: name, levels: ['l', 'h'] }));
 * relationOf(factors, { kind: 'latin', by: 'c' })?.resolution; // 3
 */
export function relationOf(factors: readonly Factor[], fraction: Fraction): TwoLevelFraction | undefined {
  if (!areTwoLevel(factors)) return undefined;
  const count = factors.length;
  if (fraction.kind === 'regular') return smallestFraction(count, fraction.resolution);
  if (fraction.kind !== 'latin') return undefined;
  // The index of the dependent factor is the sum of the others' modulo 2: with signs -1 and 1, the product of all is (-1)^k.
  const word = 2 ** count - 1;
  return withRelation(count, 2 ** (count - 1), [{ word, negative: count % 2 === 1 }]);
}

/**
 * True if the cells of a fraction tell all main effects and two-way interactions apart.
 *
 * @example
 * const factors = ['a', 'b', 'c'].map((name) => ({ name, label: name, levels: ['l', 'h'] }));
 * allEstimable(factors, { kind: 'latin', by: 'c' }); // false
 */
export const allEstimable = (factors: readonly Factor[], fraction: Fraction): boolean =>
  (relationOf(factors, fraction)?.resolution ?? 0) >= 5;

/**
 * The cells of a fraction whose last factors follow from the first ones, in mixed-radix order.
 *
 * @yields the digits of each cell, 0 or 1 for each factor; the array is reused, copy what is kept
 */
export function* cellsOfFraction({
  factors,
  runs,
  generators,
}: TwoLevelFraction): Generator<Int32Array, void, undefined> {
  const basic = factors - generators.length;
  const digits = new Int32Array(factors);
  for (let run = 0; run < runs; run++) {
    for (let factor = 0; factor < basic; factor++) digits[factor] = (run >> (basic - 1 - factor)) & 1;
    for (const [k, { word }] of generators.entries()) {
      // Signs are -1 for 0, and the product of a word's signs is 1: an even number of its factors is at 0.
      let low = 0;
      for (let factor = 0; factor < basic; factor++) {
        if ((word & (1 << factor)) !== 0 && digits[factor] === 0) low++;
      }
      digits[basic + k] = low % 2 === 0 ? 1 : 0;
    }
    yield digits;
  }
}

/**
 * A regular fraction of so many runs in which all terms of a model are orthogonal to each other: as good a choice as there is.
 *
 * @param terms factors of each term, by index
 * @returns undefined where there is none, or none is found
 *
 * @example
 * orthogonalFraction(3, 4, [[0], [1], [2]])?.resolution; // 3
 */
export function orthogonalFraction(
  factors: number,
  runs: number,
  terms: readonly (readonly number[])[],
): TwoLevelFraction | undefined {
  const basic = Math.log2(runs);
  if (!Number.isInteger(basic) || basic < 2 || basic >= factors || factors > regularFactorsMax)
    return undefined;
  const words = [0, ...terms.map((term) => term.reduce((word, factor) => word | (1 << factor), 0))];
  const longest = Math.max(...terms.map(({ length }) => length));
  const found =
    fractionOfSize(factors, basic, longest === 1 ? 3 : 2 * longest + 1) ?? fractionOfSize(factors, basic, 3);
  if (found === undefined) return undefined;
  const relation = new Set(Array.from(definingRelation(found), ({ word }) => word));
  const isApart = words.every((one, i) => words.slice(i + 1).every((other) => !relation.has(one ^ other)));
  return isApart ? found : undefined;
}

/**
 * A word by the names of its factors.
 *
 * @example
 * wordText(5, [{ name: 'a' }, { name: 'b' }, { name: 'c' }]); // 'a:c'
 */
export const wordText = (word: Word, factors: readonly Pick<Factor, 'name'>[]): string =>
  factors.flatMap(({ name }, k) => ((word & (1 << k)) === 0 ? [] : [name])).join(':');

const roman = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/**
 * A resolution as books write it.
 *
 * @example
 * romanResolution(4); // 'IV'
 */
export const romanResolution = (resolution: number): string => roman[resolution] ?? String(resolution);
