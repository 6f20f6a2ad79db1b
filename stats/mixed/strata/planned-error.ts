import { coordinates } from '../../model/coordinates.ts';
import { randomTermName } from '../random-term.ts';
import { directionErrors, type MeanSquare, satterthwaite } from './combination.ts';
import type { StrataStructure } from './structure.ts';

/** The error of a linear function in a design that has no results yet. */
export interface PlannedError {
  /** Variance over that of a single run. */
  readonly variance: number;
  readonly df: number;
  /** Names of the strata it comes from. */
  readonly strata: readonly string[];
}

/**
 * Errors of a complete design before any result, for assumed variances: what power and the widths of intervals rest on.
 *
 * @param ratios variance of each random term over that of a single run, by name (`seed:a`); default of each: 0
 * @returns for l [layout.width] its error; undefined where the design does not determine l'b or has no error for it
 */
export function plannedError(
  structure: StrataStructure,
  ratios: ReadonlyMap<string, number>,
): (l: Float64Array) => PlannedError | undefined {
  const assumed = structure.random.map((term) => ratios.get(randomTermName(term)) ?? 0);
  const expected = structure.strata.map(
    ({ df, expectation }): MeanSquare => ({
      df,
      meanSq: df > 0 ? assumed.reduce((sum, ratio, k) => sum + ratio * (expectation[k] as number), 1) : null,
    }),
  );
  const errors = directionErrors(structure);
  return (l) => {
    const z = coordinates(structure.fixed.trapezoid, l);
    if (z === undefined || !errors.isCovered(z)) return undefined;
    const combination = errors.of(z);
    const { variance, df } = satterthwaite(combination, expected);
    if (variance === null || df === null) return undefined;
    const strata = [...combination.keys()].map((index) => (structure.strata[index] as { name: string }).name);
    return { variance, df, strata };
  };
}
