import { describe, expect, it } from 'vitest';
import { analyse } from '../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { relativeError } from './reference-file.ts';

/**
 * NIST Statistical Reference Datasets, one-way analysis of variance, SmLs01 to SmLs09: nine treatments whose first
 * value is m and whose others alternate m - 0.1, m + 0.1.
 *
 * @see https://www.itl.nist.gov/div898/strd/anova/anova.html
 */
function smLs(replicates: number, leading: string): { values: number[]; treatments: string[] } {
  const values: number[] = [];
  const treatments: string[] = [];
  for (const [treatment, tenths] of [4, 3, 5, 3, 5, 3, 5, 3, 5].entries()) {
    for (let replicate = 0; replicate < replicates; replicate++) {
      const shift = replicate === 0 ? 0 : replicate % 2 === 1 ? -1 : 1;
      // Read as decimal text, as from the file: the nearest double to the decimal value.
      values.push(Number(`${leading}.${tenths + shift}`));
      treatments.push(String(treatment + 1));
    }
  }
  return { values, treatments };
}

describe.each([
  ['SmLs01', 21, '1', 15],
  ['SmLs02', 201, '1', 15],
  ['SmLs03', 2001, '1', 15],
  ['SmLs04', 21, '1000000', 10],
  ['SmLs05', 201, '1000000', 10],
  ['SmLs06', 2001, '1000000', 10],
  ['SmLs07', 21, '1000000000000', 4],
  ['SmLs08', 201, '1000000000000', 4],
  ['SmLs09', 2001, '1000000000000', 4],
] as const)('%s', (_name, replicates, leading, digits) => {
  const { values, treatments } = smLs(replicates, leading);
  const table = dataTable({ y: numericColumn(values), treatment: factorColumn(treatments) });
  const analysis = analyse(table, { response: 'y', terms: [['treatment']] });
  const certified = { between: (8 * replicates) / 100, within: (9 * (replicates - 1)) / 100, f: replicates };
  const correctDigits = (actual: number | null | undefined, expected: number): number =>
    Math.min(15, -Math.log10(relativeError(actual ?? Number.NaN, expected)));

  it(`agrees to ${digits} digits, in the table and in the one-way F`, () => {
    const [treatment, residuals] = analysis.anova;
    const [oneWay] = analysis.oneWay;
    expect([treatment?.df, residuals?.df]).toEqual([8, 9 * (replicates - 1)]);
    const digitsOf = (pairs: readonly (readonly [number | null | undefined, number])[]): number =>
      Math.min(...pairs.map(([actual, expected]) => correctDigits(actual, expected)));
    expect(
      digitsOf([
        [treatment?.f, certified.f],
        [oneWay?.f, certified.f],
      ]),
    ).toBeGreaterThanOrEqual(digits);
    // Exact arithmetic on the same doubles gives 9.94 and 3.91 digits of the sum between: the input holds no more.
    expect(
      digitsOf([
        [treatment?.sumSq, certified.between],
        [residuals?.sumSq, certified.within],
        [oneWay?.sumSq, certified.between],
        [oneWay?.residualSumSq, certified.within],
      ]),
    ).toBeGreaterThanOrEqual(digits - 0.1);
  });
});
