import { symmetricEigen } from '../mixed/matrix/symmetric-eigen.ts';
import { householder, type Trapezoid } from '../model/householder.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { TermBlock } from '../model/model-matrix.ts';

/**
 * How much of an effect's size its test sees: the noncentrality of an effect f is N f^2 times a share that depends on which
 * levels differ, because other terms explain some differences in part. 1 where the term is orthogonal to all others.
 */
export interface Directions {
  /** Mean of the share over all directions that can be told. */
  readonly average: number;
  /** Share of the direction that is hardest to see. */
  readonly worst: number;
}

/** Of a term that is orthogonal to all others. */
export const everyDirection: Directions = { average: 1, worst: 1 };

/** Columns of a term above which single directions are not looked at: the worst then counts as the average. */
const eigenMax = 200;

/**
 * The eigenvalues of X'(I - P)X relative to X'X, X the term's columns about their means and P the projection on what it is
 * adjusted for.
 *
 * @param base indices of the terms that it is adjusted for
 * @param df its rank after them
 */
export function directionsOf(fit: LinearFit, index: number, base: readonly number[], df: number): Directions {
  if (df < 1) return everyDirection;
  const { trapezoid, layout } = fit;
  const own = columnsOf(layout.blocks[index] as TermBlock);
  const before = base.flatMap((other) => columnsOf(layout.blocks[other] as TermBlock));
  const alone = tail(trapezoid, [0], own);
  const adjusted = tail(trapezoid, [0, ...before], own);
  const kept = alone.kept;
  const size = kept.length;
  // Rows of C'^-1 R': what is left of each column, in units in which the term alone is the identity.
  const z = solveTransposed(alone, adjusted, kept);
  const products = new Float64Array(size * size);
  let trace = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < adjusted.rows; k++)
        sum += (z[i * adjusted.rows + k] as number) * (z[j * adjusted.rows + k] as number);
      products[i * size + j] = sum;
      products[j * size + i] = sum;
    }
    trace += products[i * size + i] as number;
  }
  const average = withoutRounding(trace / df, 1);
  if (size > eigenMax) return { average, worst: average };
  const values = Array.from(symmetricEigen(products, size).values).sort((a, b) => b - a);
  const seen = values.slice(0, df);
  return { average, worst: withoutRounding(Math.max(0, seen.at(-1) ?? average), average) };
}

/** At most `limit`, and exactly that where only rounding is between. */
const withoutRounding = (value: number, limit: number): number =>
  value > limit * (1 - 1e-9) ? limit : value;

const columnsOf = ({ start, end }: TermBlock): number[] =>
  Array.from({ length: end - start }, (_, k) => start + k);

interface Tail {
  /** Column-major [rows x own.length]: what is left of the term's columns after those before them. */
  readonly values: Float64Array;
  readonly rows: number;
  /** Of the term's columns, those that add a direction. */
  readonly kept: readonly number[];
}

function tail({ r, stride, rank }: Trapezoid, before: readonly number[], own: readonly number[]): Tail {
  const columns = [...before, ...own];
  const a = new Float64Array(rank * columns.length);
  for (const [position, column] of columns.entries())
    a.set(r.subarray(column * stride, column * stride + rank), position * rank);
  const reduced = householder(a, rank, columns.length, new Float64Array(rank));
  const first = reduced.kept.filter((column) => column < before.length).length;
  const rows = reduced.rank - first;
  const values = new Float64Array(rows * own.length);
  for (const [k] of own.entries()) {
    const start = (before.length + k) * reduced.stride + first;
    values.set(reduced.r.subarray(start, start + rows), k * rows);
  }
  return {
    values,
    rows,
    kept: [...reduced.kept].flatMap((column) => (column < before.length ? [] : [column - before.length])),
  };
}

/** Row-major [kept x adjusted.rows]: the transposed solution of X C = R over the kept columns. */
function solveTransposed(alone: Tail, adjusted: Tail, kept: readonly number[]): Float64Array {
  const z = new Float64Array(kept.length * adjusted.rows);
  for (const [i, column] of kept.entries()) {
    const pivot = alone.values[column * alone.rows + i] as number;
    for (let k = 0; k < adjusted.rows; k++) {
      let value = adjusted.values[column * adjusted.rows + k] as number;
      for (let j = 0; j < i; j++)
        value -= (alone.values[column * alone.rows + j] as number) * (z[j * adjusted.rows + k] as number);
      z[i * adjusted.rows + k] = value / pivot;
    }
  }
  return z;
}
