import { coordinates } from '../model/coordinates.ts';
import { directionOf, householder, norm, type Trapezoid } from '../model/householder.ts';
import type { ModelLayout, TermBlock } from '../model/model-matrix.ts';
import { contains, sameTerm } from '../model/term.ts';
import { baseTerms } from '../model/base-terms.ts';
import { heightOf, unsettled } from '../model/unsettled.ts';
import { orthonormalRows } from './orthonormal-rows.ts';

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
  const { layout, trapezoid } = fixed;
  const columns = (indices: readonly number[]): number[] =>
    indices.flatMap((index) => {
      const { start, end } = layout.blocks[index] as TermBlock;
      return Array.from({ length: end - start }, (_, k) => start + k);
    });
  const before = [0, ...columns(base)];
  const own = added.flatMap((index) => againstFirstLevel(layout.blocks[index] as TermBlock));
  const { steps, entry } = stepsAfter(trapezoid, before, own);
  const isBefore = new Uint8Array(layout.width);
  for (const column of before) isBefore[column] = 1;
  const rows = steps.map(({ direction, own: column }, i) => {
    const row = new Float64Array(layout.width);
    const size = entry(i, column);
    // Columns of the base have no entries past the base.
    for (let target = 0; target < row.length; target++) {
      if (isBefore[target] === 0) row[target] = along(trapezoid, direction, target) / size;
    }
    return row;
  });
  if (basis === 'coefficients') {
    for (let i = rows.length - 1; i >= 0; i--) {
      const columnOf = (step: number): number => (steps[step] as Step).own;
      for (let j = i + 1; j < rows.length; j++) {
        const factor = entry(i, columnOf(j)) / entry(i, columnOf(i));
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
 * Orthonormal directions of L b = 0, in the basis that `coordinates` moves linear functions into.
 *
 * @param rows of L, each [layout.width]
 * @returns each [rank]; undefined where some row is not determined
 */
export function hypothesisBasis(
  { trapezoid }: Pick<Triangular, 'trapezoid'>,
  rows: readonly Float64Array[],
): Float64Array[] | undefined {
  const zs = rows.map((l) => coordinates(trapezoid, l));
  return zs.includes(undefined) ? undefined : orthonormalRows(zs as Float64Array[]);
}

/** A column of the hypothesis that adds a direction to all before it. */
interface Step {
  /** Into the columns of the hypothesis. */
  readonly own: number;
  /** [rank], the direction, orthogonal to the base and to the steps before. */
  readonly direction: Float64Array;
}

type Weighted = readonly (readonly [column: number, weight: number])[];

/**
 * What the columns of a hypothesis add to a base, one after the other, in the coordinates of the triangle.
 *
 * @param before columns of the base
 * @param own columns of the hypothesis, each a combination of the model's
 * @returns the steps, and `entry(step, column)`: the extent of a column of the hypothesis along a step
 */
function stepsAfter(
  trapezoid: Trapezoid,
  before: readonly number[],
  own: readonly Weighted[],
): { readonly steps: readonly Step[]; readonly entry: (step: number, column: number) => number } {
  const { r, stride, rank } = trapezoid;
  const { done, rest } = unsettled(trapezoid, before);
  const rows = rank - done;
  const width = rest.length + own.length;
  const a = new Float64Array(rows * width);
  const heights = new Int32Array(width);
  const ownNorms = new Float64Array(width);
  const all: readonly Weighted[] = [...rest.map((column): Weighted => [[column, 1]]), ...own];
  const whole = new Float64Array(rank);
  for (const [i, combination] of all.entries()) {
    whole.fill(0);
    for (const [column, weight] of combination) {
      const height = heightOf(trapezoid, column);
      heights[i] = Math.max(heights[i] as number, height - done);
      for (let row = 0; row < height; row++) {
        whole[row] = (whole[row] as number) + weight * (r[column * stride + row] as number);
      }
    }
    ownNorms[i] = norm(whole, 0, rank);
    a.set(whole.subarray(done), i * rows);
  }
  const reflected = householder(a, rows, width, new Float64Array(rows), { heights, ownNorms });
  const positions: number[] = [];
  const steps: Step[] = [];
  for (const [position, column] of reflected.kept.entries()) {
    if (column < rest.length) continue;
    const direction = new Float64Array(rank);
    direction.set(directionOf(a, rows, reflected, position), done);
    positions.push(position);
    steps.push({ own: column - rest.length, direction });
  }
  return {
    steps,
    entry: (step, column) =>
      reflected.r[(rest.length + column) * reflected.stride + (positions[step] as number)] as number,
  };
}

/** Inner product of a direction and a column of the triangle. */
function along(trapezoid: Trapezoid, direction: Float64Array, column: number): number {
  const { r, stride } = trapezoid;
  const height = heightOf(trapezoid, column);
  let sum = 0;
  for (let row = 0; row < height; row++) {
    sum += (direction[row] as number) * (r[column * stride + row] as number);
  }
  return sum;
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
