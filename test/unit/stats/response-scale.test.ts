import { expect, it } from 'vitest';
import { analyse } from '../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';

const values = [1.1, 2.3, 3.2, 1.9, 2.8, 4.1, 0.8, 2.2];
const of = (unit: number) =>
  analyse(
    dataTable({
      a: factorColumn(['x', 'y', 'z', 'x', 'y', 'z', 'x', 'y']),
      y: numericColumn(values.map((value) => value * unit)),
    }),
    { response: 'y', terms: [['a']] },
  );

it.each([1e200, 1e-200, 1e300, 1e-300])('finds the same in units of %d', (unit) => {
  const plain = of(1);
  const far = of(unit);
  expect(far.n).toBe(8);
  expect(far.anova[0]?.f).toBeCloseTo(plain.anova[0]?.f ?? 0, 10);
  expect(far.notes[0]).toMatch(/^y is analysed in units of 2\^-?\d+ /);
  expect(far.noteKinds).toEqual(['rescaled']);
  expect(plain.notes).toEqual([]);
  const power = Number(/2\^(-?\d+)/.exec(far.notes[0] ?? '')?.[1]);
  expect((far.grandMean ?? 0) * (2 ** power / unit)).toBeCloseTo(plain.grandMean ?? 0, 10);
});

it('keeps a huge value among small ones', () => {
  const table = dataTable({
    a: factorColumn(['x', 'y', 'x', 'y']),
    y: numericColumn([1, 2, 1.5, 1e200]),
  });
  expect(analyse(table, { response: 'y', terms: [['a']] }).n).toBe(4);
});
