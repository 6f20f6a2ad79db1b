import { type Cells, numberCells } from '../model/cells.ts';
import { householder, type Trapezoid } from '../model/householder.ts';
import { forwardSubstitute } from '../model/linear-fit.ts';
import { type ModelLayout, modelMatrix } from '../model/model-matrix.ts';
import { coded } from '../model/prepare.ts';
import { CompensatedSum } from '../numeric/compensated-sum.ts';

/**
 * The fixed part of a mixed model in an orthonormal basis: one row of `basis` for each distinct combination of the
 * fixed variables, however many random levels share it. Linear functions and hypotheses are moved into this basis once
 * (`coordinates` of its trapezoid), and everything behind it works with X'X = I.
 */
export interface FixedPart {
  readonly layout: ModelLayout;
  readonly cells: Cells;
  /** Rank of the model matrix, p. */
  readonly rank: number;
  /** Distinct combinations of the fixed variables, f. */
  readonly count: number;
  /** [cells.count], combination of each cell. */
  readonly combinationOf: Int32Array;
  /** Row-major [f x p]; the sum over all runs of its rows' outer products is the identity. */
  readonly basis: Float64Array;
  readonly trapezoid: Trapezoid;
  /** [p], least-squares coefficients in this basis of the response less `cells.offset`. */
  readonly leastSquares: Float64Array;
  /** [cells.count], means of the cells less the least-squares fit. */
  readonly residual: Float64Array;
  /** Sum of squares that least squares leaves, pure error included. */
  readonly residualSumSq: number;
}

/**
 * @param cells folded by the fixed and the random variables together, without a swept factor
 * @param known triangle of the same layout over the same rows, from a fit by least squares; left out: it is computed
 */
export function fixedPart(layout: ModelLayout, cells: Cells, known?: Trapezoid): FixedPart {
  const predictors = [
    ...new Set(layout.blocks.flatMap(({ parts }) => parts.map(({ variable }) => variable))),
  ];
  const { cellOfRow: combinationOf, count } = numberCells(
    predictors.map((variable) => coded(variable, cells.exampleRow)),
    cells.exampleRow,
  );
  const example = new Int32Array(count);
  for (let cell = 0; cell < cells.count; cell++) {
    example[combinationOf[cell] as number] = cells.exampleRow[cell] as number;
  }
  const matrix = modelMatrix(layout, example, new Float64Array(count).fill(1));
  const trapezoid = known ?? triangleOf(layout, cells, combinationOf, matrix);
  const { rank, kept } = trapezoid;

  const basis = new Float64Array(count * rank);
  const row = new Float64Array(rank);
  for (let at = 0; at < count; at++) {
    for (let k = 0; k < rank; k++) row[k] = matrix[(kept[k] as number) * count + at] as number;
    basis.set(forwardSubstitute(trapezoid, row), at * rank);
  }
  const leastSquares = trapezoid.qty;
  const fitted = Float64Array.from({ length: count }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < rank; k++) sum += (basis[at * rank + k] as number) * (leastSquares[k] as number);
    return sum;
  });
  const residual = cells.mean.map((mean, cell) => mean - (fitted[combinationOf[cell] as number] as number));
  const left = new CompensatedSum();
  for (const [cell, value] of residual.entries()) left.add((cells.size[cell] as number) * value * value);
  return {
    layout,
    cells,
    rank,
    count,
    combinationOf,
    basis,
    trapezoid,
    leastSquares,
    residual,
    residualSumSq: left.value + cells.pureErrorSumSq,
  };
}

/** @param matrix column-major [f x layout.width], a row for each combination */
function triangleOf(
  { width }: ModelLayout,
  cells: Cells,
  combinationOf: Int32Array,
  matrix: Float64Array,
): Trapezoid {
  const count = matrix.length / width;
  const weight = new Float64Array(count);
  const sums = Array.from({ length: count }, () => new CompensatedSum());
  for (let cell = 0; cell < cells.count; cell++) {
    const at = combinationOf[cell] as number;
    const size = cells.size[cell] as number;
    weight[at] = (weight[at] as number) + size;
    (sums[at] as CompensatedSum).add(size * (cells.mean[cell] as number));
  }
  const roots = weight.map(Math.sqrt);
  const y = Float64Array.from(sums, (sum, at) => sum.value / (roots[at] as number));
  return householder(
    matrix.map((value, i) => value * (roots[i % count] as number)),
    count,
    width,
    y,
  );
}
