import type { OneWayRow } from '../analysis-result.ts';
import { fTest } from './f-test.ts';
import type { Cells } from '../model/cells.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import { CompensatedSum } from '../numeric/compensated-sum.ts';

/** The one-way F of a factor, by itself: sums of squares between and within its levels, straight from the means. */
export function oneWay(cells: Cells, factor: FactorVariable): OneWayRow {
  const n = cells.rows.length;
  const levels = factor.levels.length;
  const { between, within } = betweenAndWithin(cells, factor);
  const df = Math.max(levels - 1, 0);
  const residualDf = n - levels;
  const { totalSumSq } = cells;
  const row = { term: factor.name, label: 'one-way, unadjusted' as const, df, residualDf };
  if (df === 0) {
    return {
      ...row,
      sumSq: null,
      meanSq: null,
      residualSumSq: totalSumSq,
      f: null,
      p: null,
      logP: null,
      eta2: null,
      omega2: null,
      status: 'oneLevel',
      reason: 'only one level occurs among the rows used',
    };
  }
  const test = fTest(between, df, { sumSq: within, df: residualDf, totalSumSq });
  const meanSqError = within / residualDf;
  return {
    ...row,
    sumSq: between,
    meanSq: between / df,
    residualSumSq: within,
    f: test.f,
    p: test.p,
    logP: test.logP,
    eta2: totalSumSq === 0 ? null : between / totalSumSq,
    omega2:
      totalSumSq === 0 || residualDf <= 0 ? null : (between - df * meanSqError) / (totalSumSq + meanSqError),
    status: test.status,
    reason: test.reason,
  };
}

/** Sums of squares of the cell means between and within the levels of a factor; pure error counts as within. */
function betweenAndWithin(cells: Cells, factor: FactorVariable): { between: number; within: number } {
  const count = factor.levels.length;
  const sums = Array.from({ length: count }, () => new CompensatedSum());
  const sizes = new Float64Array(count);
  const levelOf = (cell: number): number => factor.codes[cells.exampleRow[cell] as number] as number;
  for (let cell = 0; cell < cells.count; cell++) {
    const size = cells.size[cell] as number;
    (sums[levelOf(cell)] as CompensatedSum).add(size * (cells.mean[cell] as number));
    sizes[levelOf(cell)] = (sizes[levelOf(cell)] as number) + size;
  }
  const means = sums.map((sum, level) => sum.value / (sizes[level] as number));
  const between = new CompensatedSum();
  for (const [level, mean] of means.entries()) between.add((sizes[level] as number) * mean * mean);
  const within = new CompensatedSum();
  within.add(cells.pureErrorSumSq);
  within.add(cells.absorbed?.sumSq ?? 0);
  for (let cell = 0; cell < cells.count; cell++) {
    const deviation = (cells.mean[cell] as number) - (means[levelOf(cell)] as number);
    within.add((cells.size[cell] as number) * deviation * deviation);
  }
  return { between: between.value, within: within.value };
}
