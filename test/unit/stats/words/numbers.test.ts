import { describe, expect, it } from 'vitest';
import type { AnalysisRequest } from '../../../../stats/analysis-request.ts';
import { analyse } from '../../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';
import { summarise } from '../../../../stats/words/summary.ts';

const analysisOf = (
  levels: readonly string[],
  acc: readonly number[],
  more: Partial<AnalysisRequest> = {},
) => {
  const lr = factorColumn(acc.map((_, i) => levels[Math.floor(i / 2)] as string));
  return analyse(dataTable({ lr, acc: numericColumn(acc) }), { response: 'acc', terms: [['lr']], ...more });
};

describe('levels of which no scale is given', () => {
  const acc = [0.71, 0.73, 0.82, 0.8, 0.86, 0.87, 0.81, 0.83, 0.7, 0.71];
  const decades = ['0.00001', '0.0001', '0.001', '0.01', '0.1'];

  it('are on a log scale where they are spaced by factors over two decades', () => {
    const analysis = analysisOf(decades, acc);
    const [row] = analysis.anova;
    expect(row?.scale).toBe('log');
    // R: m <- lm(acc ~ factor(lr)); colSums(poly(log10(lr), 4) * acc)^2 / (sum(resid(m)^2) / 5)
    expect(row?.trends?.map(({ f }) => f)).toEqual(
      [0.5714285714, 265.4081632653, 1.75, 1.8418367347].map((f) => expect.closeTo(f, 6)),
    );
    expect(summarise(analysis).join(' ')).toMatch(
      /As lr grows, on a log scale, acc bends \(p = [^)]*\)\. A parabola has its highest acc at lr 0\.000\d+/,
    );
  });

  it.each([
    ['evenly spaced', ['1', '51', '101', '151', '201']],
    ['of less than two decades', ['1', '2', '4', '8', '16']],
    ['with a zero', ['0', '0.0001', '0.001', '0.01', '0.1']],
  ])('are as they stand where they are %s', (_, levels) => {
    expect(analysisOf(levels, acc).anova[0]?.scale).toBe('linear');
  });

  it('are on the scale that is asked for', () => {
    expect(analysisOf(decades, acc, { scales: { lr: 'linear' } }).anova[0]?.scale).toBe('linear');
  });
});

it('names no turning point between levels of very unequal gaps', () => {
  const acc = [0.81, 0.83, 0.7, 0.71, 0.8, 0.82];
  expect(summarise(analysisOf(['0', '0.0001', '0.01'], acc)).join(' ')).not.toContain('A parabola');
  expect(summarise(analysisOf(['1', '2', '3'], acc)).join(' ')).toContain('A parabola has its lowest acc');
});
