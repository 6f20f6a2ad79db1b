import { expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { analyse } from '../../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';
import { summarise } from '../../../../stats/words/summary.ts';

const request = { response: 'y', terms: [['a']] } as const;

function tableOf(label: string, shifted: number | undefined) {
  const random = seededRandom(label);
  const levels = Array.from({ length: 30 }, (_, i) => `a${i % 3}`);
  return dataTable({
    run_id: factorColumn(levels.map((_, i) => `run-${i}`)),
    a: factorColumn(levels),
    y: numericColumn(levels.map((_, i) => random.normal() + (i === shifted ? 8 : 0))),
  });
}

it('names the run that lies far from its cell, by row and by trial', () => {
  const { outliers, residuals } = analyse(tableOf('one', 17), request);
  expect(outliers.map(({ row, trialId }) => [row, trialId])).toEqual([[18, 'run-17']]);
  expect(residuals).toHaveLength(30);
  // Studentised with the row left out: r = e / sqrt(1 - h), t = r sqrt((df - 1) / (SSE - r^2)).
  const sse = residuals.reduce((sum, { residual }) => sum + residual ** 2, 0);
  const r = (residuals[17]?.residual ?? 0) / Math.sqrt(1 - 1 / 10);
  expect(outliers[0]?.rstudent).toBeCloseTo(r * Math.sqrt(26 / (sse - r * r)), 9);
  expect(summarise(analyse(tableOf('one', 17), request)).join(' ')).toMatch(
    /Outlying: trial run-17 \(row 18\), \d+(\.\d+)? standard errors above what the model says/,
  );
});

it('names one in about twenty tables where nothing is wrong', () => {
  let named = 0;
  for (let run = 0; run < 200; run++) {
    if (analyse(tableOf(`none ${run}`, undefined), request).outliers.length > 0) named++;
  }
  // At most 10 expected, standard deviation 3.1.
  expect(named).toBeLessThan(10 + 4 * 3.1);
});
