import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import { adjustP } from '../anova/adjust-p.ts';
import type { Comparison, ComparisonMethod } from '../analysis-result.ts';
import { type CorrelatedMaximum, correlatedMaximum } from '../distributions/correlated-maximum.ts';
import {
  studentizedRangeUpperQuantile,
  studentizedRangeUpperTail,
} from '../distributions/studentized-range.ts';
import { tTwoSided, tTwoSidedQuantile } from '../distributions/t-distribution.ts';
import { contrastCorrelations } from './contrast-correlations.ts';
import { intervalLevel, meanFunction, type ModelCells } from './estimated-means.ts';
import { whyUntestedEstimate } from '../mixed/error-in-words.ts';
import type { ErrorModel } from '../mixed/error-model.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import { nestedPlaces } from '../model/nesting.ts';

/**
 * A family of comparisons: its p-values, and the critical value of its simultaneous 95% limits, in standard errors, at the
 * degrees of freedom of one comparison.
 */
interface Family {
  readonly method: ComparisonMethod;
  readonly adjust: (ts: readonly number[], ps: readonly number[], tested: Tested) => number[];
  readonly critical: (df: number, tested: Tested) => number;
}

/** The estimable differences of a family: linear functions of the coefficients, and degrees of freedom of their errors. */
interface Tested {
  readonly contrasts: readonly Float64Array[];
  readonly dfs: readonly number[];
}

/**
 * All pairs of a factor's estimated means. Tukey-Kramer: p-values and limits from the studentised range. Holm: his
 * p-values, which need no equal correlations, and Bonferroni's limits. A difference may be estimable where neither
 * mean is.
 */
export function comparePairs(
  fit: ModelCells,
  error: ErrorModel,
  factor: FactorVariable,
  method: 'tukey-kramer' | 'holm' = 'tukey-kramer',
): Comparison[] {
  return pairsAmong(fit, error, levelsOf(fit, factor), method);
}

/**
 * The same within each combination of the factors that a nested factor is within: levels of different ones are not compared.
 *
 * @param outer the factors that it is within
 */
export function compareWithin(
  fit: ModelCells,
  error: ErrorModel,
  factor: FactorVariable,
  outer: readonly FactorVariable[],
  method?: 'tukey-kramer' | 'holm',
): Comparison[] {
  return nestedPlaces(factor, outer, fit.cells).flatMap(({ at, levels }) => {
    const place = outer.map((own, i) => own.levels[at[i] as number] as string).join(' ');
    return pairsAmong(
      fit,
      error,
      {
        term: [...outer, factor].map(({ name }) => name).join(':'),
        names: levels.map((level) => `${place} ${factor.levels[level]}`),
        functions: levels.map(
          (level) => meanFunction(fit, [...outer, factor], [...at, level], 'all') as Float64Array,
        ),
      },
      method,
    );
  });
}

function pairsAmong(
  fit: ModelCells,
  error: ErrorModel,
  compared: Compared,
  method: 'tukey-kramer' | 'holm' = 'tukey-kramer',
): Comparison[] {
  const count = compared.names.length;
  const pairs = compared.names.flatMap((_, first) =>
    Array.from({ length: count - first - 1 }, (_, step) => [first, first + step + 1] as const),
  );
  const tukey: Family = {
    method: 'tukey-kramer',
    adjust: (ts, _, { dfs }) =>
      ts.map((t, i) => studentizedRangeUpperTail(Math.abs(t) * Math.SQRT2, count, dfs[i] as number)),
    critical: (df) => studentizedRangeUpperQuantile(1 - intervalLevel, count, df) / Math.SQRT2,
  };
  return compare(fit, error, compared, pairs, method === 'holm' ? holmOf(pairs.length) : tukey);
}

/** @param count of comparisons in the family */
const holmOf = (count: number): Family => ({
  method: 'holm',
  adjust: (_, ps) => adjustP(ps, 'holm'),
  critical: (df) => tTwoSidedQuantile((1 - intervalLevel) / count, df),
});

/**
 * Every level against the control, which was named before the data were seen (Dunnett, two-sided), with the correlations
 * that the differences have in this model: blocks and gaps in the data change them. Where degrees of freedom differ, the
 * least of them counts.
 *
 * @param method holm where the differences have no correlations, as they have no standard errors
 * @throws YatesError E_COLUMN_LEVEL where no row used has that level
 */
