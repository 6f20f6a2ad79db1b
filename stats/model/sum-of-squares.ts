import { householder, norm, type Trapezoid } from './householder.ts';
import { forwardSubstitute, type LinearFit } from './linear-fit.ts';
import { modelMatrix } from './model-matrix.ts';
import { heightOf, unsettled } from './unsettled.ts';

/** What a term adds to a base: the increment of the rank and of the explained sum of squares. */
export interface Increment {
  readonly df: number;
  readonly sumSq: number;
}

/**
 * SS(t) = RSS(base) - RSS(base + t), read off as squared entries of Q'y for the columns of `added` behind those of
 * `base`: never the difference of two large numbers. It works on the triangle of the full fit, so that its cost does
 * not grow with the data.
 *
 * @param base indices into `fit.layout.blocks`; the intercept is always in
 * @param added indices of the terms that are tested
 */
export function increment(fit: LinearFit, base: readonly number[], added: readonly number[]): Increment {
  const baseColumns = [0, ...columnsOf(fit, base)];
  let { df, sumSq } = absorbedOf(fit, added);
  for (const { position, effect } of effectsOf(fit.trapezoid, [...baseColumns, ...columnsOf(fit, added)])) {
    if (position < baseColumns.length) continue;
    df++;
    sumSq += effect ** 2;
  }
  return { df, sumSq };
}

const absorbedOf = ({ absorbed }: LinearFit, terms: readonly number[]): Increment =>
  absorbed !== undefined && terms.includes(absorbed.index) ? absorbed : { df: 0, sumSq: 0 };

/** Entry of Q'y of each column that adds a direction, by its position in another order of the columns. */
function effectsOf(trapezoid: Trapezoid, columns: readonly number[]): { position: number; effect: number }[] {
  const { r, stride, rank, qty, kept } = trapezoid;
  const { done, rest } = unsettled(trapezoid, columns);
  const settled = columns.length - rest.length;
  const effects = Array.from(kept.subarray(0, done), (position, k) => ({
    position,
    effect: qty[k] as number,
  }));
  const rows = rank - done;
  const a = new Float64Array(rows * rest.length);
  for (const [index, column] of rest.entries()) {
    a.set(r.subarray(column * stride + done, column * stride + rank), index * rows);
  }
  const heights = Int32Array.from(rest, (column) => Math.max(0, heightOf(trapezoid, column) - done));
  const ownNorms = Float64Array.from(rest, (column) => norm(r, column * stride, column * stride + rank));
  const tail = householder(a, rows, rest.length, qty.slice(done), { onlyQty: true, heights, ownNorms });
  for (const [k, index] of tail.kept.entries()) {
    effects.push({ position: settled + index, effect: tail.qty[k] as number });
  }
  return effects;
}

function columnsOf(fit: LinearFit, terms: readonly number[]): number[] {
  return terms.flatMap((index) => {
    const block = fit.layout.blocks[index];
    return block === undefined
      ? []
      : Array.from({ length: block.end - block.start }, (_, k) => block.start + k);
  });
}

/** The triangle for other columns, or the same in another order. */
function reorder({ r, stride, rank, qty }: Trapezoid, columns: readonly number[]): Trapezoid {
  const a = new Float64Array(rank * columns.length);
  for (const [position, column] of columns.entries()) {
    a.set(r.subarray(column * stride, column * stride + rank), position * rank);
  }
  return householder(a, rank, columns.length, Float64Array.from(qty));
}

/** An orthonormal basis of a base and a term, row by row: what tests that look at single rows work on. */
export interface OrthogonalRows {
  /** Rank of the base, and the df that the term adds: columns of `q` in this order. */
  readonly baseRank: number;
  readonly df: number;
  /** Row-major [cells x (baseRank + df)]; the same for every row of a cell. */
  readonly q: Float64Array;
  /** [baseRank + df], q'y for the response less `cells.offset`. */
  readonly qty: Float64Array;
}

export function orthogonalRows(
  fit: LinearFit,
  base: readonly number[],
  added: readonly number[],
): OrthogonalRows {
  const { cells, layout } = fit;
  const baseColumns = [0, ...columnsOf(fit, base)];
  const columns = [...baseColumns, ...columnsOf(fit, added)];
  const reordered = reorder(fit.trapezoid, columns);
  const matrix = modelMatrix(layout, cells.exampleRow, new Float64Array(cells.count).fill(1));
  const { rank } = reordered;
  const q = new Float64Array(cells.count * rank);
  const x = new Float64Array(rank);
  for (let cell = 0; cell < cells.count; cell++) {
    for (let k = 0; k < rank; k++) {
      const column = columns[reordered.kept[k] as number] as number;
      x[k] = matrix[column * cells.count + cell] as number;
    }
    q.set(forwardSubstitute(reordered, x), cell * rank);
  }
  const baseRank = reordered.kept.filter((column) => column < baseColumns.length).length;
  return { baseRank, df: rank - baseRank, q, qty: reordered.qty };
}
