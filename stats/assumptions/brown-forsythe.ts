import type { AssumptionTest } from '../analysis-result.ts';
import { fTest } from '../anova/f-test.ts';

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

  const members: number[][] = Array.from({ length: groups }, () => []);
  for (const [row, value] of values.entries()) (members[groupOf[row] as number] as number[]).push(value);
  const deviations = members.map((group) => {
    const middle = centre === 'median' ? median(group) : mean(group);
    return group.map((value) => Math.abs(value - middle));
  });
  const grand = mean(deviations.flat());
  let between = 0;
  let within = 0;
  for (const group of deviations) {
    const own = mean(group);
    between += group.length * (own - grand) ** 2;
    for (const deviation of group) within += (deviation - own) ** 2;
  }
  const test = fTest(between, df1, { sumSq: within, df: df2, totalSumSq: between + within });
  const reason = test.f === null ? 'the deviations do not vary' : null;
  return { statistic: test.f, df1, df2, p: test.p, reason };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function median(values: readonly number[]): number {
  const ascending = Float64Array.from(values).sort();
  const middle = ascending.length >> 1;
  return ascending.length % 2 === 1
    ? (ascending[middle] as number)
    : ((ascending[middle - 1] as number) + (ascending[middle] as number)) / 2;
}