export function compareWithControl(
  fit: ModelCells,
  error: ErrorModel,
  factor: FactorVariable,
  control: string,
  method: 'dunnett' | 'holm' = 'dunnett',
): Comparison[] {
  const base = factor.levels.indexOf(control);
  if (base < 0) {
    throw new YatesError({
      code: 'E_COLUMN_LEVEL',
      message: `no row has level "${control}" of ${factor.name}, the control`,
      next: didYouMean(control, factor.levels),
    });
  }
  const pairs = factor.levels.flatMap((_, level) => (level === base ? [] : [[level, base] as const]));
  if (method === 'holm') return compare(fit, error, levelsOf(fit, factor), pairs, holmOf(pairs.length));
  const varianceOf = (l: Float64Array): number => error.of(l)?.variance ?? 0;
  // One family: its distribution and its critical value are the same for all differences.
  let known: CorrelatedMaximum | undefined;
  let width: number | undefined;
  const maximumOf = ({ contrasts, dfs }: Tested): CorrelatedMaximum =>
    (known ??= correlatedMaximum(contrastCorrelations(contrasts, varianceOf), Math.min(...dfs)));
  return compare(fit, error, levelsOf(fit, factor), pairs, {
    method: 'dunnett',
    adjust: (ts, _, tested) => {
      const { upperTail } = maximumOf(tested);
      return ts.map((t) => upperTail(Math.abs(t)));
    },
    critical: (_, tested) => (width ??= maximumOf(tested).upperQuantile(1 - intervalLevel)),
  });
}

/** Rows used at each level of a factor. */
export function rowsOfLevels(fit: ModelCells, factor: FactorVariable): Float64Array {
  const sizes = new Float64Array(factor.levels.length);
  for (const [cell, row] of fit.cells.exampleRow.entries()) {
    const level = factor.codes[row] as number;
    sizes[level] = (sizes[level] as number) + (fit.cells.size[cell] as number);
  }
  return sizes;
}

const nothing = { se: null, df: null, t: null, p: null, pAdjusted: null, lower: null, upper: null };

/** What is compared: a name and a mean, as a linear function, for each. */
interface Compared {
  readonly term: string;
  readonly names: readonly string[];
  readonly functions: readonly Float64Array[];
}

const levelsOf = (fit: ModelCells, factor: FactorVariable): Compared => ({
  term: factor.name,
  names: factor.levels,
  functions: factor.levels.map((_, level) => meanFunction(fit, [factor], [level], 'all') as Float64Array),
});

function compare(
  fit: ModelCells,
  error: ErrorModel,
  { term, names: levels, functions }: Compared,
  pairs: readonly (readonly [first: number, second: number])[],
  { method, adjust, critical }: Family,
): Comparison[] {
  const contrasts = pairs.map(([first, second]) => {
    const other = functions[second] as Float64Array;
    return (functions[first] as Float64Array).map((entry, i) => entry - (other[i] as number));
  });
  const found = contrasts.map((contrast) => error.of(contrast));
  const reasons = found.map((one) =>
    one === undefined
      ? 'not estimable: the combinations that occurred do not link these two levels'
      : (whyUntestedEstimate(one, fit.cells) ?? null),
  );
  const tested = pairs.flatMap((_, i) => (reasons[i] === null ? [i] : []));
  const ses = tested.map((i) => Math.sqrt(found[i]?.variance as number));
  const dfs = tested.map((i) => found[i]?.df as number);
  const ts = tested.map((i, at) => (found[i]?.value as number) / (ses[at] as number));
  const ps = ts.map((t, at) => tTwoSided(t, dfs[at] as number));
  const family: Tested = { contrasts: tested.map((i) => contrasts[i] as Float64Array), dfs };
  const adjusted = tested.length > 0 ? adjust(ts, ps, family) : [];
  // Equal degrees of freedom share their critical value, which is what takes the time here.
  const widths = new Map(dfs.map((df) => [df.toPrecision(10), 0]));
  for (const df of widths.keys()) widths.set(df, critical(Number(df), family));

  return pairs.map(([first, second], i): Comparison => {
    const names = {
      term,
      first: levels[first] as string,
      second: levels[second] as string,
      method,
    };
    const difference = found[i]?.value ?? null;
    const at = tested.indexOf(i);
    if (difference === null || at < 0)
      return { ...names, difference, ...nothing, reason: reasons[i] ?? null };
    const [se, df] = [ses[at] as number, dfs[at] as number];
    const width = widths.get(df.toPrecision(10)) as number;
    return {
      ...names,
      difference,
      se,
      df,
      t: ts[at] as number,
      p: ps[at] as number,
      pAdjusted: adjusted[at] as number,
      lower: difference - width * se,
      upper: difference + width * se,
      reason: null,
    };
  });
}
