import { householder, type Trapezoid } from '../model/householder.ts';
import type { ModelLayout, TermBlock } from '../model/model-matrix.ts';
import { contains, sameTerm } from '../model/term.ts';

/** A fixed part or an ordinary fit: what hypotheses are read off. */
export interface Triangular {
  readonly layout: ModelLayout;
  readonly trapezoid: Trapezoid;
}

/**
 * Rows of L for "these terms add nothing to the base": the differences that the ordinary sum of squares of `added`
 * after `base` is made of, in any layout of the data.
 *
 * F and Kenward-Roger denominators depend on the space of the rows alone, Satterthwaite's on the rows. They are those
 * of lmerTest, which codes factors against their first level.
 *
 * @param base indices into `layout.blocks`; the intercept is always in
 * @param added indices of the terms in question
 * @param basis `steps`: Gram-Schmidt steps, each scaled to 1 on its own column. `coefficients`: each row is one
 *   coefficient of the model that ends in `added`
 * @returns as many rows as `added` has degrees of freedom after `base`, each [layout.width]
 */
export function hypothesisRows(
  fixed: Triangular,
  base: readonly number[],
  added: readonly number[],
  basis: 'steps' | 'coefficients' = 'steps',
): Float64Array[] {
  const { trapezoid, layout } = fixed;
  const { r, stride, rank } = trapezoid;
  const columns = (indices: readonly number[]): number[] =>
    indices.flatMap((index) => {
      const { start, end } = layout.blocks[index] as TermBlock;
      return Array.from({ length: end - start }, (_, k) => start + k);
    });
  const before = [0, ...columns(base)];
  const own = added.flatMap((index) => againstFirstLevel(layout.blocks[index] as TermBlock));
  // Past the base only columns that are not in it can have entries.
  const all = Array.from({ length: layout.width }, (_, column) => column).filter(
    (column) => !before.includes(column),
  );
  const width = before.length + own.length + all.length;
  const a = new Float64Array(rank * width);
  const put = (position: number, column: number, weight: number): void => {
    for (let row = 0; row < rank; row++) {
      a[position * rank + row] =
        (a[position * rank + row] as number) + weight * (r[column * stride + row] as number);
    }
  };
  for (const [i, column] of before.entries()) put(i, column, 1);
  for (const [i, weights] of own.entries()) {
    for (const [column, weight] of weights) put(before.length + i, column, weight);
  }
  for (const [i, column] of all.entries()) put(before.length + own.length + i, column, 1);
  const ownNorms = Float64Array.from({ length: width }, (_, column) =>
    Math.hypot(...a.subarray(column * rank, (column + 1) * rank)),
  );
  const reordered = householder(a, rank, width, new Float64Array(rank), { ownNorms });
  const kept = Array.from(reordered.kept).flatMap((column, position) =>
    column >= before.length && column < before.length + own.length ? [{ column, position }] : [],
  );
  const entry = (position: number, column: number): number =>
    reordered.r[column * reordered.stride + position] as number;
  const rows = kept.map(({ column, position }) => {
    const row = new Float64Array(layout.width);
    for (const [i, target] of all.entries()) {
      row[target] = entry(position, before.length + own.length + i) / entry(position, column);
    }
    return row;
  });
  if (basis === 'coefficients') {
    for (let i = rows.length - 1; i >= 0; i--) {
      const { position, column } = kept[i] as (typeof kept)[number];
      for (let j = i + 1; j < rows.length; j++) {
        const factor = entry(position, (kept[j] as (typeof kept)[number]).column) / entry(position, column);
        for (let k = 0; k < layout.width; k++) {
          (rows[i] as Float64Array)[k] =
            ((rows[i] as Float64Array)[k] as number) - factor * ((rows[j] as Float64Array)[k] as number);
        }
      }
    }
  }
  return rows;
}

