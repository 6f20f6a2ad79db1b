import { fUpperTail, logFUpperTail } from '../../distributions/f-distribution.ts';
import {
  type ErrorBasis,
  type ErrorModel,
  type ErrorTest,
  type LinearEstimate,
  untestable,
} from '../error-model.ts';
import { coordinates } from '../fixed-part.ts';
import { dot } from '../matrix/products.ts';
import { symmetricEigen } from '../matrix/symmetric-eigen.ts';
import { orthonormalRows } from '../orthonormal-rows.ts';
import { randomTermName } from '../random-term.ts';
import { satterthwaiteDenDf } from '../satterthwaite-f.ts';
import { componentsOf } from './components.ts';
import { type StrataCoordinates, strataCoordinates } from './coordinates.ts';
import { type OwnInteraction, ownInteraction } from './own-interaction.ts';
import type { Stratum } from './stratum.ts';
import type { StrataStructure } from './structure.ts';

/** Answers from the mean squares of error strata. */
export interface StrataError extends ErrorModel {
  readonly kind: 'strata';
  readonly structure: StrataStructure;
  readonly strata: readonly Stratum[];
  readonly coordinates: StrataCoordinates;
  /** True where every random term spreads evenly over each term of the fixed part. */
  readonly isBalanced: boolean;
  /** True where each direction that these linear functions touch has one stratum as its error. */
  isExactFor(rows: readonly Float64Array[]): boolean;
  /** The tested differences against their own interaction with the random factor alone; see there. */
  ownInteraction(rows: readonly Float64Array[]): OwnInteraction | undefined;
}

/** A sum of mean squares, each with a factor. */
type Combination = ReadonlyMap<number, number>;

/**
 * The exact analysis of a complete layout: each term against its own interaction with the random factors, variances of
 * means put together from mean squares with degrees of freedom by Satterthwaite. Nothing is estimated by iteration and
 * no mean square is pooled with another because a test on the same data allowed it.
 *
 * @see Satterthwaite 1946, Biometrics Bulletin 2; R's aov(y ~ a * b + Error(seed / (a * b)))
 */
export function strataError(structure: StrataStructure): StrataError {
  const { fixed, parts, crossing } = structure;
  const found = strataCoordinates(structure);
  const strata = structure.strata.map(
    (shape, i): Stratum => ({
      ...shape,
      sumSq: found.sumSq[i] as number,
      meanSq: shape.df > 0 ? (found.sumSq[i] as number) / shape.df : null,
    }),
  );
  const errorOf = parts.map(({ stratumOf }) => errorCombination(stratumOf));
  const partOf = Int32Array.from({ length: fixed.rank }, (_, direction) =>
    parts.findIndex(({ end }) => direction < end),
  );
  /** Variance of a linear function of directions that are independent with unit weights. */
  const combine = (z: Float64Array): Combination => {
    const total = new Map<number, number>();
    for (const [direction, value] of z.entries()) {
      if (Math.abs(value) < 1e-12) continue;
      for (const [stratum, factor] of errorOf[partOf[direction] as number] as Combination) {
        total.set(stratum, (total.get(stratum) ?? 0) + factor * value * value);
      }
    }
    return total;
  };
  const touched = (z: Float64Array): number[] => {
    const least = 1e-9 * Math.sqrt(dot(z, z));
    return [...new Set(partOf.filter((_, direction) => Math.abs(z[direction] as number) > least))];
  };
  const covered = (z: Float64Array): boolean =>
    touched(z).every((part) => (parts[part] as (typeof parts)[number]).balanced);
  const basisOf = (rows: readonly Float64Array[]): Float64Array[] | undefined => {
    const zs = rows.map((l) => coordinates(fixed, l));
    return zs.includes(undefined) ? undefined : orthonormalRows(zs as Float64Array[]);
  };
  return {
    kind: 'strata',
    layout: fixed.layout,
    structure,
    strata,
    coordinates: found,
    components: componentsOf(structure.random.map(randomTermName), strata),
    isBalanced: parts.every(({ balanced }) => balanced),
    isExactFor: (rows) =>
      rows.every((l) => {
        const z = coordinates(fixed, l);
        return z === undefined || (covered(z) && touched(z).every((part) => errorOf[part]?.size === 1));
      }),
    ownInteraction: (rows) => {
      const basis = basisOf(rows);
      return basis === undefined || basis.length === 0 ? undefined : ownInteraction(basis, found, crossing);
    },
    of(l): LinearEstimate | undefined {
      const z = coordinates(fixed, l);
      if (z === undefined) return undefined;
      const value = (l[0] as number) * fixed.cells.offset + dot(z, fixed.leastSquares);
      if (!covered(z)) return { value, variance: null, df: null, error: { kind: 'strata', strata: [], exact: false } };
      return { value, ...satterthwaite(combine(z), strata), error: basisName(combine(z), strata) };
    },
    test(rows): ErrorTest {
      const none: ErrorBasis = { kind: 'strata', strata: [], exact: false };
      const basis = basisOf(rows);
      if (basis === undefined) return untestable(rows.length, none, 'notEstimable');
      if (basis.length === 0) return untestable(0, none, 'noHypothesis');
      if (!basis.every(covered)) return untestable(basis.length, none, 'noResidual');
      const error = basisName(combine(sumOfSquares(basis)), strata);
      const untested = whyNoError(combine(sumOfSquares(basis)), strata, fixed.cells.totalSumSq);
      if (untested !== undefined) return untestable(basis.length, error, untested);
      const { f, denDf } = error.exact
        ? exactStatistic(basis, combine(basis[0] as Float64Array), strata, fixed.leastSquares)
        : statistic(basis, combine, strata, fixed.leastSquares);
      const numDf = basis.length;
      return {
        numDf,
        denDf,
        f,
        p: fUpperTail(f, numDf, denDf),
        logP: logFUpperTail(f, numDf, denDf),
        error,
        untested: null,
      };
    },
  };
}

