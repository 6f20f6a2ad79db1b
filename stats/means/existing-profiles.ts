import { atLevel, type FactorVariable, type ModelLayout, type Profile } from '../model/model-matrix.ts';
import type { Cells } from '../model/cells.ts';

/** A profile, and how an average weighs it. */
export interface WeightedProfile {
  readonly weight: number;
  readonly profile: Profile;
}

/** A profile whose first factors are settled, and the rows that it is seen in. */
interface Branch extends WeightedProfile {
  readonly rows: readonly number[];
}

/**
 * A profile as an average over what exists: where factors are within levels of others, each combination of those others counts
 * equally, and within it the levels, or combinations of levels, that exist there do. [] where the profile names a combination that does not exist.
 *
 * @param from factors that it leaves out are averaged
 */
export function existingProfiles(
  { layout, cells }: { readonly layout: ModelLayout; readonly cells: Pick<Cells, 'exampleRow'> },
  from: WeightedProfile,
): WeightedProfile[] {
  const { nests, variables } = layout;
  if (nests.length === 0) return [from];
  const factorNamed = (name: string): FactorVariable | undefined => {
    const variable = variables.get(name);
    return variable?.kind === 'factor' ? variable : undefined;
  };
  const outer = new Set(nests.flatMap(({ within }) => within));
  // A factor stands behind all that it is within.
  const nestOf = new Map(nests.map((nest) => [nest.factor, nest.within]));
  const depthOf = (name: string): number =>
    1 + Math.max(-1, ...(nestOf.get(name) ?? []).map((other) => depthOf(other)));
  const order = [...new Set([...outer, ...nests.map(({ factor }) => factor)])]
    .toSorted((a, b) => depthOf(a) - depthOf(b))
    .flatMap((name) => factorNamed(name) ?? []);

  let branches: Branch[] = [{ ...from, rows: [...cells.exampleRow] }];
  for (const factor of order) {
    branches = branches.flatMap(({ weight, profile, rows }): Branch[] => {
      const isNested = nestOf.has(factor.name);
      // Only a nested factor depends on where it is: any other is crossed with what stands before it.
      const seen = isNested ? levelsAmong(factor, rows) : factor.levels.map((_, level) => level);
      const fixed = profile.get(factor.name);
      const level = fixed instanceof Float64Array ? fixed.indexOf(1) : -1;
      if (fixed !== undefined) {
        if (!seen.includes(level)) return [];
        return [{ weight, profile, rows: rowsAt(factor, level, rows) }];
      }
      // The innermost factors are averaged together, below.
      if (!outer.has(factor.name)) return [{ weight, profile, rows }];
      return seen.map((own) => ({
        weight: weight / seen.length,
        profile: new Map([...profile, [factor.name, atLevel(factor, own)]]),
        rows: rowsAt(factor, own, rows),
      }));
    });
  }
  const inner = order.filter(({ name }) => !outer.has(name));
  return branches.flatMap((branch) => overCombinations(branch, inner));
}

/**
 * A branch as an average over the innermost factors: each level of the first that exists there counts equally, and within it each
 * level of the next that exists beside it. Where all combinations exist each of them counts equally.
 */
function overCombinations(
  { weight, profile, rows }: Branch,
  inner: readonly FactorVariable[],
): WeightedProfile[] {
  const [first, ...others] = inner.filter(({ name }) => !profile.has(name));
  if (first === undefined) return [{ weight, profile }];
  const seen = levelsAmong(first, rows);
  if (others.length === 0) {
    const weights = new Float64Array(first.levels.length);
    for (const level of seen) weights[level] = 1 / seen.length;
    return [{ weight, profile: new Map([...profile, [first.name, weights]]) }];
  }
  return seen.flatMap((level) =>
    overCombinations(
      {
        weight: weight / seen.length,
        profile: new Map([...profile, [first.name, atLevel(first, level)]]),
        rows: rowsAt(first, level, rows),
      },
      others,
    ),
  );
}

const levelsAmong = ({ codes }: FactorVariable, rows: readonly number[]): number[] =>
  [...new Set(rows.map((row) => codes[row] as number))].sort((a, b) => a - b);

const rowsAt = ({ codes }: FactorVariable, level: number, rows: readonly number[]): number[] =>
  rows.filter((row) => codes[row] === level);
