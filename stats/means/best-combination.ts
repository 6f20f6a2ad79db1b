import type { Goal } from '../analysis-result.ts';
import type { Best } from './best-result.ts';
import { withLimits } from './estimated-means.ts';
import { whyUntestedEstimate } from '../mixed/error-in-words.ts';
import type { ErrorModel } from '../mixed/error-model.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import { atLevel, type FactorVariable, linearFunction } from '../model/model-matrix.ts';

/** The best cell by the model. */
export type Modelled = Pick<Best, 'levels' | 'mean' | 'se' | 'lower' | 'upper' | 'withinInterval'> & {
  /** Indices of its levels, joined. */
  readonly key: string;
  /** Estimated mean of every cell that was run, by its key. */
  readonly estimates: ReadonlyMap<string, number>;
};

/**
 * The combination of factor levels, among those that were run, whose estimated mean is best; blocks are averaged.
 * Its interval does not account for its having been picked: it is an estimate, not a test.
 */
export function bestCombination(
  fit: LinearFit,
  error: ErrorModel,
  factors: readonly FactorVariable[],
  goal: Goal,
): Modelled | null {
  const candidates = new Map<string, { levels: number[]; l: Float64Array; value: number }>();
  for (const row of fit.cells.exampleRow) {
    const levels = factors.map(({ codes }) => codes[row] as number);
    const key = levels.join();
    if (candidates.has(key)) continue;
    const profile = new Map(factors.map((factor, i) => [factor.name, atLevel(factor, levels[i] as number)]));
    const l = linearFunction(fit.layout, profile);
    let value = fit.cells.offset;
    for (const [k, column] of fit.trapezoid.kept.entries()) {
      value += (l[column] as number) * (fit.coefficients[k] as number);
    }
    candidates.set(key, { levels, l, value });
  }
  const sign = goal === 'maximise' ? -1 : 1;
  const ranked = [...candidates.values()].sort((a, b) => sign * (a.value - b.value));
  for (const { levels, l } of ranked) {
    const found = error.of(l);
    if (found === undefined) continue;
    const { se, lower, upper } = withLimits(found, whyUntestedEstimate(found, fit.cells));
    const inside = ranked.filter(
      ({ value }) => lower !== null && upper !== null && value >= lower && value <= upper,
    );
    return {
      levels: Object.fromEntries(
        factors.map(({ name, levels: names }, i) => [name, names[levels[i] as number] as string]),
      ),
      mean: found.value,
      se,
      lower,
      upper,
      withinInterval: Math.max(0, inside.length - 1),
      key: levels.join(),
      estimates: new Map(ranked.map((one) => [one.levels.join(), one.value])),
    };
  }
  return null;
}
