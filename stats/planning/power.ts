import { fUpperQuantile } from '../distributions/f-distribution.ts';
import { noncentralFUpperTail } from '../distributions/noncentral-f.ts';
import { studentizedRangeUpperQuantile } from '../distributions/studentized-range.ts';
import { bracketUpwards, findRoot } from '../numeric/root.ts';

/**
 * Power of the F test of a term.
 *
 * @param f effect size: the standard deviation of the term's cell effects over sigma; noncentrality is n f^2
 * @param n rows
 * @see Cohen 1988, Statistical Power Analysis, ch. 8
 */
export function powerOfF(f: number, n: number, df1: number, df2: number, alpha = 0.05): number {
  return noncentralFUpperTail(fUpperQuantile(alpha, df1, df2), df1, df2, n * f * f);
}

/** The smallest effect f that a test of these degrees of freedom finds with probability `power`. */
export function smallestDetectableF(
  n: number,
  df1: number,
  df2: number,
  power = 0.8,
  alpha = 0.05,
): number | undefined {
  if (df1 < 1 || df2 < 1) return undefined;
  const critical = fUpperQuantile(alpha, df1, df2);
  const excess = (ncp: number): number => noncentralFUpperTail(critical, df1, df2, ncp) - power;
  const high = bracketUpwards(excess, 0, 10);
  return high === undefined ? undefined : Math.sqrt(findRoot(excess, 0, high, 1e-12) / n);
}

/**
 * The fewest replicates of a design that find an effect f with probability `power`.
 *
 * @param cells rows in one replicate
 * @param parameters rank of the model apart from the replicates (each replicate is a block of its own where `blocked`)
 */
export function replicatesNeeded(
  f: number,
  cells: number,
  df1: number,
  parameters: number,
  options: {
    readonly power?: number;
    readonly alpha?: number;
    readonly blocked?: boolean;
    /** Degrees of freedom that each replicate takes besides, such as those of its whole plots. */
    readonly perReplicate?: number;
    readonly max?: number;
  } = {},
): number | undefined {
  const { power = 0.8, alpha = 0.05, blocked = false, perReplicate = 0, max = 100_000 } = options;
  const reached = (replicates: number): boolean => {
    const n = replicates * cells;
    const df2 = n - parameters - (blocked ? replicates - 1 : 0) - perReplicate * replicates;
    return df2 >= 1 && powerOfF(f, n, df1, df2, alpha) >= power;
  };
  if (df1 < 1 || f <= 0 || !reached(max)) return undefined;
  let [low, high] = [0, 1];
  while (!reached(high)) [low, high] = [high, Math.min(2 * high, max)];
  // Power grows with the replicates, so halving finds the first that is enough.
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Half-width, in units of sigma, of the simultaneous 95% interval of a difference of two level means.
 *
 * @param rowsPerLevel in a balanced design
 */
export function tukeyHalfWidth(levels: number, rowsPerLevel: number, df2: number, alpha = 0.05): number {
  return studentizedRangeUpperQuantile(alpha, levels, df2) / Math.sqrt(rowsPerLevel);
}
