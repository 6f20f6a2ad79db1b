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

/**
 * Multiple comparisons with the best: which levels may be the best one.
 *
 * @see Hsu 1984, Annals of Statistics 12
 */
export function hsuBest(means: LevelMeans, goal: Goal, level = 0.95): BestRow[] {
  const sign = goal === 'maximise' ? 1 : -1;
  return means.levels.map((own) => {
    const others = means.levels.filter((other) => other !== own);
    const loadings = others.map(({ n }) => Math.sqrt(n / (n + own.n)));
    const critical = manyToOneUpperQuantile(1 - level, loadings, means.df, 1);
    const sides = others.map((other) => {
      const difference = sign * (own.mean - other.mean);
      const half = critical * Math.sqrt(means.meanSqError * (1 / own.n + 1 / other.n));
      return { difference, lower: difference - half, upper: difference + half };
    });
    const least = (pick: (side: (typeof sides)[number]) => number): number => Math.min(...sides.map(pick));
    const lower = Math.min(
      0,
      least((side) => side.lower),
    );
    const upper = Math.max(
      0,
      least((side) => side.upper),
    );
    const difference = sign * least((side) => side.difference);
    return {
      level: own.level,
      difference,
      lower: sign === 1 ? lower : -upper,
      upper: sign === 1 ? upper : -lower,
      mayBeBest: upper > 0,
    };
  });
}
