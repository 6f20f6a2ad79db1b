import type { AssumptionTest } from '../analysis-result.ts';
import { fTest } from '../anova/f-test.ts';
import { median } from '../numeric/median.ts';
import { codesOf } from '../numeric/per-row.ts';

/**
 * Brown-Forsythe test of equal variances: one-way F of the absolute deviations from each group's centre.
 *
 * @param values [n], with `groupOf` [n] in 0..groups-1
 * @param centre median as Brown and Forsythe 1974 have it; mean gives Levene's original test
 */
export function brownForsythe(
  values: Float64Array,
  groupOf: Int32Array,
  groups: number,
  centre: 'median' | 'mean' = 'median',
): AssumptionTest {
  const df1 = groups - 1;
  const df2 = values.length - groups;
  const none = { statistic: null, df1, df2, p: null };
  if (df1 < 1) return { ...none, reason: 'only one group' };
  if (df2 < 1) return { ...none, reason: 'every group has a single row' };

  const { all, of } = gathered(values, groupOf, groups);
  for (const group of of) {
    const middle = centre === 'median' ? median(group) : mean(group);
    for (let i = 0; i < group.length; i++) group[i] = Math.abs((group[i] as number) - middle);
  }
  const grand = mean(all);
  let between = 0;
  let within = 0;
  for (const group of of) {
    const own = mean(group);
    between += group.length * (own - grand) ** 2;
    for (let i = 0; i < group.length; i++) within += ((group[i] as number) - own) ** 2;
  }
  const test = fTest(between, df1, { sumSq: within, df: df2, totalSumSq: between + within });
  const reason = test.f === null ? 'the deviations do not vary' : null;
  return { statistic: test.f, df1, df2, p: test.p, reason };
}

/** The values group by group, each group in the order of its rows; `of` are views of `all`. */
function gathered(
  values: Float64Array,
  groupOf: Int32Array,
  groups: number,
): { readonly all: Float64Array; readonly of: readonly Float64Array[] } {
  const ends = new Int32Array(groups);
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row] as number;
    ends[group] = (ends[group] as number) + 1;
  }
  for (let group = 1; group < groups; group++)
    ends[group] = (ends[group] as number) + (ends[group - 1] as number);
  const starts = codesOf(ends, (_, group) => (group === 0 ? 0 : (ends[group - 1] as number)));
  const next = starts.slice();
  const all = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const group = groupOf[row] as number;
    const place = next[group] as number;
    all[place] = values[row] as number;
    next[group] = place + 1;
  }
  return { all, of: Array.from(ends, (end, group) => all.subarray(starts[group], end)) };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
}
