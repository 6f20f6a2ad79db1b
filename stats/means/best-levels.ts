import type { BestLevels, Goal } from '../analysis-result.ts';
import { rowsOfLevels } from './comparisons.ts';
import { errorTerm } from '../anova/anova-table.ts';
import { meanFunction } from './estimated-means.ts';
import { whyUntestable } from '../anova/f-test.ts';
import { estimate } from '../model/estimate.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import { hsuBest } from './hsu-best.ts';

/** Levels beyond which the verdict is left out: every pair is compared. */
const levelsMax = 60;

/** Which levels of a factor may be the best, by Hsu's comparisons of its estimated means. */
export function bestLevelsOf(fit: LinearFit, factor: FactorVariable, goal: Goal): BestLevels {
  const none = (reason: string): BestLevels => ({ term: factor.name, levels: [], reason });
  const count = factor.levels.length;
  if (count < 2) return none('fewer than two levels occur');
  if (count > levelsMax) return none(`more than ${levelsMax} levels`);
  const untestable = whyUntestable(errorTerm(fit));
  if (untestable !== undefined) return none(untestable.reason);

  const functions = factor.levels.map(
    (_, level) => meanFunction(fit, [factor], [level], 'all') as Float64Array,
  );
  const differences = functions.map((own) =>
    functions.map((other) =>
      estimate(
        fit,
        own.map((entry, i) => entry - (other[i] as number)),
      ),
    ),
  );
  if (differences.some((row) => row.includes(undefined))) {
    return none('some differences between its levels are not estimable');
  }
  const sizes = rowsOfLevels(fit, factor);
  const sigma2 = fit.residualSumSq / fit.residualDf;
  const levels = hsuBest(
    factor.levels.map((level, i) => ({ level, n: sizes[i] as number })),
    (first, second) => {
      const found = differences[first]?.[second];
      return { difference: found?.value ?? 0, se: Math.sqrt((found?.unitVariance ?? 0) * sigma2) };
    },
    fit.residualDf,
    goal,
  );
  return { term: factor.name, levels, reason: null };
}
