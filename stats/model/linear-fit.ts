import type { Cells } from './cells.ts';
import { householder, type Trapezoid } from './householder.ts';
import { leastSquaresRows } from './least-squares-rows.ts';
import type { ModelLayout, TermBlock } from './model-matrix.ts';
import { nestedDf } from './nesting.ts';

/** A linear model fitted by least squares. */
export interface LinearFit {
  readonly layout: ModelLayout;
  readonly cells: Cells;
  /** Rows used, n. */
  readonly n: number;
  readonly rank: number;
  readonly trapezoid: Trapezoid;
  /** n - rank. */
  readonly residualDf: number;
  readonly residualSumSq: number;
  /** Of it, between the cells: what a richer model in the same predictors could still explain. */
  readonly lackOfFitSumSq: number;
  /** What a term explains besides its columns, counted in `rank` and not in the trapezoid. */
  readonly absorbed?: AbsorbedTerm;
  /** [trapezoid.rank], coefficients of the kept columns for the response less `cells.offset`. */
  readonly coefficients: Float64Array;
}

interface AbsorbedTerm {
  /** Into `layout.blocks`. */
  readonly index: number;
  readonly df: number;
  readonly sumSq: number;
}

/** Least squares over the cells, each weighted by its size: the same estimates and sums of squares as over the rows. */
export function fitModel(layout: ModelLayout, cells: Cells): LinearFit {
  const { count, matrix, y, residualSumSq } = leastSquaresRows(layout, cells);
  const reduced = householder(matrix, count, layout.width, y);
  const trapezoid = { ...reduced, residualSumSq: reduced.residualSumSq + residualSumSq };
  const n = cells.rows.length;
  const absorbed = absorbedTerm(layout, cells);
  const rank = trapezoid.rank + (absorbed?.df ?? 0);
  // Of a factor that is no term of the model, it is error like any other.
  const unexplained = absorbed === undefined ? (cells.absorbed?.sumSq ?? 0) : 0;
  return {
    layout,
    cells,
    n,
    rank,
    trapezoid,
    residualDf: n - rank,
    residualSumSq: trapezoid.residualSumSq + cells.pureErrorSumSq + unexplained,
    ...(absorbed === undefined ? {} : { absorbed }),
    lackOfFitSumSq: trapezoid.residualSumSq,
    coefficients: backSubstitute(trapezoid, trapezoid.qty),
  };
}

function absorbedTerm(layout: ModelLayout, { absorbed }: Cells): AbsorbedTerm | undefined {
  if (absorbed === undefined) return undefined;
  const index = layout.blocks.findIndex(({ name }) => name === absorbed.factor);
  return index < 0 ? undefined : { index, df: absorbed.df, sumSq: absorbed.sumSq };
}

/** Columns of a term in a complete layout; of a nested factor those of the levels that exist. */
export function nominalDf({ layout, absorbed, cells }: LinearFit, index: number): number {
  const { start, end, term } = layout.blocks[index] as TermBlock;
  const { nests, variables } = layout;
  const nested = nests.length === 0 ? undefined : nestedDf(term, variables, nests, cells);
  return (nested ?? end - start) + (absorbed?.index === index ? absorbed.df : 0);
}

/** Solves R b = x over the kept columns. */
export function backSubstitute({ r, stride, kept, rank }: Trapezoid, x: Float64Array): Float64Array {
  const b = Float64Array.from(x);
  for (let k = rank - 1; k >= 0; k--) {
    const start = (kept[k] as number) * stride;
    const value = (b[k] as number) / (r[start + k] as number);
    b[k] = value;
    for (let row = 0; row < k; row++) b[row] = (b[row] as number) - value * (r[start + row] as number);
  }
  return b;
}

/** Solves R' z = x over the kept columns: the variance of l'b is sigma^2 |z|^2 for x = the kept entries of l. */
export function forwardSubstitute({ r, stride, kept, rank }: Trapezoid, x: Float64Array): Float64Array {
  const z = new Float64Array(rank);
  let first = 0;
  while (first < rank && x[first] === 0) first++;
  for (let k = first; k < rank; k++) {
    const start = (kept[k] as number) * stride;
    // Four running sums: the additions need not wait for each other.
    let s0 = x[k] as number;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let row = first;
    for (; row + 3 < k; row += 4) {
      s0 -= (z[row] as number) * (r[start + row] as number);
      s1 -= (z[row + 1] as number) * (r[start + row + 1] as number);
      s2 -= (z[row + 2] as number) * (r[start + row + 2] as number);
      s3 -= (z[row + 3] as number) * (r[start + row + 3] as number);
    }
    for (; row < k; row++) s0 -= (z[row] as number) * (r[start + row] as number);
    z[k] = (s0 + s1 + (s2 + s3)) / (r[start + k] as number);
  }
  return z;
}
