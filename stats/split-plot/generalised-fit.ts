import type { Cells } from '../model/cells.ts';
import { householder } from '../model/householder.ts';
import { backSubstitute, type LinearFit } from '../model/linear-fit.ts';
import { type FactorVariable, type ModelLayout, modelMatrix } from '../model/model-matrix.ts';

/**
 * Generalised least squares with a variance between the levels of one random factor: a fit like any other, whose
 * estimates and unit variances are those under that covariance.
 *
 * @param ratio variance between over variance within; may be negative as long as 1 + ratio times a level's rows is not
 * @param within variance within; `df` its degrees of freedom
 */
export function generalisedFit(
  layout: ModelLayout,
  cells: Cells,
  random: FactorVariable,
  ratio: number,
  { within, df }: { readonly within: number; readonly df: number },
): LinearFit {
  const groupOf = Int32Array.from(cells.exampleRow, (row) => random.codes[row] as number);
  const sizes = new Float64Array(random.levels.length);
  for (const [cell, group] of groupOf.entries()) {
    sizes[group] = (sizes[group] as number) + (cells.size[cell] as number);
  }
  const matrix = modelMatrix(layout, cells.exampleRow, new Float64Array(cells.count).fill(1));
  const shrunk = shrink(matrix, layout.width, cells, groupOf, sizes, ratio);
  const trapezoid = householder(shrunk.matrix, cells.count, layout.width, shrunk.y);
  return {
    layout,
    cells,
    n: cells.rows.length,
    rank: trapezoid.rank,
    trapezoid,
    residualDf: df,
    residualSumSq: within * df,
    lackOfFitSumSq: trapezoid.residualSumSq,
    coefficients: backSubstitute(trapezoid, trapezoid.qty),
  };
}

/** Multiplies by the inverse root of the rows' covariance: x - (1 - 1 / sqrt(1 + ratio n)) (mean of its group). */
function shrink(
  matrix: Float64Array,
  width: number,
  cells: Cells,
  groupOf: Int32Array,
  sizes: Float64Array,
  ratio: number,
) {
  const weights = cells.size.map(Math.sqrt);
  const column = (values: Float64Array): Float64Array => {
    const means = new Float64Array(sizes.length);
    for (const [cell, group] of groupOf.entries()) {
      means[group] =
        (means[group] as number) +
        ((cells.size[cell] as number) * (values[cell] as number)) / (sizes[group] as number);
    }
    return values.map((value, cell) => {
      const group = groupOf[cell] as number;
      const share = 1 - 1 / Math.sqrt(1 + ratio * (sizes[group] as number));
      return (value - share * (means[group] as number)) * (weights[cell] as number);
    });
  };
  const shrunk = new Float64Array(matrix.length);
  for (let c = 0; c < width; c++) {
    shrunk.set(column(matrix.subarray(c * cells.count, (c + 1) * cells.count)), c * cells.count);
  }
  return { matrix: shrunk, y: column(cells.mean) };
}