/** Roots of the sums of squares over rows: which directions some rows touch at all. */
function sumOfSquares(rows: readonly Float64Array[]): Float64Array {
  return (rows[0] as Float64Array).map((_, i) => Math.sqrt(rows.reduce((sum, row) => sum + (row[i] as number) ** 2, 0)));
}

/**
 * The error of a term by inclusion and exclusion over its interactions with random factors: with one random factor its
 * own interaction, with two that with the one and that with the other less that with both. What cancels is left out.
 */
function errorCombination(stratumOf: Int32Array): Combination {
  const result = new Map<number, number>();
  for (let subset = 1; subset < stratumOf.length; subset++) {
    const stratum = stratumOf[subset] as number;
    if (stratum < 0) continue;
    const sign = bitCount(subset) % 2 === 1 ? 1 : -1;
    const factor = (result.get(stratum) ?? 0) + sign;
    if (factor === 0) result.delete(stratum);
    else result.set(stratum, factor);
  }
  return result;
}

const bitCount = (subset: number): number => subset.toString(2).replaceAll('0', '').length;

/** Variance and degrees of freedom of a combination of mean squares; nulls where one of them has none. */
function satterthwaite(
  combination: Combination,
  strata: readonly Stratum[],
): { readonly variance: number | null; readonly df: number | null } {
  let [variance, spread] = [0, 0];
  for (const [index, factor] of combination) {
    const { meanSq, df } = strata[index] as Stratum;
    if (meanSq === null) return { variance: null, df: null };
    variance += factor * meanSq;
    spread += (factor * meanSq) ** 2 / df;
  }
  return variance > 0 ? { variance, df: variance ** 2 / spread } : { variance: null, df: null };
}

function basisName(
  combination: Combination,
  strata: readonly Stratum[],
): Extract<ErrorBasis, { readonly kind: 'strata' }> {
  const names = [...combination.keys()].map((index) => (strata[index] as Stratum).name);
  return { kind: 'strata', strata: names, exact: names.length === 1 };
}

function whyNoError(
  combination: Combination,
  strata: readonly Stratum[],
  totalSumSq: number,
): 'constantResponse' | 'noResidual' | 'perfectFit' | undefined {
  if (totalSumSq === 0) return 'constantResponse';
  const used = [...combination.keys()].map((index) => strata[index] as Stratum);
  if (used.length === 0 || used.some(({ df }) => df <= 0)) return 'noResidual';
  return used.every(({ sumSq }) => sumSq <= 1e-24 * totalSumSq) ? 'perfectFit' : undefined;
}

/** F of differences in an orthonormal basis that share one mean square. */
function exactStatistic(
  basis: readonly Float64Array[],
  combination: Combination,
  strata: readonly Stratum[],
  effects: Float64Array,
): { readonly f: number; readonly denDf: number } {
  const [[index]] = [...combination] as [[number, number]];
  const { meanSq, df } = strata[index] as Stratum;
  const sumSq = basis.reduce((sum, row) => sum + dot(row, effects) ** 2, 0);
  return { f: sumSq / basis.length / (meanSq as number), denDf: df };
}

/** F of differences with errors of their own, in an orthonormal basis: by their principal directions. */
function statistic(
  basis: readonly Float64Array[],
  combine: (z: Float64Array) => Combination,
  strata: readonly Stratum[],
  effects: Float64Array,
): { readonly f: number; readonly denDf: number } {
  const q = basis.length;
  // The covariance of the effects, from the polarised variances of sums and differences.
  const variance = (z: Float64Array): number => {
    let sum = 0;
    for (const [index, factor] of combine(z)) sum += factor * ((strata[index] as Stratum).meanSq ?? 0);
    return sum;
  };
  const covariance = new Float64Array(q * q);
  for (let i = 0; i < q; i++) {
    const one = basis[i] as Float64Array;
    covariance[i * q + i] = variance(one);
    for (let j = 0; j < i; j++) {
      const other = basis[j] as Float64Array;
      const sum = variance(one.map((value, k) => value + (other[k] as number)));
      const difference = variance(one.map((value, k) => value - (other[k] as number)));
      covariance[i * q + j] = (sum - difference) / 4;
      covariance[j * q + i] = covariance[i * q + j] as number;
    }
  }
  const { values, vectors } = symmetricEigen(covariance, q);
  const dfs: number[] = [];
  let sum = 0;
  for (let i = 0; i < q; i++) {
    const direction = new Float64Array(effects.length);
    for (const [j, row] of basis.entries()) {
      const share = vectors[i * q + j] as number;
      for (let k = 0; k < direction.length; k++) direction[k] = (direction[k] as number) + share * (row[k] as number);
    }
    sum += dot(direction, effects) ** 2 / (values[i] as number);
    dfs.push(satterthwaite(combine(direction), strata).df ?? 0);
  }
  return { f: sum / q, denDf: satterthwaiteDenDf(dfs) };
}
