import type { LinearFit } from '../model/linear-fit.ts';
import { leveragesOf } from './leverages.ts';
import { modelMatrix } from '../model/model-matrix.ts';
import { numbersOf } from '../numeric/per-row.ts';

/** Residuals and what they are judged by, one a used row, in the order of `fit.cells.rows`. */
export interface Residuals {
  /** [n], on the scale of the response. */
  readonly fitted: Float64Array;
  /** [n] */
  readonly residuals: Float64Array;
  /** [n], diagonal of the hat matrix. */
  readonly leverage: Float64Array;
  /**
   * [n], residual over its standard error with the row itself left out of sigma, so that an outlier cannot hide by
   * inflating it; NaN where the leverage is 1 or nothing is left to estimate sigma from.
   */
  readonly studentized: Float64Array;
}

/** @param response one a table row */
export function residualsOf(fit: LinearFit, response: Float64Array): Residuals {
  const { cells, trapezoid, layout, coefficients } = fit;
  const matrix = modelMatrix(layout, cells.exampleRow, new Float64Array(cells.count).fill(1));
  const cellFitted = new Float64Array(cells.count);
  for (const [k, column] of trapezoid.kept.entries()) {
    const coefficient = coefficients[k] as number;
    const start = column * cells.count;
    for (let cell = 0; cell < cells.count; cell++) {
      cellFitted[cell] = (cellFitted[cell] as number) + coefficient * (matrix[start + cell] as number);
    }
  }
  const cellLeverage = leveragesOf(trapezoid, matrix, cells.count);
  const perRow = (value: (row: number, cell: number) => number): Float64Array =>
    numbersOf(cells.rows, (row, i) => value(row, cells.cellOfRow[i] as number));
  const residuals = perRow(
    (row, cell) => (response[row] as number) - cells.offset - (cellFitted[cell] as number),
  );
  const leverage = perRow((_, cell) => Math.min(1, cellLeverage[cell] as number));
  return {
    fitted: perRow((_, cell) => cells.offset + (cellFitted[cell] as number)),
    residuals,
    leverage,
    studentized: residuals.map((residual, i) =>
      studentize(residual, 1 - (leverage[i] as number), fit.residualSumSq, fit.residualDf),
    ),
  };
}

/** @param own 1 - leverage of the row */
export function studentize(residual: number, own: number, sumSq: number, df: number): number {
  if (own <= 1e-10 || df < 2) return Number.NaN;
  const varianceWithout = (sumSq - (residual * residual) / own) / (df - 1);
  return varianceWithout > 0 ? residual / Math.sqrt(varianceWithout * own) : Number.NaN;
}
