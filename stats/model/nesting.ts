/** Factors that exist within some levels of others only. */
import type { Cells } from './cells.ts';
import type { FactorVariable, Variable } from './model-matrix.ts';
import { absentLevel, type Nesting } from './nest.ts';
import type { ModelTerm } from './term.ts';

/**
 * True for a term that is a nested factor by itself: `method:rank`, but not `act:method:rank`.
 *
 * @example
 * isNestedMain(['method', 'rank'], [{ factor: 'rank', within: ['method'] }]); // true
 */
export const isNestedMain = (term: ModelTerm, nests: readonly Nesting[]): boolean =>
  nests.some(
    ({ factor, within }) =>
      term.length === within.length + 1 &&
      term.includes(factor) &&
      within.every((name) => term.includes(name)),
  );

/**
 * Degrees of freedom that a term with nested factors has where no combination that exists is missing: summed over the
 * combinations of the factors that others are within, those of the levels that exist there. Undefined for any other term.
 *
 * @param cells folded by all variables of the term
 */
export function nestedDf(
  term: ModelTerm,
  variables: ReadonlyMap<string, Variable>,
  nests: readonly Nesting[],
  cells: Pick<Cells, 'exampleRow'>,
): number | undefined {
  const own = nests.filter(
    ({ factor, within }) => term.includes(factor) && within.every((name) => term.includes(name)),
  );
  if (own.length === 0) return undefined;
  const nested = own.map(({ factor }) => factor);
  const outer = [...new Set(own.flatMap(({ within }) => within))].filter((name) => !nested.includes(name));
  const crossed = term
    .filter((name) => !nested.includes(name) && !outer.includes(name))
    .reduce((product, name) => product * widthOf(variables.get(name)), 1);
  const places = new Map<string, Map<string, Set<number>>>();
  for (const row of cells.exampleRow) {
    const place = outer.map((name) => valueAt(variables.get(name), row)).join();
    const seen = places.get(place) ?? new Map(nested.map((name) => [name, new Set<number>()]));
    places.set(place, seen);
    for (const name of nested) seen.get(name)?.add(valueAt(variables.get(name), row));
  }
  let df = 0;
  for (const seen of places.values()) {
    let product = crossed;
    for (const [name, values] of seen) {
      product *= variables.get(name)?.kind === 'factor' ? values.size - 1 : Math.min(1, values.size - 1);
    }
    df += product;
  }
  return df;
}

const widthOf = (variable: Variable | undefined): number =>
  variable?.kind === 'factor' ? variable.levels.length - 1 : (variable?.curve?.columns.length ?? 1);

const valueAt = (variable: Variable | undefined, row: number): number =>
  (variable?.kind === 'factor' ? variable.codes[row] : variable?.values[row]) ?? -1;

/** Where a nested factor exists, and which of its levels. */
export interface NestedPlace {
  /** Level index of each factor that it is within. */
  readonly at: readonly number[];
  /** Level indices of the nested factor, in its order; those that say that it does not apply are left out. */
  readonly levels: readonly number[];
}

/**
 * The combinations within which a nested factor has levels, in order of level indices.
 *
 * @param outer the factors that it is within
 */
export function nestedPlaces(
  factor: FactorVariable,
  outer: readonly FactorVariable[],
  cells: Pick<Cells, 'exampleRow'>,
): NestedPlace[] {
  const places = new Map<string, { at: number[]; levels: Set<number> }>();
  for (const row of cells.exampleRow) {
    const level = factor.codes[row] as number;
    if (factor.levels[level] === absentLevel) continue;
    const at = outer.map(({ codes }) => codes[row] as number);
    const place = places.get(at.join()) ?? { at, levels: new Set() };
    places.set(at.join(), place);
    place.levels.add(level);
  }
  const byIndex = (a: readonly number[], b: readonly number[]): number => {
    const first = a.findIndex((own, i) => own !== b[i]);
    return first < 0 ? 0 : (a[first] as number) - (b[first] as number);
  };
  return [...places.values()]
    .map(({ at, levels }) => ({ at, levels: [...levels].sort((a, b) => a - b) }))
    .sort((a, b) => byIndex(a.at, b.at));
}
