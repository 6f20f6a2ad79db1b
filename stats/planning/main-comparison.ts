import { meanFunction } from '../means/estimated-means.ts';
import type { FixedPart } from '../mixed/fixed-part.ts';
import type { FactorVariable, ModelLayout } from '../model/model-matrix.ts';
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
 * The pair of a factor's levels whose difference has the largest error; undefined if no difference has an error.
 *
 * @example
 * const design = sampledDesign({
 *   cells: dataTable({ lr: factorColumn(['low', 'high']) }),
 *   terms: [['lr']],
 *   random: [{ name: 'subject', levels: 5 }],
 * });
 * const found = widestDifference(design.structure.fixed, 'lr', design.errors(new Map()));
 * [found?.first, found?.second]; // ['low', 'high']
 */
export function widestDifference(
  fixed: Pick<FixedPart, 'layout' | 'cells'>,
  name: string,
  errors: PlannedErrors,
): LevelDifference | undefined {
  const factor = factorOf(fixed.layout, name);
  if (factor === undefined) return undefined;
  const levels = factor.levels.slice(0, pairedLevelsMax);
  const overAll = levels.map((_, level) => meanFunction(fixed, [factor], [level], 'all'));
  const found = widestOf(factor, overAll, errors);
  // Constraints may leave no mean over all combinations; where each level has the same ones, they are compared over those.
  if (found !== undefined || !hasLikeCells(fixed, factor)) return found;
  return widestOf(
    factor,
    levels.map((_, level) => meanFunction(fixed, [factor], [level], 'proportional')),
    errors,
  );
}

/** @param means of the first levels of the factor, as linear functions */
function widestOf(
  { name, levels }: FactorVariable,
  means: readonly (Float64Array | undefined)[],
  errors: PlannedErrors,
): LevelDifference | undefined {
  let widest: (LevelDifference & { readonly variance: number }) | undefined;
  for (const [i, one] of means.entries()) {
    for (const [j, other] of means.slice(i + 1).entries()) {
      if (one === undefined || other === undefined) continue;
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

/** True if every level of the factor has the same cells of all other variables. */
function hasLikeCells(
  { layout, cells }: Pick<FixedPart, 'layout' | 'cells'>,
  { name, codes, levels }: FactorVariable,
): boolean {
  const others = new Map(
    layout.blocks.flatMap(({ parts }) =>
      parts.flatMap(({ variable }) => (variable.name === name ? [] : [[variable.name, variable] as const])),
    ),
  );
  const keys = levels.map(() => new Set<string>());
  for (const row of cells.exampleRow) {
    const key = [...others.values()]
      .map((one) => (one.kind === 'factor' ? one.codes : one.values)[row])
      .join();
    keys[codes[row] as number]?.add(key);
  }
  const all = new Set(keys.flatMap((own) => [...own]));
  return keys.every(({ size }) => size === all.size);
}

/** The factor that is a term of its own by this name. */
function factorOf({ blocks }: ModelLayout, name: string): FactorVariable | undefined {
  const variable = blocks.find(({ term }) => term.length === 1 && term[0] === name)?.parts[0]?.variable;
  return variable?.kind === 'factor' ? variable : undefined;
}
