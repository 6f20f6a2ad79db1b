import { atLevel, type FactorVariable, linearFunction, type ModelLayout } from '../model/model-matrix.ts';
import type { PlannedErrors } from '../mixed/strata/planned-error.ts';

/** The difference of two levels of one factor. */
export interface LevelDifference {
  readonly term: string;
  readonly first: string;
  readonly second: string;
  /** [layout.width] */
  readonly l: Float64Array;
}

/** Levels of a factor of which all pairs are looked at. */
const pairedLevelsMax = 30;

/**
 * Of all pairs of a factor's levels the one that is known least; undefined where no difference has an error.
 *
 * @example
 * const design = sampledDesign({
 *   cells: dataTable({ lr: factorColumn(['low', 'high']) }),
 *   terms: [['lr']],
 *   random: [{ name: 'subject', levels: 5 }],
 * });
 * const found = widestDifference(design.structure.fixed.layout, 'lr', design.errors(new Map()));
 * [found?.first, found?.second]; // ['low', 'high']
 */
export function widestDifference(
  layout: ModelLayout,
  name: string,
  errors: PlannedErrors,
): LevelDifference | undefined {
  const factor = factorOf(layout, name);
  if (factor === undefined) return undefined;
  const levels = factor.levels.slice(0, pairedLevelsMax);
  const means = levels.map((_, level) => linearFunction(layout, new Map([[name, atLevel(factor, level)]])));
  let widest: (LevelDifference & { readonly variance: number }) | undefined;
  for (const [i, one] of means.entries()) {
    for (const [j, other] of means.slice(i + 1).entries()) {
      const l = one.map((entry, k) => entry - (other[k] as number));
      const variance = errors.of(l)?.variance;
      // Differences that rounding alone tells apart are alike: the first of them stands.
      if (variance === undefined || (widest !== undefined && variance <= widest.variance * (1 + 1e-9)))
        continue;
      widest = { term: name, first: levels[i] as string, second: levels[i + 1 + j] as string, l, variance };
    }
  }
  return widest;
}

/** The factor that is a term of its own by this name. */
function factorOf({ blocks }: ModelLayout, name: string): FactorVariable | undefined {
  const variable = blocks.find(({ term }) => term.length === 1 && term[0] === name)?.parts[0]?.variable;
  return variable?.kind === 'factor' ? variable : undefined;
}
