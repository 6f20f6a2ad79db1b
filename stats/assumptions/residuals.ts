import type { LinearFit } from '../model/linear-fit.ts';
import { leveragesOf } from './leverages.ts';
import { modelMatrix } from '../model/model-matrix.ts';

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
  const { rows, cellOfRow, offset } = cells;
  const fitted = new Float64Array(rows.length);
  const residuals = new Float64Array(rows.length);
  const leverage = new Float64Array(rows.length);
  const studentized = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const cell = cellOfRow[i] as number;
    const own = cellFitted[cell] as number;
    const residual = (response[rows[i] as number] as number) - offset - own;
    const hat = Math.min(1, cellLeverage[cell] as number);
    fitted[i] = offset + own;
    residuals[i] = residual;
    leverage[i] = hat;
    studentized[i] = studentize(residual, 1 - hat, fit.residualSumSq, fit.residualDf);
  }
  return { fitted, residuals, leverage, studentized };
}

/** @param own 1 - leverage of the row */
export function studentize(residual: number, own: number, sumSq: number, df: number): number {
  if (own <= 1e-10 || df < 2) return Number.NaN;
  const varianceWithout = (sumSq - (residual * residual) / own) / (df - 1);
  return varianceWithout > 0 ? residual / Math.sqrt(varianceWithout * own) : Number.NaN;
}
