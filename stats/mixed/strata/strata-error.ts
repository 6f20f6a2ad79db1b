import { fUpperTail, logFUpperTail } from '../../distributions/f-distribution.ts';
import {
  type ErrorBasis,
  type ErrorModel,
  type ErrorTest,
  type LinearEstimate,
  untestable,
  type Untested,
} from '../error-model.ts';
import { coordinates } from '../../model/coordinates.ts';
import { dot } from '../matrix/products.ts';
import { hypothesisBasis } from '../hypothesis.ts';
import { randomTermName } from '../random-term.ts';
import { type Combination, directionErrors, satterthwaite } from './combination.ts';
import { componentsOf } from './components.ts';
import { strataCoordinates } from './coordinates.ts';
import { contrastsByCombination, type OwnInteraction, ownInteraction } from './own-interaction.ts';
import { combinedStatistic, exactStatistic } from './statistic.ts';
import type { Stratum } from './stratum.ts';
import type { StrataStructure } from './structure.ts';

/** Answers from the mean squares of error strata. */
export interface StrataError extends ErrorModel {
  readonly kind: 'strata';
  readonly structure: StrataStructure;
  readonly strata: readonly Stratum[];
  /** True where every random term spreads evenly over each term of the fixed part. */
  readonly isBalanced: boolean;
  /** True where each direction that these linear functions touch has one stratum as its error. */
  isExactFor(rows: readonly Float64Array[]): boolean;
  /** The tested differences against their own interaction with the one random factor; see there. */
  ownInteraction(rows: readonly Float64Array[]): OwnInteraction | undefined;
  /**
   * Orthonormal differences that span the rows of L, at each combination of random levels: one observation of all of
   * them for each seed.
   *
   * @returns [rank of L][R], or undefined where some row is not estimable
   */
  contrasts(rows: readonly Float64Array[]): Float64Array[] | undefined;
}

/**
 * The exact analysis of a complete layout: each term against its own interaction with the random factors, variances of
 * means put together from mean squares with degrees of freedom by Satterthwaite. Nothing is estimated by iteration and
 * no mean square is pooled with another because a test on the same data allowed it.
 *
 * @see Satterthwaite 1946, Biometrics Bulletin 2; R's aov(y ~ a * b + Error(seed / (a * b)))
 */
export function strataError(structure: StrataStructure): StrataError {
  const { fixed, parts, crossing } = structure;
  const { byCombination, sumSq } = strataCoordinates(structure);
  const strata = structure.strata.map((shape, i): Stratum => {
    const own = sumSq[i] as number;
    return { ...shape, sumSq: own, meanSq: shape.df > 0 ? own / shape.df : null };
  });
  const errors = directionErrors(structure);
  return {
    kind: 'strata',
    layout: fixed.layout,
    structure,
    strata,
    components: componentsOf(structure.random.map(randomTermName), strata),
    isBalanced: parts.every(({ balanced }) => balanced),
    isExactFor: (rows) =>
      rows.every((l) => {
        const z = coordinates(fixed.trapezoid, l);
        return z === undefined || errors.isExact(z);
      }),
    ownInteraction: (rows) => {
      const basis = hypothesisBasis(fixed, rows);
      return basis === undefined || basis.length === 0
        ? undefined
        : ownInteraction(basis, byCombination, crossing);
    },
    contrasts: (rows) => {
      const basis = hypothesisBasis(fixed, rows);
      return basis && contrastsByCombination(basis, byCombination, crossing.combinations);
    },
    of(l): LinearEstimate | undefined {
      const z = coordinates(fixed.trapezoid, l);
      if (z === undefined) return undefined;
      const value = (l[0] as number) * fixed.cells.offset + dot(z, fixed.leastSquares);
      if (!errors.isCovered(z)) return { value, variance: null, df: null, error: unknownError };
      const combination = errors.of(z);
      return { value, ...satterthwaite(combination, strata), error: nameOf(combination, strata) };
    },
    test(rows): ErrorTest {
      const basis = hypothesisBasis(fixed, rows);
      if (basis === undefined) return untestable(rows.length, unknownError, 'notEstimable');
      if (basis.length === 0) return untestable(0, unknownError, 'noHypothesis');
      const all = lengths(basis);
      if (!errors.isCovered(all)) return untestable(basis.length, unknownError, 'noError');
      const combination = errors.of(all);
      const error = nameOf(combination, strata);
      const untested = whyNoError(combination, strata, fixed.cells.totalSumSq);
      if (untested !== undefined) return untestable(basis.length, error, untested);
      const [only] = combination.keys();
      const found = error.exact
        ? exactStatistic(basis, strata[only as number] as Stratum, fixed.leastSquares)
        : combinedStatistic(basis, errors, strata, fixed.leastSquares);
      if (found === undefined) return untestable(basis.length, error, 'noError');
      const { f, denDf } = found;
      const numDf = basis.length;
      const [p, logP] = [fUpperTail(f, numDf, denDf), logFUpperTail(f, numDf, denDf)];
      return { numDf, denDf, f, p, logP, error, untested: null };
    },
  };
}

type StrataBasis = Extract<ErrorBasis, { readonly kind: 'strata' }>;

const unknownError: StrataBasis = { kind: 'strata', strata: [], exact: false };

/** [p], lengths of the columns of some rows: which directions they touch at all. */
function lengths(rows: readonly Float64Array[]): Float64Array {
  return (rows[0] as Float64Array).map((_, i) => Math.hypot(...rows.map((row) => row[i] as number)));
}

function nameOf(combination: Combination, strata: readonly Stratum[]): StrataBasis {
  const names = [...combination.keys()].map((index) => (strata[index] as Stratum).name);
  return { kind: 'strata', strata: names, exact: names.length === 1 };
}

function whyNoError(
  combination: Combination,
  strata: readonly Stratum[],
  totalSumSq: number,
): Untested | undefined {
  if (totalSumSq === 0) return 'constantResponse';
  const used = [...combination.keys()].map((index) => strata[index] as Stratum);
  if (used.length === 0 || used.some(({ df }) => df <= 0)) return 'noResidual';
  return used.every(({ sumSq }) => sumSq <= 1e-24 * totalSumSq) ? 'perfectFit' : undefined;
}
