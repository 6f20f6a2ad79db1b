import { fUpperTail } from '../distributions/f-distribution.ts';
import {
  studentizedRangeUpperQuantile,
  studentizedRangeUpperTail,
} from '../distributions/studentized-range.ts';
import { type Group, momentsOf, pairsOf } from './groups.ts';

export interface UnequalVarianceTest {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** One-way test without the assumption of equal variances. Every group needs two values and some spread. @see Welch 1951 */
export function welch(groups: readonly Group[]): UnequalVarianceTest {
  const moments = groups.map(momentsOf);
  const k = moments.length;
  const weights = moments.map(({ n, variance }) => n / variance);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = moments.reduce((sum, group, i) => sum + (weights[i] as number) * group.mean, 0) / total;
  const spread = moments.reduce(
    (sum, { n }, i) => sum + (1 - (weights[i] as number) / total) ** 2 / (n - 1),
    0,
  );
  const between = moments.reduce(
    (sum, group, i) => sum + (weights[i] as number) * (group.mean - mean) ** 2,
    0,
  );
  const f = between / (k - 1) / (1 + (2 * (k - 2) * spread) / (k * k - 1));
  const df2 = (k * k - 1) / (3 * spread);
  return { f, df1: k - 1, df2, p: fUpperTail(f, k - 1, df2) };
}

/** The usual F with the error weighted for unequal variances. @see Brown and Forsythe 1974, Technometrics 16 */
export function brownForsytheMeans(groups: readonly Group[]): UnequalVarianceTest {
  const moments = groups.map(momentsOf);
  const total = moments.reduce((sum, { n }) => sum + n, 0);
  const mean = moments.reduce((sum, group) => sum + (group.n * group.mean) / total, 0);
  const between = moments.reduce((sum, group) => sum + group.n * (group.mean - mean) ** 2, 0);
  const parts = moments.map(({ n, variance }) => (1 - n / total) * variance);
  const error = parts.reduce((sum, part) => sum + part, 0);
  const df2 = 1 / moments.reduce((sum, { n }, i) => sum + ((parts[i] as number) / error) ** 2 / (n - 1), 0);
  const [f, df1] = [between / error, moments.length - 1];
  return { f, df1, df2, p: fUpperTail(f, df1, df2) };
}

export interface GamesHowellRow {
  /** The difference is `second` - `first`. */
  readonly first: string;
  readonly second: string;
  readonly difference: number;
  readonly se: number;
  readonly df: number;
  readonly t: number;
  readonly pAdjusted: number;
  readonly lower: number;
  readonly upper: number;
}

/** All pairs of means, each with its own variances. @see Games and Howell 1976 */
export function gamesHowell(groups: readonly Group[], level = 0.95): GamesHowellRow[] {
  return pairsOf(groups.map(momentsOf)).map(([first, second]) => {
    const [a, b] = [first.variance / first.n, second.variance / second.n];
    const se = Math.sqrt(a + b);
    const df = (a + b) ** 2 / (a ** 2 / (first.n - 1) + b ** 2 / (second.n - 1));
    const difference = second.mean - first.mean;
    const t = difference / se;
    const half = (studentizedRangeUpperQuantile(1 - level, groups.length, df) / Math.SQRT2) * se;
    return {
      first: first.level,
      second: second.level,
      difference,
      se,
      df,
      t,
      pAdjusted: studentizedRangeUpperTail(Math.abs(t) * Math.SQRT2, groups.length, df),
      lower: difference - half,
      upper: difference + half,
    };
  });
}
