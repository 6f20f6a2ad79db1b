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
  const matrix = modelMatrix(layout, cells.exampleRow, new Float64Array(cells.count).fill(1));
  const n = cells.rows.length;

  /** For one ratio of variances: generalised least squares by shrinking every group towards its mean. */
  const solve = (ratio: number) => {
    const shrunk = shrink(matrix, layout.width, cells, groupOf, sizes, ratio);
    const { rank, residualSumSq, r, stride, kept } = householder(
      shrunk.matrix,
      cells.count,
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

/** Multiplies by the inverse root of the rows' covariance: x - (1 - 1 / sqrt(1 + ratio n)) (mean of its group). */
export function shrink(
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
