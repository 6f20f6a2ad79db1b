import { layOutModel } from '../../model/model-matrix.ts';
import { sameTerm } from '../../model/term.ts';
import { type FixedPart, fixedPart } from '../fixed-part.ts';
import type { MixedData } from '../mixed-data.ts';
import type { RandomTerm } from '../random-term.ts';
import { completeCrossing, type Crossing } from './crossing.ts';
import { isCoupled, isEven, spreadOf } from './spread.ts';
import { type Piece, StratumShapes, type StratumShape } from './stratum-shapes.ts';

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
  /** [K] of row-major [p x p], how the variance of each random term spreads; [] where every part is balanced. */
  readonly spreads: readonly Float64Array[];
}

/** A piece and the errors of its interactions with random factors. */
export interface Part extends Piece {
  /** [2^m], stratum of each; entry 0 is not used for fixed terms. -1 where the part is not even. */
  readonly stratumOf: Int32Array;
}

/** @returns undefined where the layout is not complete */
export function strataStructure({ fixed, variables, random }: MixedData): StrataStructure | undefined {
  const { layout, cells } = fixed;
  const names = [...new Set(random.flatMap(({ groups }) => groups))];
  const factors = names.map((name) => variables.get(name)).filter((one) => one?.kind === 'factor');
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
  const shapes = new StratumShapes(crossing, random);
  return {
    fixed,
    crossing,
    extended,
    random,
    parts: parts.map((part) => ({ ...part, stratumOf: shapes.add(part) })),
    strata: shapes.finish(cells.rows.length - extended.rank * crossing.combinations),
    spreads: parts.every(({ balanced }) => balanced) ? [] : spreads,
  };
}

function partsOf(
  { trapezoid, layout, rank: p }: FixedPart,
  fixedTerms: number,
  spreads: readonly Float64Array[],
): Piece[] {
  const ends = [1, ...layout.blocks.map(({ end }) => end)];
  let start = 0;
  const pieces = ends.map((end, index): Pick<Piece, 'name' | 'start' | 'end' | 'isFixed'> => {
    let stop = start;
    while (stop < p && (trapezoid.kept[stop] as number) < end) stop++;
    const piece = {
      name: index === 0 ? '' : (layout.blocks[index - 1] as { name: string }).name,
      start,
      end: stop,
      isFixed: index <= fixedTerms,
    };
    start = stop;
    return piece;
  });
  return pieces.map((piece, index) => {
    const coupledWith = pieces.flatMap((other, at) =>
      at !== index && spreads.some((spread) => isCoupled(spread, p, piece, other)) ? [at] : [],
    );
    const even = spreads.every((spread) => isEven(spread, p, piece.start, piece.end));
    const shares = Float64Array.from(spreads, (spread) => spread[piece.start * p + piece.start] ?? 0);
    return { ...piece, even, coupledWith, balanced: even && coupledWith.length === 0, shares };
  });
}
