import type { EstimatedMean } from '../analysis-result.ts';
import { tTwoSidedQuantile } from '../distributions/t-distribution.ts';
import type { ErrorModel, LinearEstimate } from '../mixed/error-model.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import { atLevel, type FactorVariable, linearFunction, type Profile } from '../model/model-matrix.ts';
import { existingProfiles, type WeightedProfile } from './existing-profiles.ts';
import { whyUntestedEstimate } from '../mixed/error-in-words.ts';
import { CompensatedSum } from '../numeric/compensated-sum.ts';

/** How the factors that are not named are averaged. */
export type Averaging = EstimatedMean['over'];

/** The columns of a model and the rows that it is of: what linear functions are made from. */
export type ModelCells = Pick<LinearFit, 'layout' | 'cells'>;

/** Of the means' own intervals. */
export const intervalLevel = 0.95;

/** One level of each of some factors, by index. */
export type LevelIndices = readonly number[];

/**
 * Estimated marginal means of the combinations of some factors, with 95% limits. A mean that the data do not
 * determine is null, with the reason.
 *
 * @param combinations left out: every combination of the factors' levels, the first factor fastest
 * @param linked for `valid`: factors that constraints tie together, averaged over the combinations that occur
 */
export function estimatedMeans(
  fit: ModelCells,
  error: ErrorModel,
  factors: readonly FactorVariable[],
  over: Averaging,
  combinations: readonly LevelIndices[] = allCombinations(factors),
  linked: readonly FactorVariable[] = [],
): EstimatedMean[] {
  const observed = observedMeans(fit, factors);
  return combinations.map((levels) => {
    const l = meanFunction(fit, factors, levels, over, linked);
    const found = l === undefined ? undefined : error.of(l);
    const why = found && whyUntestedEstimate(found, fit.cells);
    const { n, mean: rawMean } = observed.get(levels.join()) ?? { n: 0, mean: null };
    return {
      term: factors.map(({ name }) => name).join(':'),
      levels: Object.fromEntries(
        factors.map(({ name, levels: names }, i) => [name, names[levels[i] as number] as string]),
      ),
      over,
      ...withLimits(found, why),
      n,
      rawMean,
      reason: found === undefined ? whyNotEstimable(n, over) : (why ?? null),
    };
  });
}

/**
 * Value, standard error and 95% limits of an estimate; nulls where there is none.
 *
 * @param why it has no limits: a model that fits every row exactly says nothing of how sure it is
 */
export function withLimits(
  found: LinearEstimate | undefined,
  why?: string,
): Pick<EstimatedMean, 'mean' | 'se' | 'df' | 'lower' | 'upper'> {
  if (found === undefined) return { mean: null, se: null, df: null, lower: null, upper: null };
  const { value, variance, df } = found;
  if (variance === null || df === null || why !== undefined)
    return { mean: value, se: null, df: null, lower: null, upper: null };
  const se = Math.sqrt(variance);
  const quantile = tTwoSidedQuantile(1 - intervalLevel, df);
  return { mean: value, se, df, lower: value - quantile * se, upper: value + quantile * se };
}

/** The linear function whose value is the mean of a combination; undefined where no cell is there to average over. */
export function meanFunction(
  fit: ModelCells,
  factors: readonly FactorVariable[],
  levels: LevelIndices,
  over: Averaging,
  linked: readonly FactorVariable[] = [],
): Float64Array | undefined {
  const fixed: Profile = new Map(
    factors.map((factor, i) => [factor.name, atLevel(factor, levels[i] as number)]),
  );
  if (over === 'all') {
    return fit.layout.nests.length === 0
      ? linearFunction(fit.layout, fixed)
      : average(functionsAt(fit, [{ weight: 1, profile: fixed }]));
  }
  if (over === 'valid') return average(validProfiles(fit, factors, levels, linked, fixed));
  return average(observedProfiles(fit, factors, levels, over, fixed));
}

