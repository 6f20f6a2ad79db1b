import type { ReferenceMean } from '../analysis-result.ts';
import { tTwoSidedQuantile } from '../distributions/t-distribution.ts';
import { intervalLevel } from './estimated-means.ts';
import { CompensatedSum } from '../numeric/compensated-sum.ts';

/** Runs outside the design, by what they are called. */
export interface ReferenceRuns {
  readonly name: string;
  /** Planned, finished or not. */
  readonly runs: number;
  /** Finite responses of those that gave one. */
  readonly values: readonly number[];
}

/**
 * Mean of a reference with 95% limits from its own runs: nothing of the design is borrowed, since nothing says that a
 * run outside it varies as much.
 */
export function referenceMean({ name, runs, values }: ReferenceRuns): ReferenceMean {
  const n = values.length;
  const nothing = { sd: null, se: null, lower: null, upper: null };
  if (n === 0) return { name, runs, n, mean: null, ...nothing, reason: 'none of its runs has a result' };
  const first = values[0] as number;
  const sum = new CompensatedSum();
  for (const value of values) sum.add(value - first);
  const mean = first + sum.value / n;
  if (n === 1) return { name, runs, n, mean, ...nothing, reason: 'a single run shows no spread' };
  const squares = new CompensatedSum();
  for (const value of values) squares.add((value - mean) ** 2);
  const sd = Math.sqrt(squares.value / (n - 1));
  const se = sd / Math.sqrt(n);
  const reach = tTwoSidedQuantile(1 - intervalLevel, n - 1) * se;
  return { name, runs, n, mean, sd, se, lower: mean - reach, upper: mean + reach, reason: null };
}
