import type { Goal } from '../analysis-result.ts';
import { manyToOneUpperQuantile } from '../distributions/many-to-one.ts';

interface BestRow {
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
type Difference = (first: number, second: number) => { readonly difference: number; readonly se: number };

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
