import type { Cells } from '../model/cells.ts';
import { householder } from '../model/householder.ts';
import { type FactorVariable, type ModelLayout, modelMatrix } from '../model/model-matrix.ts';

/** Variance between the levels of a random factor (a machine, a day) and within them. */
export interface VarianceComponents {
  readonly between: number;
  readonly within: number;
  /** Share of the variance that lies between: the correlation of two rows of one level. */
  readonly intraclassCorrelation: number;
  /** The best estimate of `between` lies at its lowest possible value, 0. */
  readonly atBoundary: boolean;
}

/**
 * Variance components of a linear model with one random factor, by maximum likelihood on the residuals (REML) or on
 * the response (ML). Worth having from six levels on; with fewer, adjust for the factor as a fixed block.
 *
 * @param layout fixed effects, without the random factor
 * @param cells folded by the fixed effects and the random factor together
 * @returns undefined where no degrees of freedom are left
 * @see Patterson and Thompson 1971, Biometrika 58; Searle, Casella and McCulloch 1992, ch. 6
 */
export function varianceComponents(
  layout: ModelLayout,
  cells: Cells,
  random: FactorVariable,
  method: 'reml' | 'ml' = 'reml',
): VarianceComponents | undefined {
  const groups = random.levels.length;
  const groupOf = Int32Array.from(cells.exampleRow, (row) => random.codes[row] as number);
  const sizes = new Float64Array(groups);
  for (const [cell, group] of groupOf.entries()) {
    sizes[group] = (sizes[group] as number) + (cells.size[cell] as number);
  }
  const n = cells.rows.length;
  const parts = splitByGroups(layout, cells, groupOf, sizes);

  /** For one ratio of variances: generalised least squares by shrinking every group towards its mean. */
  const solve = (ratio: number) => {
    const shrunk = shrunkRows(parts, layout.width, sizes, ratio);
    const { rank, residualSumSq, r, stride, kept } = householder(
      shrunk.matrix,
      shrunk.rows,
      layout.width,
      shrunk.y,
    );
    const df = method === 'reml' ? n - rank : n;
    const sumSq = residualSumSq + cells.pureErrorSumSq;
    let deviance = df * Math.log(sumSq);
    for (const size of sizes) deviance += Math.log1p(ratio * size);
    if (method === 'reml') {
      for (let k = 0; k < rank; k++) {
        deviance += 2 * Math.log(Math.abs(r[(kept[k] as number) * stride + k] as number));
      }
    }
    return { deviance, within: sumSq / df, df: n - rank };
  };

  const atZero = solve(0);
  if (atZero.df < 1 || groups < 2 || atZero.within === 0) return undefined;
  const logRatio = minimise((t) => solve(Math.exp(t)).deviance, -14, 14);
  const best = solve(Math.exp(logRatio));
  if (best.deviance >= atZero.deviance) {
    return { between: 0, within: atZero.within, intraclassCorrelation: 0, atBoundary: true };
  }
  const between = Math.exp(logRatio) * best.within;
  return {
    between,
    within: best.within,
    intraclassCorrelation: between / (between + best.within),
    atBoundary: false,
  };
}

/** The rows of a model in two parts that are orthogonal to each other, whatever the ratio of variances. */
interface GroupParts {
  /** A triangle with the cross products of all rows less the means of their groups, column-major, [width x width]. */
  readonly within: Float64Array;
  /** [width], the same of the response. */
  readonly withinY: Float64Array;
  /** Sum of squares of the response within groups, outside the columns. */
  readonly withinSumSq: number;
  /** Means of each group, column-major, [groups x width]. */
  readonly means: Float64Array;
  /** [groups] */
  readonly meansY: Float64Array;
}

