import { householder, type Trapezoid } from '../model/householder.ts';
import { backSubstitute } from '../model/linear-fit.ts';
import { type Family, familyFunctions } from './family.ts';

/** Successes or events in each cell, and the tries or rows that they are out of. */
export interface CountedCells {
  /** [cells] */
  readonly y: Float64Array;
  /** [cells] */
  readonly size: Float64Array;
}

/** A generalised linear model fitted by maximum likelihood. */
export interface GlmFit {
  /** [cells], linear predictor. */
  readonly eta: Float64Array;
  /** [cells], mean of a single try or row. */
  readonly mean: Float64Array;
  /** Against a mean for every cell. */
  readonly deviance: number;
  readonly rank: number;
  /** Of the last working regression: its coefficients and their unit variances are the model's. */
  readonly trapezoid: Trapezoid;
  /** [rank] */
  readonly coefficients: Float64Array;
  /** True where some means are 0 or 1, so that coefficients grow without end and have no standard errors. */
  readonly separated: boolean;
}

const iterationsMax = 100;
const tolerance = 1e-13;
/** Least share of a cell's tries that its weight keeps: separated cells would lose their columns. */
const weightMin = 1e-9;
/** Linear predictor at which a cell counts as separated. */
export const separatedAt = 15;

/**
 * Iteratively reweighted least squares, with halved steps where the deviance would grow.
 *
 * @param matrix column-major [cells x width], unscaled
 * @param columns those of the model, in order; the others are left out
 * @param offset [cells], added to the linear predictor; default: 0
 * @see McCullagh and Nelder 1989, Generalized Linear Models, ch. 2.5
 */
export function fitGlm(
  matrix: Float64Array,
  columns: readonly number[],
  { y, size }: CountedCells,
  family: Family,
  offset: Float64Array = new Float64Array(y.length),
): GlmFit {
  const { mean: meanAt, link, variance, start } = familyFunctions[family];
  const count = y.length;
  let eta = Float64Array.from(y, (own, i) => link(start(own, size[i] as number)));
  let deviance = devianceOf(eta, { y, size }, family);
  // Directions are those of the columns, whatever weights the means give them.
  const rank = householder(
    scaledBy(size.map(Math.sqrt)),
    count,
    columns.length,
    new Float64Array(count),
  ).rank;
  let found = workingFit();
  for (let step = 0; step < iterationsMax; step++) {
    const next = predictor(found);
    let own = devianceOf(next, { y, size }, family);
    // The start is no model's predictor, so the first step may raise the deviance.
    const halvesMax = step === 0 ? 0 : 30;
    for (let half = 0; half < halvesMax && !(own <= deviance * (1 + 1e-12) + 1e-12); half++) {
      for (let i = 0; i < count; i++) next[i] = ((next[i] as number) + (eta[i] as number)) / 2;
      own = devianceOf(next, { y, size }, family);
    }
    const change = Math.abs(own - deviance);
    [eta, deviance] = [next, own];
    found = workingFit();
    if (step > 0 && change <= tolerance * (Math.abs(own) + 0.1)) break;
  }
  return {
    eta,
    mean: eta.map(meanAt),
    deviance,
    rank,
    trapezoid: found,
    coefficients: backSubstitute(found, found.qty),
    separated: eta.some((own) => Math.abs(own) > separatedAt),
  };

  function workingFit(): Trapezoid {
    const roots = new Float64Array(count);
    const z = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      const own = meanAt(eta[i] as number);
      const tries = size[i] as number;
      const weight = tries * Math.max(variance(own), weightMin);
      const root = Math.sqrt(weight);
      const working = (eta[i] as number) - (offset[i] as number) + ((y[i] as number) - tries * own) / weight;
      z[i] = root * working;
      roots[i] = root;
    }
    return householder(scaledBy(roots), count, columns.length, z);
  }

  /** [cells x columns], each row times its scale. */
  function scaledBy(scale: Float64Array): Float64Array {
    const a = new Float64Array(count * columns.length);
    for (const [k, column] of columns.entries()) {
      for (let i = 0; i < count; i++)
        a[k * count + i] = (scale[i] as number) * (matrix[column * count + i] as number);
    }
    return a;
  }

  function predictor(fit: Trapezoid): Float64Array<ArrayBuffer> {
    const beta = backSubstitute(fit, fit.qty);
    const next = Float64Array.from(offset);
    for (const [k, position] of fit.kept.entries()) {
      const column = columns[position] as number;
      for (let i = 0; i < count; i++)
        next[i] = (next[i] as number) + (beta[k] as number) * (matrix[column * count + i] as number);
    }
    return next;
  }
}

function devianceOf(eta: Float64Array, { y, size }: CountedCells, family: Family): number {
  const { mean, deviance } = familyFunctions[family];
  return eta.reduce((sum, own, i) => sum + deviance(y[i] as number, size[i] as number, mean(own)), 0);
}
