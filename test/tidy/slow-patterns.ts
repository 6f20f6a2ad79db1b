/**
 * Finds regular expressions that a text can keep busy: those that can read some text in more and more ways the longer it is. An engine
 * that goes back then tries them all before it says no.
 *
 * @see Weber and Seidl, On the degree of ambiguity of finite automata, 1991: the criteria for infinite and exponential degree
 */
import { parseSync } from 'vite';
import type { SourceFile } from './imports.ts';
import { graphOf, type Guard, letters, type PatternGraph, type Place } from './pattern-graph.ts';

export interface WrittenPattern {
  readonly path: string;
  /** One-based. */
  readonly line: number;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that a file writes out. */
export function patternsIn({ path, text }: SourceFile): WrittenPattern[] {
  const found: WrittenPattern[] = [];
  const open: unknown[] = [parseSync(path, text).program];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    const { regex, start = 0 } = node as { regex?: { pattern: string; flags: string }; start?: number };
    if (regex !== undefined)
      found.push({
        path,
        line: text.slice(0, start).split('\n').length,
        source: regex.pattern,
        flags: regex.flags,
      });
    open.push(...Object.values(node).filter((value) => value !== undefined));
  }
  return found;
}

export type Slowness = 'polynomial' | 'exponential';

/** @returns undefined for an expression that reads every text in linear time */
export function slownessOf(source: string, flags: string): Slowness | undefined {
  const analysis = new Analysis(graphOf(source, flags));
  return analysis.isExponential() ? 'exponential' : analysis.isPolynomial() ? 'polynomial' : undefined;
}

class Analysis {
  readonly #places: readonly Place[];
  /** Letters that no place tells apart have one to stand for them. */
  readonly #letters: readonly number[];
  /** Places that can be come back to, and that do not end the search by themselves. */
  readonly #loops: readonly number[];
  readonly #reach: readonly ReadonlySet<number>[];

  constructor({ places }: PatternGraph) {
    this.#places = places;
    this.#letters = representatives(places);
    this.#reach = places.map((_, from) => reachable(places, from));
    this.#loops = [...places.keys()].filter(
      (place) => this.#reach[place]?.has(place) === true && !endsSearch(places[place] as Place),
    );
  }

  /** Some place is come back to by one text in two ways. */
  isExponential(): boolean {
    return this.#loops.some((place) =>
      this.#starts(place, place).some((letter) => this.#meets([place, place], [place, place], letter, true)),
    );
  }

  /** One text leads from a place back to it, from there to another place, and from that one back to it. */
  isPolynomial(): boolean {
    return this.#loops.some((p) =>
      this.#loops.some(
        (q) =>
          p !== q &&
          this.#reach[p]?.has(q) === true &&
          this.#starts(p, q).some((letter) => this.#meets([p, p, q], [p, q, q], letter, false)),
      ),
    );
  }

  #starts(p: number, q: number): number[] {
    return this.#letters.filter((letter) => this.#reads(p, letter) && this.#reads(q, letter));
  }

  #reads(place: number, letter: number): boolean {
    return this.#places[place]?.reads.has(letter) === true;
  }

  /**
   * Reads one text from several places at once, in all ways, until they are where they are wanted with the first letter to come.
   *
   * @param asTwo two of them must have gone different ways
   */
  #meets(from: readonly number[], wanted: readonly number[], first: number, asTwo: boolean): boolean {
    const seen = new Set<string>();
    const open: { places: readonly number[]; letter: number; isTwice: boolean }[] = [
      { places: from, letter: first, isTwice: false },
    ];
    for (let here = open.pop(); here !== undefined; here = open.pop()) {
      for (const letter of this.#letters) {
        for (const { to, isTwice } of this.#steps(here.places, wanted, here.letter, letter)) {
          const next = { places: to, letter, isTwice: here.isTwice || isTwice };
          const isThere = letter === first && to.every((place, at) => place === wanted[at]);
          if (isThere && (next.isTwice || !asTwo)) return true;
          const key = `${to.join()} ${letter} ${next.isTwice}`;
          if (seen.has(key)) continue;
          seen.add(key);
          open.push(next);
        }
      }
    }
    return false;
  }

  /** @param letter that is read now @param next that is read after it */
  #steps(
    from: readonly number[],
    wanted: readonly number[],
    letter: number,
    next: number,
  ): { readonly to: readonly number[]; readonly isTwice: boolean }[] {
    let all: { to: number[]; ways: number[] }[] = [{ to: [], ways: [] }];
    for (const [at, place] of from.entries()) {
      const goal = wanted[at] as number;
      const steps = (this.#places[place]?.steps ?? []).flatMap(({ to, guards }, way) => {
        const leads = to === goal || (to >= 0 && this.#reach[to]?.has(goal) === true);
        const fits = leads && this.#reads(to, next) && guards.every((guard) => holds(guard, letter, next));
        return fits ? [{ to, way }] : [];
      });
      all = all.flatMap(({ to, ways }) =>
        steps.map((step) => ({ to: [...to, step.to], ways: [...ways, step.way] })),
      );
    }
    return all.map(({ to, ways }) => ({ to, isTwice: to[0] !== to[1] || ways[0] !== ways[1] }));
  }
}

/** Whoever is there has found a match: nothing is tried again. */
function endsSearch({ reads, steps }: Place): boolean {
  const readsAll = reads.size === letters.length;
  return steps.some(
    ({ to, guards }) =>
      to === -1 && (guards.length === 0 || (readsAll && guards.every((guard) => guard === 'end'))),
  );
}

function representatives(places: readonly Place[]): number[] {
  const byKind = new Map<string, number>();
  for (const letter of letters.keys()) {
    const kind = [
      ...places.map(({ reads }) => (reads.has(letter) ? 1 : 0)),
      isWord(letter) ? 1 : 0,
      isLineEnd(letter) ? 1 : 0,
    ].join('');
    if (!byKind.has(kind)) byKind.set(kind, letter);
  }
  return [...byKind.values()];
}

function reachable(places: readonly Place[], from: number): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (const { to } of places[place]?.steps ?? []) {
      if (to < 0 || found.has(to)) continue;
      found.add(to);
      open.push(to);
    }
  }
  return found;
}

const isWord = (letter: number): boolean => /\w/.test(letters[letter] as string);
const isLineEnd = (letter: number): boolean => /[\n\r\u2028\u2029]/.test(letters[letter] as string);

/** Within a text: between two of its characters. */
function holds(guard: Guard, before: number, after: number): boolean {
  switch (guard) {
    case 'start':
    case 'end':
      return false;
    case 'lineStart':
      return isLineEnd(before);
    case 'lineEnd':
      return isLineEnd(after);
    case 'boundary':
      return isWord(before) !== isWord(after);
    case 'noBoundary':
      return isWord(before) === isWord(after);
    default:
      throw guard satisfies never;
  }
}