function splitByGroups(
  layout: ModelLayout,
  cells: Cells,
  groupOf: Int32Array,
  sizes: Float64Array,
): GroupParts {
  const { width } = layout;
  const groups = sizes.length;
  const matrix = modelMatrix(layout, cells.exampleRow, new Float64Array(cells.count).fill(1));
  const means = new Float64Array(groups * width);
  const ownNorms = new Float64Array(width);
  for (let c = 0; c < width; c++) {
    const column = centred(matrix.subarray(c * cells.count, (c + 1) * cells.count), cells, groupOf, sizes);
    means.set(column.means, c * groups);
    ownNorms[c] = column.norm;
  }
  const y = centred(cells.mean.slice(), cells, groupOf, sizes);
  // A column that is constant within groups is rounding now: its remainder is judged by what it was.
  const { r, stride, rank, qty, residualSumSq } = householder(matrix, cells.count, width, y.values, {
    ownNorms,
  });
  const within = new Float64Array(width * width);
  const withinY = new Float64Array(width);
  for (let c = 0; c < width; c++) within.set(r.subarray(c * stride, c * stride + rank), c * width);
  withinY.set(qty);
  return { within, withinY, withinSumSq: residualSumSq, means, meansY: y.means };
}

/** Takes the mean of each group from its values in place, and weights each by its runs. @returns also the norm before, with the same weights */
function centred(values: Float64Array, cells: Cells, groupOf: Int32Array, sizes: Float64Array) {
  const means = new Float64Array(sizes.length);
  let sumSq = 0;
  for (const [cell, value] of values.entries()) {
    const group = groupOf[cell] as number;
    const size = cells.size[cell] as number;
    means[group] = (means[group] as number) + (size * value) / (sizes[group] as number);
    sumSq += size * value * value;
  }
  for (const [cell, value] of values.entries())
    values[cell] =
      (value - (means[groupOf[cell] as number] as number)) * Math.sqrt(cells.size[cell] as number);
  return { values, means, norm: Math.sqrt(sumSq) };
}

/**
 * Rows with the cross products of all rows times the inverse root of their covariance, in which a row is
 * x - (1 - 1 / sqrt(1 + ratio n)) (mean of its group): what lies within groups is the same whatever the ratio, and the mean of each group is
 * one row. So a step takes time by the number of groups, not of runs.
 */
function shrunkRows(
  { within, withinY, withinSumSq, means, meansY }: GroupParts,
  width: number,
  sizes: Float64Array,
  ratio: number,
) {
  const groups = sizes.length;
  const rows = width + 1 + groups;
  const matrix = new Float64Array(rows * width);
  const y = new Float64Array(rows);
  const scales = sizes.map((size) => Math.sqrt(size / (1 + ratio * size)));
  for (let c = 0; c < width; c++) {
    matrix.set(within.subarray(c * width, (c + 1) * width), c * rows);
    for (let g = 0; g < groups; g++)
      matrix[c * rows + width + 1 + g] = (means[c * groups + g] as number) * (scales[g] as number);
  }
  y.set(withinY);
  y[width] = Math.sqrt(withinSumSq);
  for (let g = 0; g < groups; g++) y[width + 1 + g] = (meansY[g] as number) * (scales[g] as number);
  return { matrix, y, rows };
}

/** Golden section, after a coarse look over the whole interval for the deepest valley. */
function minimise(f: (x: number) => number, low: number, high: number): number {
  const steps = 28;
  let [best, least] = [low, Number.POSITIVE_INFINITY];
  for (let k = 0; k <= steps; k++) {
    const x = low + ((high - low) * k) / steps;
    const value = f(x);
    if (value < least) [best, least] = [x, value];
  }
  const golden = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [best - (high - low) / steps, best + (high - low) / steps];
  let [c, d] = [b - golden * (b - a), a + golden * (b - a)];
  let [fc, fd] = [f(c), f(d)];
  while (b - a > 1e-7) {
    if (fc < fd) {
      [b, d, fd] = [d, c, fc];
      c = b - golden * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + golden * (b - a);
      fd = f(d);
    }
  }
  return (a + b) / 2;
}
