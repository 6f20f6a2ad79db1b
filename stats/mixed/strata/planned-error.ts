import { coordinates } from '../../model/coordinates.ts';
import { dot } from '../matrix/products.ts';
import { randomTermName } from '../random-term.ts';
import { directionErrors, type MeanSquare, satterthwaite } from './combination.ts';
import { type LayoutSize, resized } from './resized.ts';
import { spreadAlong } from './spread.ts';
import type { StrataStructure } from './structure.ts';

/** The error of a linear function, or of a test, in a design that has no results yet. */
interface PlannedError {
  /** Expected variance over that of a single run: of l'b, or of a direction of unit length on average. */
  readonly variance: number;
  readonly df: number;
  /** Names of the strata it comes from. */
  readonly strata: readonly string[];
  /**
   * False where the analysis will estimate it by REML. What stands here is then put together from mean squares or, where
   * these do not tell, how much the differences vary from level to level of the random factor.
   */
  readonly exact: boolean;
}

/** Errors of a design before any result: what power and the widths of intervals rest on. */
export interface PlannedErrors {
  /** Runs in all. */
  readonly n: number;
  /** Degrees of freedom of what neither the fixed part nor its interactions with random factors explain. */
  readonly residualDf: number;
  /**
   * @param l [layout.width]
   * @returns the error of l'b; undefined where the design does not determine it or has no error for it
   */
  of(l: Float64Array): PlannedError | undefined;
  /**
   * @param basis of the directions in question, as `hypothesisBasis` gives it: they hold at any size of the design
   * @returns the error that they are tested with; undefined as for `of`
   */
  test(basis: readonly Float64Array[]): PlannedError | undefined;
}

/**
 * Errors of a complete design for assumed variances, at any size.
 *
 * @param ratios variance of each random term over that of a single run, by name (`seed:a`); default of each: 0
 * @param size default: that of the structure
 */
export function plannedErrors(
  structure: StrataStructure,
  ratios: ReadonlyMap<string, number>,
  size: LayoutSize = { levels: structure.crossing.levels, runs: 1 },
): PlannedErrors {
  const { fixed, parts, random, strata, crossing, n } = resized(structure, size);
  const assumed = random.map((term) => ratios.get(randomTermName(term)) ?? 0);
  const expected = strata.map(
    ({ df, expectation }): MeanSquare => ({
      df,
      meanSq: df > 0 ? assumed.reduce((sum, ratio, k) => sum + ratio * (expectation[k] as number), 1) : null,
    }),
  );
  const errors = directionErrors({ fixed, parts });
  /** Of a function that touches these directions, at unit length. */
  const fromStrata = (z: Float64Array): PlannedError | undefined => {
    const combination = errors.of(z);
    const { variance, df } = satterthwaite(combination, expected);
    if (variance === null || df === null) return undefined;
    const names = [...combination.keys()].map((index) => (strata[index] as { name: string }).name);
    return { variance, df, strata: names, exact: names.length === 1 };
  };
  const [levels, several] = crossing.levels;
  const group = crossing.factors[0]?.name ?? '';
  /** Of orthonormal directions, from how they vary over the levels of the one random factor. */
  const fromLevels = (basis: readonly Float64Array[]): PlannedError | undefined => {
    if (levels === undefined || several !== undefined || levels < 2) return undefined;
    const variances = basis.map((z) =>
      assumed.reduce(
        (sum, ratio, k) => sum + ratio * size.runs * spreadAlong(structure.spreads[k] as Float64Array, z),
        1,
      ),
    );
    const variance = variances.reduce((sum, own) => sum + own, 0) / basis.length;
    return { variance, df: basis.length * (levels - 1), strata: [`${group} x difference`], exact: false };
  };
  return {
    n,
    residualDf: strata.find(({ expectation }) => expectation.every((entry) => entry === 0))?.df ?? 0,
    of(l) {
      const z = coordinates(fixed.trapezoid, l);
      const length = z === undefined ? 0 : Math.sqrt(dot(z, z));
      if (z === undefined || length === 0) return undefined;
      const unit = z.map((entry) => entry / length);
      const found = errors.isCovered(unit) ? fromStrata(unit) : fromLevels([unit]);
      const scale = (length * length * fixed.cells.rows.length) / n;
      return found && { ...found, variance: found.variance * scale };
    },
    test(basis) {
      if (basis.length === 0) return undefined;
      const touched = (basis[0] as Float64Array).map((_, k) =>
        Math.hypot(...basis.map((row) => row[k] as number)),
      );
      if (!errors.isCovered(touched)) return fromLevels(basis);
      const found = fromStrata(touched);
      // Strata add up the directions of a test; each of them has that share.
      return found && { ...found, variance: found.variance / basis.length };
    },
  };
}
