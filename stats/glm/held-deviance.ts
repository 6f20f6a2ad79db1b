import { fitGlm } from './fit-glm.ts';
import type { GlmModel } from './glm-table.ts';

/** Linear predictor beyond which a limit counts as none: a share of 0 or 1. */
export const etaMax = 25;

/**
 * The deviance of a model whose linear function l is held to a value, for each such value.
 *
 * @param l [layout.width], estimable and not all zero
 */
export function heldDeviance(
  { layout, matrix, counts, family }: GlmModel,
  l: Float64Array,
): (value: number) => number {
  const cells = counts.y.length;
  // The first coefficient that l has gives way: it is (value - sum of the other l b) / its own l.
  const pivot = l.findIndex((entry) => Math.abs(entry) > 1e-9);
  const own = l[pivot] as number;
  const pivotAt = (i: number): number => matrix[pivot * cells + i] as number;
  const shifted = Float64Array.from(matrix);
  for (let column = 0; column < layout.width; column++) {
    if (column === pivot) continue;
    const ratio = (l[column] as number) / own;
    for (let i = 0; i < cells; i++) {
      const index = column * cells + i;
      shifted[index] = (shifted[index] as number) - ratio * pivotAt(i);
    }
  }
  const others = Array.from({ length: layout.width }, (_, k) => k).filter((k) => k !== pivot);
  return (value) => {
    const offset = Float64Array.from({ length: cells }, (_, i) => (value / own) * pivotAt(i));
    return fitGlm(shifted, others, counts, family, offset).deviance;
  };
}
