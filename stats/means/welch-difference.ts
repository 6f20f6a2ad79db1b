import { tTwoSidedQuantile } from '../distributions/t-distribution.ts';
import { momentsOf } from '../robust/groups.ts';

export interface MeanOfRuns {
  readonly n: number;
  readonly mean: number | null;
  /** Of single runs; null for fewer than two. */
  readonly sd: number | null;
}

/** Null where it cannot be said: fewer than two runs on either side, or runs that do not differ at all. */
export interface WelchDifference {
  readonly first: MeanOfRuns;
  readonly second: MeanOfRuns;
  /** `second` - `first`. */
  readonly difference: number | null;
  readonly se: number | null;
  /** Of Welch and Satterthwaite. */
  readonly df: number | null;
  /** 95% limits. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * The difference between two means of independent runs, each with the spread of its own runs.
 *
 * @see Welch 1947, Biometrika 34
 *
 * @example
 * const { difference, df } = welchDifference([1, 2, 3], [4, 5, 6]);
 * [difference, df]; // [3, 4]
 */
export function welchDifference(first: readonly number[], second: readonly number[]): WelchDifference {
  const [a, b] = [first, second].map((values) => momentsOf({ level: '', values })) as [
    ReturnType<typeof momentsOf>,
    ReturnType<typeof momentsOf>,
  ];
  const means = { first: meanOf(a), second: meanOf(b) };
  const nothing = { se: null, df: null, lower: null, upper: null };
  if (a.n === 0 || b.n === 0) return { ...means, difference: null, ...nothing };
  const difference = b.mean - a.mean;
  const [u, v] = [a.variance / a.n, b.variance / b.n];
  if (a.n < 2 || b.n < 2 || u + v === 0) return { ...means, difference, ...nothing };
  const se = Math.sqrt(u + v);
  const df = (u + v) ** 2 / (u ** 2 / (a.n - 1) + v ** 2 / (b.n - 1));
  const half = tTwoSidedQuantile(0.05, df) * se;
  return { ...means, difference, se, df, lower: difference - half, upper: difference + half };
}

const meanOf = ({ n, mean, variance }: ReturnType<typeof momentsOf>): MeanOfRuns => ({
  n,
  mean: n === 0 ? null : mean,
  sd: n < 2 ? null : Math.sqrt(variance),
});
