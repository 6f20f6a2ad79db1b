import type { Cells } from './cells.ts';
import { householder, type Trapezoid } from './householder.ts';
import { type ModelLayout, modelMatrix } from './model-matrix.ts';

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
  /** [rank], coefficients of the kept columns for the response less `cells.offset`. */
  readonly coefficients: Float64Array;
}

/** Least squares over the cells, each weighted by its size: the same estimates and sums of squares as over the rows. */
export function fitModel(layout: ModelLayout, cells: Cells): LinearFit {
  const weights = cells.size.map(Math.sqrt);
  const y = cells.mean.map((mean, cell) => mean * (weights[cell] as number));
  const matrix = modelMatrix(layout, cells.exampleRow, weights);
  const trapezoid = householder(matrix, cells.count, layout.width, y);
  const n = cells.rows.length;
  return {
    layout,
    cells,
    n,
    rank: trapezoid.rank,
    trapezoid,
    residualDf: n - trapezoid.rank,
    residualSumSq: trapezoid.residualSumSq + cells.pureErrorSumSq,
    lackOfFitSumSq: trapezoid.residualSumSq,
    coefficients: backSubstitute(trapezoid, trapezoid.qty),
  };
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
  for (let k = 0; k < rank; k++) {
    const start = (kept[k] as number) * stride;
    let sum = x[k] as number;
    for (let row = 0; row < k; row++) sum -= (z[row] as number) * (r[start + row] as number);
    z[k] = sum / (r[start + k] as number);
  }
  return z;
}
