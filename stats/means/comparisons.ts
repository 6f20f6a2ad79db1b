import { YatesError } from '../../base/error.ts';
import { adjustP } from '../anova/adjust-p.ts';
import type { Comparison, ComparisonMethod } from '../analysis-result.ts';
import { errorTerm } from '../anova/anova-table.ts';
import { type CorrelatedMaximum, correlatedMaximum } from '../distributions/correlated-maximum.ts';
import {
  studentizedRangeUpperQuantile,
  studentizedRangeUpperTail,
} from '../distributions/studentized-range.ts';
import { tTwoSided, tTwoSidedQuantile } from '../distributions/t-distribution.ts';
import { contrastCorrelations } from './contrast-correlations.ts';
import { intervalLevel, meanFunction } from './estimated-means.ts';
import { whyUntestable } from '../anova/f-test.ts';
import { estimate } from '../model/estimate.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { FactorVariable } from '../model/model-matrix.ts';

/** A family of comparisons: its p-values and the critical value of its simultaneous 95% limits, in standard errors. */
interface Family {
  readonly method: ComparisonMethod;
  readonly adjust: (ts: readonly number[], ps: readonly number[], contrasts: Contrasts) => number[];
  readonly critical: (contrasts: Contrasts) => number;
}

/** The estimable differences of a family, as linear functions of the coefficients. */
type Contrasts = readonly Float64Array[];

/**
 * All pairs of a factor's estimated means. Tukey-Kramer: p-values and limits from the studentised range. Holm: his
 * p-values, which need no equal correlations, and Bonferroni's limits. A difference may be estimable where neither
 * mean is.
 */
export function comparePairs(
  fit: LinearFit,
  factor: FactorVariable,
  method: 'tukey-kramer' | 'holm' = 'tukey-kramer',
): Comparison[] {
  const count = factor.levels.length;
  const df = fit.residualDf;
  const pairs = factor.levels.flatMap((_, first) =>
    Array.from({ length: count - first - 1 }, (_, step) => [first, first + step + 1] as const),
  );
  const tukey: Family = {
    method: 'tukey-kramer',
    adjust: (ts) => ts.map((t) => studentizedRangeUpperTail(Math.abs(t) * Math.SQRT2, count, df)),
    critical: () => studentizedRangeUpperQuantile(1 - intervalLevel, count, df) / Math.SQRT2,
  };
  const holm: Family = {
    method: 'holm',
    adjust: (_, ps) => adjustP(ps, 'holm'),
    critical: () => tTwoSidedQuantile((1 - intervalLevel) / pairs.length, df),
  };
  return compare(fit, factor, pairs, method === 'holm' ? holm : tukey);
}

/**
 * Every level against the control, which was named before the data were seen (Dunnett, two-sided), with the correlations
 * that the differences have in this model: blocks and gaps in the data change them.
 *
 * @throws YatesError E_COLUMN_LEVEL where no row used has that level
 */
export function compareWithControl(fit: LinearFit, factor: FactorVariable, control: string): Comparison[] {
  const base = factor.levels.indexOf(control);
  if (base < 0) {
    throw new YatesError({
      code: 'E_COLUMN_LEVEL',
      message: `no row has level "${control}" of ${factor.name}, the control`,
      next: `use one of: ${factor.levels.slice(0, 24).join(', ')}`,
    });
  }
  const pairs = factor.levels.flatMap((_, level) => (level === base ? [] : [[level, base] as const]));
  const unitVariance = (l: Float64Array): number => estimate(fit, l)?.unitVariance ?? 0;
  const maximumOf = (contrasts: Contrasts): CorrelatedMaximum =>
    correlatedMaximum(contrastCorrelations(contrasts, unitVariance), fit.residualDf);
  return compare(fit, factor, pairs, {
    method: 'dunnett',
    adjust: (ts, _, contrasts) => {
      const { upperTail } = maximumOf(contrasts);
      return ts.map((t) => upperTail(Math.abs(t)));
    },
    critical: (contrasts) => maximumOf(contrasts).upperQuantile(1 - intervalLevel),
  });
}

/** Rows used at each level of a factor. */
export function rowsOfLevels(fit: LinearFit, factor: FactorVariable): Float64Array {
  const sizes = new Float64Array(factor.levels.length);
  for (const [cell, row] of fit.cells.exampleRow.entries()) {
    const level = factor.codes[row] as number;
    sizes[level] = (sizes[level] as number) + (fit.cells.size[cell] as number);
  }
  return sizes;
}

const nothing = { se: null, df: null, t: null, p: null, pAdjusted: null, lower: null, upper: null };

function compare(
  fit: LinearFit,
  factor: FactorVariable,
  pairs: readonly (readonly [first: number, second: number])[],
  { method, adjust, critical }: Family,
): Comparison[] {
  const functions = factor.levels.map(
    (_, level) => meanFunction(fit, [factor], [level], 'all') as Float64Array,
  );
  const contrasts = pairs.map(([first, second]) => {
    const other = functions[second] as Float64Array;
    return (functions[first] as Float64Array).map((entry, i) => entry - (other[i] as number));
  });
  const found = contrasts.map((contrast) => estimate(fit, contrast));
  const untestable = whyUntestable(errorTerm(fit));
  const df = fit.residualDf;
  const ses = found.map((one) => Math.sqrt(((one?.unitVariance ?? 0) * fit.residualSumSq) / df));
  const tested = untestable === undefined ? pairs.flatMap((_, i) => (found[i] === undefined ? [] : [i])) : [];
  const ts = tested.map((i) => (found[i]?.value ?? 0) / (ses[i] as number));
  const ps = ts.map((t) => tTwoSided(t, df));
  const testedContrasts = tested.map((i) => contrasts[i] as Float64Array);
  const adjusted = tested.length > 0 ? adjust(ts, ps, testedContrasts) : [];
  const width = tested.length > 0 ? critical(testedContrasts) : 0;

  return pairs.map(([first, second], i): Comparison => {
    const names = {
      term: factor.name,
      first: factor.levels[first] as string,
      second: factor.levels[second] as string,
      method,
    };
    const own = found[i];
    if (own === undefined) {
      const reason = 'not estimable: the combinations that occurred do not link these two levels';
      return { ...names, difference: null, ...nothing, reason };
    }
    const difference = own.value;
    if (untestable !== undefined) return { ...names, difference, ...nothing, reason: untestable.reason };
    const at = tested.indexOf(i);
    const se = ses[i] as number;
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
