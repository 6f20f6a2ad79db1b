import { householder, type Trapezoid } from './householder.ts';
import { forwardSubstitute, type LinearFit } from './linear-fit.ts';
import { modelMatrix } from './model-matrix.ts';
import { contains, sameTerm } from './term.ts';

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
  const reordered = reorder(fit.trapezoid, [...baseColumns, ...columnsOf(fit, added)]);
  let df = 0;
  let sumSq = 0;
  for (let k = 0; k < reordered.rank; k++) {
    if ((reordered.kept[k] as number) < baseColumns.length) continue;
    df++;
    sumSq += (reordered.qty[k] as number) ** 2;
  }
  return { df, sumSq };
}

/** Rank of the intercept and some terms together. */
export function rankOf(fit: LinearFit, terms: readonly number[]): number {
  return reorder(fit.trapezoid, [0, ...columnsOf(fit, terms)]).rank;
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
function reorder({ r, stride, rank, qty }: Trapezoid, columns: readonly number[], onlyQty = true): Trapezoid {
  const a = new Float64Array(rank * columns.length);
  for (const [position, column] of columns.entries()) {
    a.set(r.subarray(column * stride, column * stride + rank), position * rank);
  }
  return householder(a, rank, columns.length, Float64Array.from(qty), { onlyQty });
}

/** Which terms a term is adjusted for: type I, those before it; II, those that do not contain it; III, all others. */
export function baseOf(fit: LinearFit, index: number, type: 1 | 2 | 3): number[] {
  const { blocks } = fit.layout;
  const own = (blocks[index] as (typeof blocks)[number]).term;
  const others = blocks.flatMap(({ term }, other) => (other === index ? [] : [{ term, other }]));
  const base = others.filter(({ term, other }) =>
    type === 1 ? other < index : type === 2 ? !contains(term, own) || sameTerm(term, own) : true,
  );
  return base.map(({ other }) => other);
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
  const reordered = reorder(fit.trapezoid, columns, false);
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
