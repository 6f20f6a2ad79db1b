import { chiSquaredUpperTail } from '../distributions/chi-squared.ts';
import { findRoot } from '../numeric/root.ts';
import { type GlmModel } from './glm-table.ts';
import { fitGlm } from './fit-glm.ts';

/** Linear predictor beyond which a limit counts as none: a share of 0 or 1. */
const etaMax = 25;

/**
 * Limits of a linear function by the profile likelihood: those values at which the model, held to them, does not fit clearly
 * worse. They exist where the estimate itself grows without end, as where a level has no success at all.
 *
 * @param l [layout.width], a mean: its entry of the intercept is 1
 * @param at the estimate
 * @param deviance of the model without that constraint
 * @returns on the linear predictor; infinite where there is no limit on that side
 * @see Venzon and Moolgavkar 1988, JRSS C 37
 */
export function profileInterval(
  { layout, matrix, counts, family }: GlmModel,
  l: Float64Array,
  at: number,
  deviance: number,
  alpha = 0.05,
): readonly [lower: number, upper: number] {
  const cells = counts.y.length;
  // With b0 = theta - sum of the other l b, the intercept's column goes into every other one.
  const shifted = Float64Array.from(matrix);
  for (let column = 1; column < layout.width; column++) {
    for (let i = 0; i < cells; i++) {
      const index = column * cells + i;
      shifted[index] = (shifted[index] as number) - (l[column] as number) * (matrix[i] as number);
    }
  }
  const others = Array.from({ length: layout.width - 1 }, (_, k) => k + 1);
  const excess = (theta: number): number => {
    const offset = new Float64Array(cells).fill(theta);
    const held = fitGlm(shifted, others, counts, family, offset);
    return chiSquaredUpperTail(Math.max(0, held.deviance - deviance), 1) - alpha;
  };
  const start = Math.min(etaMax, Math.max(-etaMax, at));
  const limit = (end: number): number => {
    if (excess(end) > 0) return end < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return start < end ? findRoot(excess, start, end, 1e-9) : findRoot(excess, end, start, 1e-9);
  };
  return [limit(-etaMax), limit(etaMax)];
}
