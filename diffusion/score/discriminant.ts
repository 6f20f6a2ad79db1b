import type { Affine } from './projection.ts';
import { type Standard, standardise, standardOf } from './standardise.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Rows in fewer numbers, and the way there. */
export interface Components {
  /** [N][count] */
  readonly reduced: readonly Float64Array[];
  /** The map from rows as they come to `outputs` of the components: [width][count]. */
  affine(outputs: readonly Float64Array[]): Affine;
}

/**
 * The principal components of standardised rows: with fewer rows than numbers, the rest is noise.
 *
 * @param rows descriptions of pictures, all of one width
 */
export function principalComponents(rows: readonly Float32Array[], count: number): Components {
  const standard = standardOf(rows);
  const standardised = rows.map((row) => Float64Array.from(standardise(row, standard)));
  const inputs = (rows[0] as Float32Array).length;
  const basis = leading(scatter(standardised, inputs), inputs, count).map(({ vector }) => vector);
  return {
    reduced: standardised.map((row) => through(basis, row)),
    affine: (outputs) =>
      unscaled(
        outputs.map((output) => combine(basis, output)),
        standard,
      ),
  };
}

export interface DiscriminantRequest {
  readonly components: Components;
  /** Pairs of rows that differ in what the map is to overlook. */
  readonly alike: readonly (readonly [number, number])[];
  /** Pairs of rows that the map is to tell apart; left out: any two rows. */
  readonly apart?: readonly (readonly [number, number])[] | undefined;
  /** Width of the map's output. */
  readonly width: number;
  /** Added to the scatter of what is overlooked, as a share of its mean: the larger, the less is overlooked. */
  readonly ridge: number;
}

/**
 * The affine map whose outputs differ as much as possible within the pairs that are apart and as little as possible within
 * those that are alike: linear discriminant analysis with pairs in place of classes. Outputs are meant to be compared by their cosine. The
 * solution is closed, so it depends on no seed.
 *
 * @see Fukunaga 1990, "Introduction to Statistical Pattern Recognition", section 10.2; Bar-Hillel et al. 2005 (pairs)
 */
export function discriminant({ components, alike, apart, width, ridge }: DiscriminantRequest): Affine {
  const { reduced } = components;
  const count = (reduced[0] as Float64Array).length;
  const within = scatter(gapsOf(reduced, alike), count);
  const added = (ridge * traceOf(within, count)) / count;
  for (let k = 0; k < count; k++) within[k * count + k] = (within[k * count + k] as number) + added;
  // Whitened by what is to be overlooked, the directions of the largest differences that are left.
  const whitening = leading(within, count, count).map(({ value, vector }) =>
    vector.map((entry) => entry / Math.sqrt(value)),
  );
  const white = reduced.map((row) => through(whitening, row));
  const differences = apart === undefined ? white : gapsOf(white, apart);
  const chosen = leading(scatter(differences, count), count, width);
  return components.affine(chosen.map(({ vector }) => combine(whitening, vector)));
}

const gapsOf = (
  rows: readonly Float64Array[],
  pairs: readonly (readonly [number, number])[],
): Float64Array[] =>
  pairs.map(([left, right]) =>
    (rows[left] as Float64Array).map((value, k) => (value - (rows[right]?.[k] as number)) / Math.SQRT2),
  );

const dot = (left: ArrayLike<number>, right: ArrayLike<number>): number => {
  let sum = 0;
  for (let k = 0; k < left.length; k++) sum += (left[k] as number) * (right[k] as number);
  return sum;
};

const through = (maps: readonly Float64Array[], row: Float64Array): Float64Array =>
  Float64Array.from(maps, (map) => dot(map, row));

/** Sum of the rows, weighted. */
function combine(rows: readonly Float64Array[], weights: Float64Array): Float64Array {
  const sum = new Float64Array((rows[0] as Float64Array).length);
  for (const [index, row] of rows.entries()) {
    const weight = weights[index] as number;
    for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + weight * (row[k] as number);
  }
  return sum;
}

/** Mean of the rows' outer products, [d,d]. */
function scatter(rows: readonly Float64Array[], d: number): Float64Array {
  const sums = new Float64Array(d * d);
  for (const row of rows) {
    for (let a = 0; a < d; a++) {
      const value = (row[a] as number) / rows.length;
      for (let b = 0; b <= a; b++) sums[a * d + b] = (sums[a * d + b] as number) + value * (row[b] as number);
    }
  }
  for (let a = 0; a < d; a++) for (let b = 0; b < a; b++) sums[b * d + a] = sums[a * d + b] as number;
  return sums;
}

const traceOf = (matrix: Float64Array, d: number): number =>
  Array.from({ length: d }, (_, k) => matrix[k * d + k] as number).reduce((sum, value) => sum + value, 0);

/** The eigenvectors of the largest eigenvalues, each with its largest entry positive so that their sign is no accident. */
function leading(
  matrix: Float64Array,
  d: number,
  count: number,
): { readonly value: number; readonly vector: Float64Array }[] {
  const { values, vectors } = symmetricEigen(matrix, d);
  const order = [...values.keys()].sort(
    (left, right) => (values[right] as number) - (values[left] as number),
  );
  return order.slice(0, count).map((index) => {
    const vector = vectors.slice(index * d, (index + 1) * d);
    const largest = vector.reduce((best, entry) => (Math.abs(entry) > Math.abs(best) ? entry : best), 0);
    return { value: values[index] as number, vector: largest < 0 ? vector.map((entry) => -entry) : vector };
  });
}

/** The standardisation becomes part of weight and bias. */
function unscaled(maps: readonly Float64Array[], { mean, scale }: Standard): Affine {
  const width = maps.length;
  const weight = new Float32Array(mean.length * width);
  const bias = new Float64Array(width);
  for (const [column, map] of maps.entries()) {
    for (const [row, value] of map.entries()) {
      const slope = value / (scale[row] as number);
      weight[row * width + column] = slope;
      bias[column] = (bias[column] as number) - slope * (mean[row] as number);
    }
  }
  return {
    weight: { shape: [mean.length, width], data: weight },
    bias: { shape: [width], data: Float32Array.from(bias) },
  };
}
