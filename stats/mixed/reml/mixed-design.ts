import type { FixedPart } from '../fixed-part.ts';
import type { RandomColumns } from '../random-term.ts';
import { independentBlocks } from './independent-blocks.ts';

/**
 * What REML needs of a data set, as cross products: its cost grows with random levels and coefficients, not with runs.
 * The fixed part is in its orthonormal basis Q, so that the sum of Q'Q over all blocks is the identity.
 */
export interface MixedDesign {
  /** Runs, n. */
  readonly n: number;
  /** Rank of the fixed part, p. */
  readonly rank: number;
  /** Random terms, K, those with the most levels first: the triangles of mixed model equations are then sparse. */
  readonly terms: readonly RandomColumns[];
  /** Sum of squares of the response about the least-squares fit, pure error included. */
  readonly residualSumSq: number;
  /** Independent blocks; those that hold the same cells, equally often, are one pattern. */
  readonly patterns: readonly Pattern[];
}

/** Blocks that differ in their response alone. */
export interface Pattern {
  /** Random levels in one block, q. */
  readonly levels: number;
  /** [K + 1], first of the q levels that belongs to each term. */
  readonly starts: Int32Array;
  /** Row-major [q x q], Z'Z weighted by the sizes of the cells. */
  readonly zz: Float64Array;
  /** Row-major [q x p], Z'Q weighted by the sizes of the cells. */
  readonly zq: Float64Array;
  /** Z'y for each block, [q] each; y is the response less the least-squares fit. */
  readonly zy: readonly Float64Array[];
  /** Cells of each block, in the same order. */
  readonly cells: readonly (readonly number[])[];
  /** Row-major [cells of a block x K], which of the q levels each of them has. */
  readonly level: Int32Array;
}

export function mixedDesign(fixed: FixedPart, columns: readonly RandomColumns[]): MixedDesign {
  const terms = [...columns].sort((one, other) => other.levels - one.levels);
  const patterns = new Map<
    string,
    { pattern: Omit<Pattern, 'zy' | 'cells'>; zy: Float64Array[]; cells: (readonly number[])[] }
  >();
  for (const block of independentBlocks(fixed.cells.count, terms)) {
    const local = localLevels(block, fixed, terms);
    const known = patterns.get(local.key);
    const zy = responses(local, fixed, terms);
    if (known === undefined) {
      const pattern = { ...crossProducts(local, fixed, terms), level: local.level };
      patterns.set(local.key, { pattern, zy: [zy], cells: [local.cells] });
    } else {
      known.zy.push(zy);
      known.cells.push(local.cells);
    }
  }
  return {
    n: fixed.cells.rows.length,
    rank: fixed.rank,
    terms,
    residualSumSq: fixed.residualSumSq,
    patterns: [...patterns.values()].map(({ pattern, zy, cells }) => ({ ...pattern, zy, cells })),
  };
}

/** The cells of one block and their random levels, numbered within the block in an order that like blocks share. */
interface LocalLevels {
  readonly cells: readonly number[];
  /** Row-major [cells x K]. */
  readonly level: Int32Array;
  readonly starts: Int32Array;
  /** Equal for blocks that hold the same cells, equally often. */
  readonly key: string;
}

function localLevels(
  block: readonly number[],
  fixed: FixedPart,
  terms: readonly RandomColumns[],
): LocalLevels {
  const at = (cell: number): number => fixed.combinationOf[cell] as number;
  const cells = [...block].sort((one, other) => at(one) - at(other) || one - other);
  const width = terms.length;
  const level = new Int32Array(cells.length * width);
  const starts = new Int32Array(width + 1);
  for (const [k, { codes }] of terms.entries()) {
    const start = starts[k] as number;
    const numbers = new Map<number, number>();
    for (const [i, cell] of cells.entries()) {
      const code = codes[cell] as number;
      const number = numbers.get(code) ?? numbers.size;
      numbers.set(code, number);
      level[i * width + k] = start + number;
    }
    starts[k + 1] = start + numbers.size;
  }
  const key = cells.map((cell, i) => [
    at(cell),
    fixed.cells.size[cell],
    ...level.subarray(i * width, (i + 1) * width),
    ...terms.flatMap(({ values }) => (values[cell] === 1 ? [] : [values[cell]])),
  ]);
  return { cells, level, starts, key: key.join(';') };
}

function crossProducts(
  { cells, level, starts }: LocalLevels,
  fixed: FixedPart,
  terms: readonly RandomColumns[],
): Omit<Pattern, 'zy' | 'cells' | 'level'> {
  const width = terms.length;
  const q = starts[width] as number;
  const p = fixed.rank;
  const zz = new Float64Array(q * q);
  const zq = new Float64Array(q * p);
  for (const [i, cell] of cells.entries()) {
    const size = fixed.cells.size[cell] as number;
    const row = (fixed.combinationOf[cell] as number) * p;
    for (let k = 0; k < width; k++) {
      const a = level[i * width + k] as number;
      const weight = size * ((terms[k] as RandomColumns).values[cell] as number);
      for (let j = 0; j < p; j++) {
        zq[a * p + j] = (zq[a * p + j] as number) + weight * (fixed.basis[row + j] as number);
      }
      for (let m = 0; m < width; m++) {
        const entry = a * q + (level[i * width + m] as number);
        zz[entry] = (zz[entry] as number) + weight * ((terms[m] as RandomColumns).values[cell] as number);
      }
    }
  }
  return { levels: q, starts, zz, zq };
}

function responses(
  { cells, level, starts }: LocalLevels,
  fixed: FixedPart,
  terms: readonly RandomColumns[],
): Float64Array {
  const width = terms.length;
  const zy = new Float64Array(starts[width] as number);
  for (const [i, cell] of cells.entries()) {
    const sum = (fixed.cells.size[cell] as number) * (fixed.residual[cell] as number);
    for (let k = 0; k < width; k++) {
      const a = level[i * width + k] as number;
      zy[a] = (zy[a] as number) + sum * ((terms[k] as RandomColumns).values[cell] as number);
    }
  }
  return zy;
}
