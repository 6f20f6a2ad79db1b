import type { Comparison } from './analysis-result.ts';
import {
  studentizedRangeUpperQuantile,
  studentizedRangeUpperTail,
} from './distributions/studentized-range.ts';
import { tTwoSided } from './distributions/t-distribution.ts';
import { intervalLevel, meanFunction } from './estimated-means.ts';
import { whyUntestable } from './f-test.ts';
import { errorTerm } from './anova-table.ts';
import { estimate } from './model/estimate.ts';
import type { LinearFit } from './model/linear-fit.ts';
import type { FactorVariable } from './model/model-matrix.ts';

/**
 * All pairs of a factor's estimated means, with p-values and 95% limits that hold for the whole family
 * (Tukey-Kramer). A difference may be estimable where neither mean is.
 */
export function tukeyKramer(fit: LinearFit, factor: FactorVariable): Comparison[] {
  const count = factor.levels.length;
  const functions = factor.levels.map(
    (_, level) => meanFunction(fit, [factor], [level], 'all') as Float64Array,
  );
  const untestable = whyUntestable(errorTerm(fit));
  const critical =
    untestable === undefined && count > 1
      ? studentizedRangeUpperQuantile(1 - intervalLevel, count, fit.residualDf) / Math.SQRT2
      : null;
  const rows: Comparison[] = [];
  for (let first = 0; first < count; first++) {
    for (let second = first + 1; second < count; second++) {
      const l = (functions[first] as Float64Array).map(
        (entry, i) => entry - ((functions[second] as Float64Array)[i] as number),
      );
      rows.push({
        term: factor.name,
        first: factor.levels[first] as string,
        second: factor.levels[second] as string,
        method: 'tukey-kramer',
        ...compare(fit, l, count, critical, untestable?.reason ?? null),
      });
    }
  }
  return rows;
}

function compare(
  fit: LinearFit,
  l: Float64Array,
  groups: number,
  critical: number | null,
  untestable: string | null,
): Omit<Comparison, 'term' | 'first' | 'second' | 'method'> {
  const none = { se: null, df: null, t: null, p: null, pAdjusted: null, lower: null, upper: null };
  const found = estimate(fit, l);
  if (found === undefined) {
    return {
      ...none,
      difference: null,
      reason: 'not estimable: the combinations that occurred do not link these two levels',
    };
  }
  const difference = found.value;
  if (critical === null) return { ...none, difference, reason: untestable };
  const se = Math.sqrt((found.unitVariance * fit.residualSumSq) / fit.residualDf);
  const t = difference / se;
  return {
    difference,
    se,
    df: fit.residualDf,
    t,
    p: tTwoSided(t, fit.residualDf),
    pAdjusted: studentizedRangeUpperTail(Math.abs(t) * Math.SQRT2, groups, fit.residualDf),
    lower: difference - critical * se,
    upper: difference + critical * se,
    reason: null,
  };
}
