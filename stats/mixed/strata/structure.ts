import {
  layOutModel,
  type FactorVariable,
  type ModelLayout,
  type Variable,
} from '../../model/model-matrix.ts';
import type { Cells } from '../../model/cells.ts';
import { sameTerm } from '../../model/term.ts';
import { type FixedPart, fixedPart } from '../fixed-part.ts';
import { randomColumns, type RandomTerm } from '../random-term.ts';
import { completeCrossing, type Crossing, membersOf, type Subset, subsetDf } from './crossing.ts';

/**
 * The error strata of a complete layout, before any response: which directions of the fixed part share an error, and
 * what each stratum's mean square is expected to be.
 *
 * @see Searle, Casella and McCulloch 1992, Variance Components, 4.2; Bailey 2008, Design of Comparative Experiments, 10
 */
export interface StrataStructure {
  readonly fixed: FixedPart;
  readonly crossing: Crossing;
  /** The fixed part and, behind it, what random terms alone distinguish. */
  readonly extended: FixedPart;
  readonly random: readonly RandomTerm[];
  /** The mean, the terms of the fixed part, then those that random terms alone distinguish. */
  readonly parts: readonly Part[];
  /** Distinct errors. */
  readonly strata: readonly StratumShape[];
}

/** Directions of the extended part that belong to one term, each orthogonal to those before. */
export interface Part {
  /** '' for the mean. */
  readonly name: string;
  /** First direction and one past the last. */
  readonly start: number;
  readonly end: number;
  /** False for what random terms alone distinguish. */
  readonly isFixed: boolean;
  /** True where every random term spreads over these directions evenly and over no others with them. */
  readonly balanced: boolean;
  /** [2^m], stratum of each interaction with random factors; entry 0 is not used for fixed terms. -1 where unbalanced. */
  readonly stratumOf: Int32Array;
}

export interface StratumShape {
  /** `seed:site`; `residual` for the error of single runs. */
  readonly name: string;
  readonly df: number;
  /** [K], how often the variance of each random term is in the expected mean square; the residual is in it once. */
  readonly expectation: Float64Array;
}

/** What rests on pure error and on what no term distinguishes. */
export const residualStratum = 'residual';

/** @returns undefined where the layout is not complete */
export function strataStructure(
  layout: ModelLayout,
  cells: Cells,
  variables: ReadonlyMap<string, Variable>,
  random: readonly RandomTerm[],
): StrataStructure | undefined {
  const names = [...new Set(random.flatMap(({ groups }) => groups))];
  const factors = names.map((name) => variables.get(name)).filter((one) => one?.kind === 'factor');
  const fixed = fixedPart(layout, cells);
  const crossing = completeCrossing(fixed, factors);
  if (crossing === undefined) return undefined;
  const terms = layout.blocks.map(({ term }) => term);
  const own = random.map(({ within }) => within);
  const extra = own.filter(
    (term, i) => term.length > 0 && ![...terms, ...own.slice(0, i)].some((known) => sameTerm(known, term)),
  );
  const extended =
    extra.length === 0 ? fixed : fixedPart(layOutModel([...terms, ...extra], variables), cells);
  const spreads = random.map((term) => spreadOf(term, extended, variables, crossing));
  const parts = partsOf(extended, terms.length, spreads);
  const shapes = new Shapes(crossing, random);
  return {
    fixed,
    crossing,
    extended,
    random,
    parts: parts.map((part) => ({ ...part, stratumOf: shapes.add(part, spreads) })),
    strata: shapes.finish(extended, cells.rows.length),
  };
}

/** Row-major [p x p]: how a random term's variance spreads over the directions, per level of its other factors. */
function spreadOf(
  term: RandomTerm,
  extended: FixedPart,
  variables: ReadonlyMap<string, Variable>,
  { size, combinations, cellAt }: Crossing,
): Float64Array {
  const { rank: p, basis, count, cells } = extended;
  const { codes, values, levels } = randomColumns({ groups: [], within: term.within }, variables, cells);
  const projected = new Float64Array(levels * p);
  for (let at = 0; at < count; at++) {
    const cell = cellAt[at * combinations] as number;
    // One combination of random levels holds 1 / R of the runs that the basis is orthonormal over.
    const weight = (size[at] as number) * (values[cell] as number) * Math.sqrt(combinations);
    const row = (codes[cell] as number) * p;
    for (let j = 0; j < p; j++) {
      projected[row + j] = (projected[row + j] as number) + weight * (basis[at * p + j] as number);
    }
  }
  const spread = new Float64Array(p * p);
  for (let level = 0; level < levels; level++) {
    for (let i = 0; i < p; i++) {
      const value = projected[level * p + i] as number;
      if (Math.abs(value) < 1e-12) continue;
      for (let j = 0; j < p; j++) {
        spread[i * p + j] = (spread[i * p + j] as number) + value * (projected[level * p + j] as number);
      }
    }
  }
  return spread;
}

