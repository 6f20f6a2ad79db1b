import { assert } from '../../base/assert.ts';
import { householder } from '../model/householder.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { TermBlock } from '../model/model-matrix.ts';
import { baseTerms } from '../model/base-terms.ts';
import { symmetricEigen } from '../mixed/matrix/symmetric-eigen.ts';
import { cholesky, logDeterminant, solveLower } from '../numeric/cholesky.ts';

/** Evidence against "this term has no effect" that may be looked at as often as one likes. */
export interface SequentialEvidence {
  /** ln E. Reject at level alpha once E >= 1 / alpha, at any look. */
  readonly logE: number;
  /** min(1, 1 / E) at this look; the least of them over all looks so far is the always-valid p. */
  readonly p: number;
}

/** Prior precision of the effects in units of sigma: the value the sweep is monitored with. */
export const defaultPrecision = 16;

/**
 * E-process of a term, adjusted for every term that does not contain it: the Bayes factor with a normal prior of
 * variance sigma^2 / precision on orthonormal contrasts and the scale-invariant prior on the rest. It is valid under
 * any stopping rule as long as the order of arrival is random and independent of the results.
 *
 * @param levelCounts levels of each factor in the whole design, seen or not: the contrasts must not change as levels
 *   arrive. A factor that is left out has the levels seen.
 * @returns undefined where the data say nothing about the term yet
 * @see Lindon, Ham, Tingley and Bojinov 2022, Anytime-valid linear models
 */
export function eProcess(
  fit: LinearFit,
  index: number,
  levelCounts: ReadonlyMap<string, number> = new Map(),
  precision = defaultPrecision,
): SequentialEvidence | undefined {
  if (fit.cells.totalSumSq === 0) return undefined;
  const found = adjusted(fit, index, levelCounts);
  if (found === undefined || found.residualSumSq <= 1e-24 * fit.cells.totalSumSq) return undefined;
  const { crossProducts, withResponse, residualSumSq, width: d, df } = found;
  for (let i = 0; i < d; i++) crossProducts[i * d + i] = (crossProducts[i * d + i] as number) + precision;
  const triangle = cholesky(crossProducts, d);
  const explained = solveLower(triangle, d, withResponse).reduce((sum, z) => sum + z * z, 0);
  const logE =
    0.5 * (d * Math.log(precision) - logDeterminant(triangle, d)) -
    (df / 2) * Math.log1p(-Math.min(explained / residualSumSq, 1 - 1e-15));
  return { logE, p: Math.exp(-Math.max(0, logE)) };
}

/**
 * The most evidence for a term that these rows could give, whatever their responses: all that the other terms leave would be
 * its effect, in the direction that they tell most about.
 *
 * @returns ln E; undefined where the rows say nothing about the term
 */
export function mostEvidence(
  fit: LinearFit,
  index: number,
  levelCounts: ReadonlyMap<string, number> = new Map(),
  precision = defaultPrecision,
): number | undefined {
  const found = adjusted(fit, index, levelCounts);
  if (found === undefined) return undefined;
  const { crossProducts, width, df } = found;
  const { values } = symmetricEigen(crossProducts, width);
  const information = Array.from(values, (value) => Math.max(value, 0) / precision);
  const spent = information.reduce((sum, own) => sum + Math.log1p(own), 0);
  return 0.5 * (df * Math.log1p(Math.max(...information)) - spent);
}

/** What the rows say about a term, after every term that does not contain it; undefined where that is nothing. */
function adjusted(fit: LinearFit, index: number, levelCounts: ReadonlyMap<string, number>) {
  const block = fit.layout.blocks[index] as TermBlock;
  if (block.end === block.start) return undefined;
  const contrasts = orthonormalContrasts(block, levelCounts);
  const { nuisanceRank, ...found } = removeNuisance(fit, index, contrasts);
  assert(fit.absorbed?.index !== index, 'the e-process of a term needs all of its columns');
  const df = fit.n - nuisanceRank - (fit.absorbed?.df ?? 0);
  return df <= 0 ? undefined : { ...found, width: contrasts.width, df };
}

/** Changes the columns of a term (sum-to-zero contrasts) into orthonormal ones: [block width x width], column-major. */
interface ContrastChange {
  readonly width: number;
  readonly height: number;
  readonly matrix: Float64Array;
}

function orthonormalContrasts(block: TermBlock, levelCounts: ReadonlyMap<string, number>): ContrastChange {
  let change: ContrastChange = { width: 1, height: 1, matrix: Float64Array.of(1) };
  for (const { variable, coding } of block.parts) {
    if (variable.kind === 'covariate') {
      if (variable.curve !== undefined) {
        change = kronecker(change, identityChange(variable.curve.columns.map(covariateScale)));
        continue;
      }
      change = { ...change, matrix: change.matrix.map((entry) => entry * covariateScale(variable.values)) };
      continue;
    }
    const seen = variable.levels.length;
    const all = Math.max(levelCounts.get(variable.name) ?? seen, seen);
    change = kronecker(change, partChange(seen, all, coding === 'contrast'));
  }
  return change;
}