/** One profile for each combination of the linked factors that occurs with these levels, all of equal weight. */
function validProfiles(
  fit: ModelCells,
  factors: readonly FactorVariable[],
  levels: LevelIndices,
  linked: readonly FactorVariable[],
  fixed: Profile,
): { weight: number; l: Float64Array }[] {
  const partners = linked.filter((factor) => !factors.includes(factor));
  const own = factors.flatMap((factor, i) =>
    linked.includes(factor) ? [{ factor, level: levels[i] as number }] : [],
  );
  const seen = new Map<string, WeightedProfile>();
  for (const row of fit.cells.exampleRow) {
    if (!own.every(({ factor, level }) => factor.codes[row] === level)) continue;
    const at = partners.map(({ codes }) => codes[row] as number);
    if (seen.has(at.join())) continue;
    seen.set(at.join(), { weight: 1, profile: withLevels(fixed, partners, at) });
  }
  return functionsAt(fit, seen.values());
}

/** One profile for each combination of the other factors, weighted by its rows: at these levels, or at any. */
function observedProfiles(
  fit: ModelCells,
  factors: readonly FactorVariable[],
  levels: LevelIndices,
  over: 'cells' | 'proportional',
  fixed: Profile,
): { weight: number; l: Float64Array }[] {
  const others = [...fit.layout.variables.values()].flatMap((variable) =>
    variable.kind === 'factor' && !factors.includes(variable) ? [variable] : [],
  );
  const seen = new Map<string, { weight: number; profile: Profile }>();
  for (const [cell, row] of fit.cells.exampleRow.entries()) {
    const here = factors.every(({ codes }, i) => codes[row] === levels[i]);
    if (!here && over === 'cells') continue;
    const at = others.map(({ codes }) => codes[row] as number);
    const entry = seen.get(at.join()) ?? { weight: 0, profile: withLevels(fixed, others, at) };
    entry.weight += fit.cells.size[cell] as number;
    seen.set(at.join(), entry);
  }
  return functionsAt(fit, seen.values());
}

const functionsAt = (
  fit: ModelCells,
  profiles: Iterable<WeightedProfile>,
): { weight: number; l: Float64Array }[] =>
  [...profiles]
    .flatMap((own) => existingProfiles(fit, own))
    .map(({ weight, profile }) => ({ weight, l: linearFunction(fit.layout, profile) }));

const withLevels = (fixed: Profile, factors: readonly FactorVariable[], at: LevelIndices): Profile =>
  new Map([
    ...fixed,
    ...factors.map((factor, i) => [factor.name, atLevel(factor, at[i] as number)] as const),
  ]);

/** undefined where there is nothing to average. */
function average(parts: readonly { weight: number; l: Float64Array }[]): Float64Array | undefined {
  if (parts.length === 0) return undefined;
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const mean = new Float64Array((parts[0] as { l: Float64Array }).l.length);
  for (const { weight, l } of parts) {
    for (let i = 0; i < mean.length; i++) {
      mean[i] = (mean[i] as number) + (weight / total) * (l[i] as number);
    }
  }
  return mean;
}

/** Every combination of the factors' levels, the first factor fastest. */
export function allCombinations(factors: readonly FactorVariable[]): LevelIndices[] {
  return factors.reduce<LevelIndices[]>(
    (combinations, { levels }) =>
      levels.flatMap((_, level) => combinations.map((combination) => [...combination, level])),
    [[]],
  );
}

/** Rows and plain mean of the response at each combination that occurs, keyed by level indices. */
function observedMeans(
  { cells }: ModelCells,
  factors: readonly FactorVariable[],
): Map<string, { n: number; mean: number }> {
  const sums = new Map<string, { n: number; sum: CompensatedSum }>();
  for (let cell = 0; cell < cells.count; cell++) {
    const row = cells.exampleRow[cell] as number;
    const key = factors.map(({ codes }) => codes[row]).join();
    const entry = sums.get(key) ?? { n: 0, sum: new CompensatedSum() };
    const size = cells.size[cell] as number;
    entry.n += size;
    entry.sum.add(size * (cells.mean[cell] as number));
    sums.set(key, entry);
  }
  return new Map([...sums].map(([key, { n, sum }]) => [key, { n, mean: cells.offset + sum.value / n }]));
}

function whyNotEstimable(n: number, over: Averaging): string {
  if (n === 0) return 'not estimable: this combination never occurred';
  return over === 'all'
    ? 'not estimable: some combinations with the other factors never occurred, so an equal average over them is not determined'
    : 'not estimable from the combinations that occurred';
}
