import { CompensatedSum } from '../numeric/compensated-sum.ts';
import { type Cells, type CodedPredictor, foldIntoCells } from './cells.ts';
import { likeLevels } from './like-levels.ts';
import type { FactorVariable } from './model-matrix.ts';

/**
 * Absorbs a factor: takes the differences between its like levels off the response and counts those levels as one. As the levels
 * of a group hold the same of everything else, their differences are orthogonal to every column of a model in which
 * nothing interacts with the factor: they are a sum of squares in closed form, and what is left has as many cells as the
 * design, whatever the number of blocks.
 *
 * @param rows indices of the rows to use
 * @param others all other predictors
 * @returns undefined where no two levels are alike
 */
export function absorbLevels(
  response: Float64Array,
  rows: Int32Array,
  factor: FactorVariable,
  others: readonly CodedPredictor[],
): { readonly factor: FactorVariable; readonly cells: Cells } | undefined {
  const own = { codes: factor.codes, levels: factor.levels.length };
  const { groups } = likeLevels(rows, new Float64Array(rows.length).fill(1), own, others);
  if (groups.length === factor.levels.length) return undefined;

  const first = response[rows[0] as number] as number;
  const sums = factor.levels.map(() => new CompensatedSum());
  const sizes = new Float64Array(factor.levels.length);
  for (const row of rows) {
    const level = factor.codes[row] as number;
    (sums[level] as CompensatedSum).add((response[row] as number) - first);
    sizes[level] = (sizes[level] as number) + 1;
  }
  const groupOf = new Int32Array(factor.levels.length);
  const effects = new Float64Array(factor.levels.length);
  const sumSq = new CompensatedSum();
  for (const [group, levels] of groups.entries()) {
    const means = levels.map((level) => (sums[level] as CompensatedSum).value / (sizes[level] as number));
    const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
    for (const [i, level] of levels.entries()) {
      const effect = (means[i] as number) - mean;
      groupOf[level] = group;
      effects[level] = effect;
      sumSq.add((sizes[level] as number) * effect * effect);
    }
  }

  const adjusted = new Float64Array(response.length);
  for (const row of rows) {
    adjusted[row] = (response[row] as number) - first - (effects[factor.codes[row] as number] as number);
  }
  const grouped: FactorVariable = {
    ...factor,
    levels: groups.map((levels) => levels.map((level) => factor.levels[level]).join()),
    codes: factor.codes.map((level) => (level < 0 ? -1 : (groupOf[level] as number))),
    weights: Float64Array.from(groups, (levels) => levels.length / factor.levels.length),
  };
  const cells = foldIntoCells(adjusted, [...others, { codes: grouped.codes, levels: groups.length }], rows);
  return {
    factor: grouped,
    cells: {
      ...cells,
      offset: first + cells.offset,
      totalSumSq: cells.totalSumSq + sumSq.value,
      absorbed: { factor: factor.name, df: factor.levels.length - groups.length, sumSq: sumSq.value },
    },
  };
}