/** Columns of a curve as they are, each on a scale of its own. */
function identityChange(scales: readonly number[]): ContrastChange {
  const size = scales.length;
  const matrix = new Float64Array(size * size);
  for (const [k, scale] of scales.entries()) matrix[k * size + k] = scale;
  return { width: size, height: size, matrix };
}

/**
 * Scales a covariate so that its extremes stand as far apart as the two levels of a factor: the evidence then does not
 * depend on the covariate's unit, and is that of the factor where there are two values. All rows of the table count, those
 * that are still to come included, so that the scale does not change as results arrive.
 */
function covariateScale(values: Float64Array): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high > low ? Math.SQRT2 / (high - low) : 1;
}

/**
 * Helmert contrasts of all levels, restricted to those seen, as combinations of our columns. Constants that this
 * leaves over belong to the margins, which are nuisance terms.
 */
function partChange(seen: number, all: number, isContrast: boolean): ContrastChange {
  const helmert = (level: number, contrast: number): number => {
    const scale = Math.sqrt((contrast + 1) * (contrast + 2));
    return level <= contrast ? 1 / scale : level === contrast + 1 ? -(contrast + 1) / scale : 0;
  };
  const height = isContrast ? seen - 1 : seen;
  const width = all - 1;
  const matrix = new Float64Array(height * width);
  for (let contrast = 0; contrast < width; contrast++) {
    let mean = 0;
    for (let level = 0; level < seen; level++) mean += helmert(level, contrast) / seen;
    for (let level = 0; level < height; level++) {
      matrix[contrast * height + level] = helmert(level, contrast) - (isContrast ? mean : 0);
    }
  }
  return { width, height, matrix };
}

/** The earlier factor runs fastest, as in the model matrix. */
function kronecker(inner: ContrastChange, outer: ContrastChange): ContrastChange {
  const [width, height] = [inner.width * outer.width, inner.height * outer.height];
  const matrix = new Float64Array(width * height);
  for (let column = 0; column < width; column++) {
    const [ci, co] = [column % inner.width, Math.floor(column / inner.width)];
    for (let row = 0; row < height; row++) {
      const [ri, ro] = [row % inner.height, Math.floor(row / inner.height)];
      matrix[column * height + row] =
        (inner.matrix[ci * inner.height + ri] as number) * (outer.matrix[co * outer.height + ro] as number);
    }
  }
  return { width, height, matrix };
}

/** Cross products of the term's orthonormal columns and of the response, after the nuisance terms are projected out. */
function removeNuisance(fit: LinearFit, index: number, contrasts: ContrastChange) {
  const { r, stride, rank, qty } = fit.trapezoid;
  const block = fit.layout.blocks[index] as TermBlock;
  const nuisance = [0];
  for (const other of baseTerms(fit.layout, index, 2)) {
    const { start, end } = fit.layout.blocks[other] as TermBlock;
    for (let column = start; column < end; column++) nuisance.push(column);
  }
  const d = contrasts.width;
  const a = new Float64Array(rank * (nuisance.length + d));
  for (const [position, column] of nuisance.entries()) {
    a.set(r.subarray(column * stride, column * stride + rank), position * rank);
  }
  for (let contrast = 0; contrast < d; contrast++) {
    const target = (nuisance.length + contrast) * rank;
    for (let k = 0; k < contrasts.height; k++) {
      const weight = contrasts.matrix[contrast * contrasts.height + k] as number;
      if (weight === 0) continue;
      const source = (block.start + k) * stride;
      for (let row = 0; row < rank; row++) {
        a[target + row] = (a[target + row] as number) + weight * (r[source + row] as number);
      }
    }
  }
  const reduced = householder(a, rank, nuisance.length + d, Float64Array.from(qty));
  const nuisanceRank = reduced.kept.filter((column) => column < nuisance.length).length;
  const crossProducts = new Float64Array(d * d);
  const withResponse = new Float64Array(d);
  const entry = (contrast: number, row: number): number =>
    reduced.r[(nuisance.length + contrast) * reduced.stride + row] as number;
  let residualSumSq = fit.residualSumSq + reduced.residualSumSq;
  for (let row = nuisanceRank; row < reduced.rank; row++) {
    residualSumSq += (reduced.qty[row] as number) ** 2;
    for (let i = 0; i < d; i++) {
      withResponse[i] = (withResponse[i] as number) + entry(i, row) * (reduced.qty[row] as number);
      for (let j = 0; j <= i; j++) {
        const product = (crossProducts[i * d + j] as number) + entry(i, row) * entry(j, row);
        crossProducts[i * d + j] = product;
        crossProducts[j * d + i] = product;
      }
    }
  }
  return { crossProducts, withResponse, residualSumSq, nuisanceRank };
}
