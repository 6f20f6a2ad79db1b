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

/** Difference of the means of two levels, first - second, by index, its standard error and the degrees of freedom of that. */
type Difference = (
  first: number,
  second: number,
) => { readonly difference: number; readonly se: number; readonly df: number };

/**
 * Multiple comparisons with the best: which levels may be the best one. Correlations are those of level means with
 * these numbers of rows: exact in one-way and balanced layouts, near it elsewhere. Where the differences of a level have
 * unlike degrees of freedom, the least of them counts.
 *
 * @see Hsu 1984, Annals of Statistics 12
 */
export function hsuBest(
  levels: readonly { readonly level: string; readonly n: number }[],
  differenceOf: Difference,
  goal: Goal,
  confidence = 0.95,
): BestRow[] {
  const sign = goal === 'maximise' ? 1 : -1;
  // Levels of equal size share their critical value, which is what takes the time here.
  const criticals = new Map<string, number>();
  const criticalOf = (loadings: readonly number[], df: number): number => {
    const key = [df, ...loadings].join();
    const known = criticals.get(key) ?? manyToOneUpperQuantile(1 - confidence, loadings, df, 1);
    criticals.set(key, known);
    return known;
  };
  return levels.map((own, i) => {
    const others = levels.flatMap((other, j) => (j === i ? [] : [{ ...other, j }]));
    const loadings = others.map(({ n }) => Math.sqrt(n / (n + own.n)));
    const found = others.map(({ j }) => differenceOf(i, j));
    // Rounded, so that equal degrees of freedom found in two ways are one.
    const df = Number(Math.min(...found.map((one) => one.df)).toPrecision(10));
    const critical = criticalOf(
      loadings.sort((a, b) => a - b),
      df,
    );
    const sides = found.map(({ difference, se }) => {
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
