/** Residuals where runs share seeds or whole plots, against lme4: test/fixtures/stats/residuals/make-residuals.R. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { AnalysisRequest } from '../../../stats/analysis-request.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { analyse } from '../../../stats/analysis.ts';
import { tableFromCsv } from '../../../stats/table/table-from-csv.ts';
import { summarise } from '../../../stats/words/summary.ts';
import { referenceFile } from './reference-file.ts';

interface Expected {
  readonly residual: readonly number[];
  readonly rstudent: readonly number[];
}

const expected = referenceFile('residuals/expected.json') as Readonly<
  Record<'complete' | 'lost' | 'plots', Expected>
>;

/** @param lost rows left out, from 1 */
function analysisOf(file: string, request: AnalysisRequest, lost: readonly number[] = []): Analysis {
  const text = readFileSync(new URL(`../../fixtures/stats/residuals/${file}`, import.meta.url), 'utf8');
  const lines = text.split('\n').filter((_, line) => !lost.includes(line));
  return analyse(tableFromCsv(lines.join('\n'), file, ['a', 'b']).table, request);
}

function deviationFrom({ residuals }: Analysis, { residual, rstudent }: Expected): number {
  expect(residuals).toHaveLength(residual.length);
  return residuals.reduce((most, own, i) => {
    const apart = Math.abs(own.residual - (residual[i] as number));
    return Math.max(most, apart, Math.abs((own.rstudent as number) - (rstudent[i] as number)));
  }, 0);
}

const seeds: AnalysisRequest = { response: 'y', terms: [['a'], ['b']], seeds: 'seed' };

it('takes the effects of shared seeds off, and names the run that is left far out', () => {
  const analysis = analysisOf('seeds.csv', seeds);
  expect(deviationFrom(analysis, expected.complete)).toBeLessThan(1e-4);
  expect(analysis.outliers.map(({ row, trialId }) => [row, trialId])).toEqual([[30, 't30']]);
  expect(summarise(analysis).join(' ')).toMatch(
    /Outlying: trial t30 \(row 30\), 6\.2\d* standard errors above/,
  );
});

it('takes them off where runs are missing', () => {
  const analysis = analysisOf('seeds.csv', seeds, [3, 14, 40, 41, 66]);
  expect(deviationFrom(analysis, expected.lost)).toBeLessThan(1e-3);
  expect(analysis.outliers.map(({ trialId }) => trialId)).toEqual(['t30']);
});

it('takes the effects of whole plots off', () => {
  const analysis = analysisOf('plots.csv', {
    response: 'y',
    terms: [['a'], ['b'], ['a', 'b']],
    wholePlots: 'plot',
  });
  expect(deviationFrom(analysis, expected.plots)).toBeLessThan(1e-5);
  expect(analysis.outliers).toEqual([]);
});
