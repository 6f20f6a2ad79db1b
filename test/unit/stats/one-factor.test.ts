import { expect, it } from 'vitest';
import { seededRandom } from '../../../base/random.ts';
import { analyse } from '../../../stats/analysis.ts';
import { layOut } from '../../../stats/lay-out.ts';
import { analyseOneFactor } from '../../../stats/one-factor.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';

function tableOf(levels: number, rows: number) {
  const random = seededRandom(`one factor ${levels}`);
  const codes = Array.from({ length: rows }, (_, row) =>
    row < levels ? row : (row * 7 + (row % 11)) % levels,
  );
  return dataTable({
    run: factorColumn(codes.map((_, row) => `run ${row}`)),
    g: factorColumn(codes.map((code) => `l${code}`)),
    y: numericColumn(codes.map((code, row) => (row === 7 ? null : 1e4 + (code % 5) + random.normal()))),
  });
}

it('says in closed form what a fit says', () => {
  const table = tableOf(12, 60);
  const request = { response: 'y', terms: [['g']] };
  const laidOut = layOut(table, request);
  const factor = laidOut.data.variables.get('g');
  if (factor?.kind !== 'factor') throw new Error('g is a factor');
  const ours = analyseOneFactor(laidOut, factor, request, table);
  const fitted = analyse(table, request);
  for (const [index, row] of fitted.anova.entries()) {
    const own = ours.anova[index];
    expect(own).toMatchObject({
      term: row.term,
      df: row.df,
      status: row.status,
      error: row.error,
      denDf: row.denDf,
    });
    // Where there is none there must be none: a number that no figure comes close to stands for it.
    for (const field of ['sumSq', 'f', 'p', 'logP', 'pAdjusted', 'eta2', 'partialEta2', 'omega2'] as const)
      expect(own?.[field] ?? Number.MAX_VALUE).toBeCloseTo(row[field] ?? Number.MAX_VALUE, 9);
  }
  expect(ours.means).toHaveLength(12);
  for (const [index, mean] of fitted.means.entries()) {
    const own = ours.means[index];
    expect(own).toMatchObject({ levels: mean.levels, n: mean.n, over: mean.over, df: mean.df });
    for (const field of ['mean', 'se', 'lower', 'upper'] as const)
      expect(own?.[field]).toBeCloseTo(mean[field] as number, 8);
  }
  for (const field of [
    'n',
    'rank',
    'formula',
    'familySize',
    'missing',
    'readings',
    'population',
    'type',
  ] as const)
    expect(ours[field]).toEqual(fitted[field]);
  for (const field of ['grandMean', 'totalSumSq', 'sigma', 'rSquared', 'adjustedRSquared'] as const)
    expect(ours[field]).toBeCloseTo(fitted[field] as number, 8);
  expect(ours.residuals.map(({ residual }) => residual.toFixed(7))).toEqual(
    fitted.residuals.map(({ residual }) => residual.toFixed(7)),
  );
  expect(ours.residuals.map(({ rstudent }) => rstudent?.toFixed(7))).toEqual(
    fitted.residuals.map(({ rstudent }) => rstudent?.toFixed(7)),
  );
  expect(ours.assumptions.normality?.p).toBeCloseTo(fitted.assumptions.normality?.p as number, 9);
});

it('answers a factor of 10,000 levels, one of which has no result', () => {
  const { anova, means, noteKinds } = analyse(tableOf(10_000, 20_000), { response: 'y', terms: [['g']] });
  expect(anova[0]).toMatchObject({ term: 'g', df: 9_998, denDf: 10_000, status: 'ok' });
  expect(means).toHaveLength(9_999);
  expect(noteKinds).toContain('manyLevels');
});
