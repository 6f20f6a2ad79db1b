import { chiSquaredUpperTail } from '../distributions/chi-squared.ts';
import { findRoot } from '../numeric/root.ts';
import type { GlmModel } from './glm-table.ts';
import { etaMax, heldDeviance } from './held-deviance.ts';

/**
 * Limits of a linear function by the profile likelihood: those values at which the model, held to them, does not fit clearly
 * worse. They exist where the estimate itself grows without end, as where a level has no success at all.
 *
 * @param l [layout.width], estimable and not all zero
 * @param at the estimate
 * @param deviance of the model without that constraint
 * @returns on the linear predictor; infinite where there is no limit on that side
 * @see Venzon and Moolgavkar 1988, JRSS C 37
 */
export function profileInterval(
  model: GlmModel,
  l: Float64Array,
  at: number,
  deviance: number,
  alpha = 0.05,
): readonly [lower: number, upper: number] {
  const held = heldDeviance(model, l);
  const excess = (value: number): number =>
    chiSquaredUpperTail(Math.max(0, held(value) - deviance), 1) - alpha;
  const start = Math.min(etaMax, Math.max(-etaMax, at));
  const limit = (end: number): number => {
    if (excess(end) > 0) return end < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return start < end ? findRoot(excess, start, end, 1e-9) : findRoot(excess, end, start, 1e-9);
  };
  return [limit(-etaMax), limit(etaMax)];
}
