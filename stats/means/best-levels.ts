import type { BestLevels, Goal } from '../analysis-result.ts';
import { rowsOfLevels } from './comparisons.ts';
import { meanFunction, type ModelCells } from './estimated-means.ts';
import { whyUntestedEstimate } from '../mixed/error-in-words.ts';
import type { ErrorModel, LinearEstimate } from '../mixed/error-model.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import { hsuBest } from './hsu-best.ts';

/** Levels beyond which the verdict is left out: every pair is compared. */
const levelsMax = 60;

/** Which levels of a factor may be the best, by Hsu's comparisons of its estimated means. */
export function bestLevelsOf(
  fit: ModelCells,
  error: ErrorModel,
  factor: FactorVariable,
  goal: Goal,
): BestLevels {
  const none = (reason: string): BestLevels => ({ term: factor.name, levels: [], reason });
  const count = factor.levels.length;
  if (count < 2) return none('fewer than two levels occur');
  if (count > levelsMax) return none(`more than ${levelsMax} levels`);
  const functions = factor.levels.map(
    (_, level) => meanFunction(fit, [factor], [level], 'all') as Float64Array,
  );
  const differences = functions.map((own, i) =>
    functions.map((other, j) =>
      i === j ? undefined : error.of(own.map((entry, k) => entry - (other[k] as number))),
    ),
  );
  const pairs = differences.flatMap((row, i) => row.filter((_, j) => j !== i));
  if (pairs.includes(undefined)) return none('some differences between its levels are not estimable');
  for (const found of pairs as LinearEstimate[]) {
    const reason = whyUntestedEstimate(found, fit.cells);
    if (reason !== undefined) return none(reason);
  }
  const sizes = rowsOfLevels(fit, factor);
  const levels = hsuBest(
    factor.levels.map((level, i) => ({ level, n: sizes[i] as number })),
    (first, second) => {
      const { value, variance, df } = (differences[first] as (LinearEstimate | undefined)[])[
        second
      ] as LinearEstimate;
      return { difference: value, se: Math.sqrt(variance as number), df: df as number };
    },
    goal,
  );
  return { term: factor.name, levels, reason: null };
}