/**
 * Rows of L for a term adjusted for all others, in sum-to-zero coding: level means averaged over every other factor, each
 * less that of the first level. It means what it says only where every cell is filled.
 *
 * @param index into `layout.blocks`
 */
function typeThreeRows(layout: ModelLayout, index: number): Float64Array[] {
  const block = layout.blocks[index] as TermBlock;
  let rows: number[][] = [[1]];
  for (const { coding, variable, width } of block.parts) {
    const levels = variable.kind === 'factor' ? variable.levels.length : 1;
    const own: number[][] =
      coding === 'contrast'
        ? // Effect of a level less that of the first; the last level's effect is minus the sum of the others'.
          Array.from({ length: width }, (_, k) =>
            Array.from(
              { length: width },
              (_unused, j) => effectOf(k + 1, j, levels) - effectOf(0, j, levels),
            ),
          )
        : Array.from({ length: width }, (_, k) =>
            Array.from({ length: width }, (_unused, j) => (j === k ? 1 : 0)),
          );
    rows = own.flatMap((outer) => rows.map((inner) => outer.flatMap((o) => inner.map((i) => o * i))));
  }
  return rows.map((entries) => {
    const row = new Float64Array(layout.width);
    row.set(entries, block.start);
    return row;
  });
}

const effectOf = (level: number, column: number, levels: number): number =>
  level === levels - 1 ? -1 : level === column ? 1 : 0;

/**
 * Columns of a term coded against the first level, as combinations of our own columns of the term: what they hold of
 * the term's margins is left out, which is in every base.
 */
function againstFirstLevel(block: TermBlock): [column: number, weight: number][][] {
  let columns: [number, number][][] = [[[0, 1]]];
  let inner = 1;
  for (const { coding, variable, width } of block.parts) {
    const levels = variable.kind === 'factor' ? variable.levels.length : 1;
    const step = inner;
    const own = Array.from({ length: width }, (_, k) =>
      Array.from({ length: width }, (_unused, j): [number, number] => [
        j * step,
        coding === 'contrast' ? (j === k + 1 ? 1 : 0) - 1 / levels : j === k ? 1 : 0,
      ]),
    );
    columns = own.flatMap((outer) =>
      columns.map((known) =>
        outer.flatMap(([j, weight]) =>
          known.map(([at, other]): [number, number] => [at + j, weight * other]),
        ),
      ),
    );
    inner *= width;
  }
  return columns.map((column) =>
    column.flatMap(([at, weight]): [number, number][] => (weight === 0 ? [] : [[block.start + at, weight]])),
  );
}

/**
 * The hypothesis of one row of an analysis of variance.
 *
 * @param index into `layout.blocks`
 * @param type 1: after the terms before it. 2: after all that do not contain it. 3: after all others, which means what
 *   it says only where every cell is filled
 */
export function termHypothesis(fixed: Triangular, index: number, type: 1 | 2 | 3): Float64Array[] {
  const { layout } = fixed;
  const { term } = layout.blocks[index] as TermBlock;
  if (type === 3)
    return layout.blocks.length === 1 ? hypothesisRows(fixed, [], [index]) : typeThreeRows(layout, index);
  const isContained = layout.blocks.some(
    ({ term: other }) => contains(other, term) && !sameTerm(other, term),
  );
  const basis = type === 1 || isContained || layout.blocks.length === 1 ? 'steps' : 'coefficients';
  return hypothesisRows(fixed, baseTerms(layout, index, type), [index], basis);
}

/** Which terms a term is adjusted for: type 1, those before it; 2, those that do not contain it; 3, all others. */
function baseTerms({ blocks }: ModelLayout, index: number, type: 1 | 2 | 3): number[] {
  const own = (blocks[index] as TermBlock).term;
  return blocks.flatMap(({ term }, other) => {
    if (other === index) return [];
    if (type === 1) return other < index ? [other] : [];
    if (type === 3) return [other];
    return contains(term, own) && !sameTerm(term, own) ? [] : [other];
  });
}
