import { expect, it } from 'vitest';
import { analyse } from '../../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';

const y = numericColumn([0.66, 0.68, 0.84, 0.85, 0.89, 0.9, 0.84, 0.86]);
const lr = [1, 1, 3, 3, 10, 10, 30, 30];
const logE = (column: ReturnType<typeof numericColumn> | ReturnType<typeof factorColumn>): number =>
  analyse(dataTable({ lr: column, y }), { response: 'y', terms: [['lr']] }).evidence[0]?.logE ?? Number.NaN;

it('does not change with the unit of a covariate, or with its zero', () => {
  const evidence = logE(numericColumn(lr));
  for (const unit of [1e-4, 1e6, -1])
    expect(logE(numericColumn(lr.map((x) => x * unit)))).toBeCloseTo(evidence, 9);
  expect(logE(numericColumn(lr.map((x) => x + 1000)))).toBeCloseTo(evidence, 9);
});

it('is that of a factor where the covariate has two values', () => {
  const two = [0, 0, 7, 7, 7, 7, 7, 7];
  expect(logE(numericColumn(two))).toBeCloseTo(logE(factorColumn(two.map(String))), 9);
});