const tolerance = 1e-8;

function partsOf(
  { trapezoid, layout, rank: p }: FixedPart,
  fixedTerms: number,
  spreads: readonly Float64Array[],
): Omit<Part, 'stratumOf'>[] {
  const ends = [1, ...layout.blocks.map(({ end }) => end)];
  let start = 0;
  return ends.map((end, index) => {
    let stop = start;
    while (stop < p && (trapezoid.kept[stop] as number) < end) stop++;
    const part = {
      name: index === 0 ? '' : (layout.blocks[index - 1] as { name: string }).name,
      start,
      end: stop,
      isFixed: index <= fixedTerms,
      balanced: spreads.every((spread) => isEven(spread, p, start, stop)),
    };
    start = stop;
    return part;
  });
}

/** True where the spread is a multiple of the identity on these directions and nothing across their border. */
function isEven(spread: Float64Array, p: number, start: number, end: number): boolean {
  let largest = 0;
  for (let i = 0; i < p; i++) largest = Math.max(largest, spread[i * p + i] as number);
  const level = spread[start * p + start] as number;
  for (let i = start; i < end; i++) {
    for (let j = 0; j < p; j++) {
      const expected = i === j ? level : 0;
      if (Math.abs((spread[i * p + j] as number) - expected) > tolerance * largest) return false;
    }
  }
  return true;
}

/** Gathers strata: pieces with the same expected mean square are one. */
class Shapes {
  readonly #strata: { name: string; df: number; expectation: Float64Array }[] = [];
  readonly #crossing: Crossing;
  readonly #random: readonly RandomTerm[];

  constructor(crossing: Crossing, random: readonly RandomTerm[]) {
    this.#crossing = crossing;
    this.#random = random;
  }

  /** [2^m], the stratum of each interaction of the part with random factors. */
  add(part: Omit<Part, 'stratumOf'>, spreads: readonly Float64Array[]): Int32Array {
    const { levels, factors } = this.#crossing;
    const result = new Int32Array(1 << levels.length).fill(-1);
    if (!part.balanced || part.end === part.start) return result;
    for (let subset = part.isFixed ? 1 : 0; subset < result.length; subset++) {
      const names = membersOf(subset, factors).map(({ name }) => name);
      const df = subsetDf(subset, levels) * (part.end - part.start);
      const name = [...names, ...(part.name === '' ? [] : [part.name])].join(':');
      result[subset] = this.#stratum(this.#expectation(part, subset, spreads), df, name);
    }
    return result;
  }

  /** What no term distinguishes, and runs within cells, are the residual. */
  finish({ rank, count }: FixedPart, n: number): StratumShape[] {
    const df = n - rank * this.#crossing.combinations;
    if (df > 0 && count > 0) this.#stratum(new Float64Array(this.#random.length), df, residualStratum);
    return this.#strata;
  }

  #stratum(expectation: Float64Array, df: number, name: string): number {
    const isResidual = expectation.every((entry) => entry === 0);
    const same = this.#strata.findIndex((one) =>
      one.expectation.every(
        (entry, k) =>
          Math.abs(entry - (expectation[k] as number)) <= tolerance * Math.max(1, Math.abs(entry)),
      ),
    );
    if (same < 0)
      return this.#strata.push({ name: isResidual ? residualStratum : name, df, expectation }) - 1;
    const known = this.#strata[same] as { name: string; df: number };
    known.df += df;
    return same;
  }

  #expectation(
    { start }: Omit<Part, 'stratumOf'>,
    subset: Subset,
    spreads: readonly Float64Array[],
  ): Float64Array {
    const { factors, levels } = this.#crossing;
    return Float64Array.from(this.#random, ({ groups }, k) => {
      if (!membersOf(subset, factors).every(({ name }) => groups.includes(name))) return 0;
      const p = Math.sqrt((spreads[k] as Float64Array).length);
      const share = (spreads[k] as Float64Array)[start * p + start] as number;
      const repeats = levels.reduce(
        (product, own, i) => (groups.includes((factors[i] as FactorVariable).name) ? product : product * own),
        1,
      );
      return share < 1e-9 ? 0 : share * repeats;
    });
  }
}
