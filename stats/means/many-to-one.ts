import { assert } from '../../base/assert.ts';
import type { Goal } from '../analysis-result.ts';
import { manyToOneUpperQuantile, manyToOneUpperTail } from '../distributions/many-to-one.ts';

/** Means of the levels of a factor with a common error: from a one-way layout, or a balanced one. */
export interface LevelMeans {
  readonly levels: readonly { readonly level: string; readonly n: number; readonly mean: number }[];
  /** Residual mean square of the model. */
  readonly meanSqError: number;
  readonly df: number;
}

export interface DunnettRow {
  /** The difference is `level` - control. */
  readonly level: string;
  readonly difference: number;
  readonly se: number;
  readonly t: number;
  readonly pAdjusted: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Every level against one that was named the control before the data were seen, two-sided, simultaneous.
 * A control picked from the results (the best, say) makes it invalid: use `hsuBest`.
 */
export function dunnett(means: LevelMeans, control: string, level = 0.95): DunnettRow[] {
  const base = means.levels.find((candidate) => candidate.level === control);
  assert(base !== undefined, `no level ${control} to compare with`);
  const others = means.levels.filter((candidate) => candidate !== base);
  const loadings = others.map(({ n }) => Math.sqrt(n / (n + base.n)));
  const critical = manyToOneUpperQuantile(1 - level, loadings, means.df, 2);
  return others.map(({ level: name, n, mean }) => {
    const se = Math.sqrt(means.meanSqError * (1 / n + 1 / base.n));
    const difference = mean - base.mean;
    const t = difference / se;
    return {
      level: name,
      difference,
      se,
      t,
      pAdjusted: manyToOneUpperTail(Math.abs(t), loadings, means.df, 2),
      lower: difference - critical * se,
      upper: difference + critical * se,
    };
  });
}

export interface BestRow {
  readonly level: string;
  /** Level minus the best of the others. */
  readonly difference: number;
  /** Constrained limits: one of them is 0 unless the sign is undecided. */
  readonly lower: number;
  readonly upper: number;
  /** The data do not exclude that this level is the best. */
  readonly mayBeBest: boolean;
}

/** Difference of the means of two levels, first - second, by index, and its standard error. */
export type Difference = (
  first: number,
  second: number,
) => { readonly difference: number; readonly se: number };

/** The differences of plain level means with a common error. */
export const pooledDifferences =
  ({ levels, meanSqError }: LevelMeans): Difference =>
  (first, second) => {
    const [a, b] = [levels[first], levels[second]];
    assert(a !== undefined && b !== undefined, `no levels ${first} and ${second}`);
    return { difference: a.mean - b.mean, se: Math.sqrt(meanSqError * (1 / a.n + 1 / b.n)) };
  };

/**
 * Multiple comparisons with the best: which levels may be the best one. Correlations are those of level means with
 * these numbers of rows: exact in one-way and balanced layouts, near it elsewhere.
 *
 * @see Hsu 1984, Annals of Statistics 12
 */
export function hsuBest(
  levels: readonly { readonly level: string; readonly n: number }[],
  differenceOf: Difference,
  df: number,
  goal: Goal,
  confidence = 0.95,
): BestRow[] {
  const sign = goal === 'maximise' ? 1 : -1;
  // Levels of equal size share their critical value, which is what takes the time here.
  const criticals = new Map<string, number>();
  const criticalOf = (loadings: readonly number[]): number => {
    const key = loadings.join();
    const known = criticals.get(key) ?? manyToOneUpperQuantile(1 - confidence, loadings, df, 1);
    criticals.set(key, known);
    return known;
  };
  return levels.map((own, i) => {
    const others = levels.flatMap((other, j) => (j === i ? [] : [{ ...other, j }]));
    const loadings = others.map(({ n }) => Math.sqrt(n / (n + own.n)));
    const critical = criticalOf(loadings.sort((a, b) => a - b));
    const sides = others.map(({ j }) => {
      const { difference, se } = differenceOf(i, j);
      return {
        difference: sign * difference,
        lower: sign * difference - critical * se,
        upper: sign * difference + critical * se,
      };
    });
    const lower = Math.min(0, ...sides.map((side) => side.lower));
    const upper = Math.max(0, Math.min(...sides.map((side) => side.upper)));
    return {
      level: own.level,
      difference: sign * Math.min(...sides.map((side) => side.difference)),
      lower: sign === 1 ? lower : -upper,
      upper: sign === 1 ? upper : -lower,
      mayBeBest: upper > 0,
    };
  });
}
