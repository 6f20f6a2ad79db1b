import { expect, it } from 'vitest';
import { holmAcrossResponses } from '../../../stats/across-responses.ts';
import { adjustP } from '../../../stats/anova/adjust-p.ts';
import { analyse } from '../../../stats/analysis.ts';
import { summarise } from '../../../stats/words/summary.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';

const diverging = dataTable({
  scale: factorColumn(['1', '1', '1', '1', '4', '4', '4', '4']),
  clip: numericColumn([0.7, 0.72, 0.71, 0.69, 0.71, 0.7, null, null]),
  loss: numericColumn([2, 3, 4, 5, 2, 3, 4, 5.5]),
  state: factorColumn(['done', 'done', 'done', 'done', 'done', 'done', 'diverged', 'failed']),
});
const request = { response: 'clip', terms: [['scale']], outcome: 'state' };

it('puts the worst value in place of diverged runs, not of failed ones', () => {
  const { worstValue, n } = analyse(diverging, { ...request, goal: 'maximise' });
  expect(n).toBe(6);
  expect(worstValue).toMatchObject({ rows: 1, value: 0.69 });
  expect(worstValue?.anova.at(-1)?.df).toBe(5);
  expect(analyse(diverging, { ...request, goal: 'minimise' }).worstValue?.value).toBe(0.72);
});

it('is left out without a goal or without diverged runs', () => {
  expect(analyse(diverging, request).worstValue).toBeNull();
  const columns = { ...Object.fromEntries(diverging.columns), state: factorColumn(Array(8).fill('done')) };
  expect(analyse(dataTable(columns), { ...request, goal: 'maximise' }).worstValue).toBeNull();
});

it('takes no number that a diverged run left behind for its result', () => {
  const analysis = analyse(diverging, { ...request, response: 'loss', goal: 'minimise' });
  expect(analysis.n).toBe(6);
  expect(analysis.worstValue).toMatchObject({ rows: 1, value: 5 });
});

it('says whether the finding hangs on diverged runs', () => {
  const columns = (last: number | null) =>
    dataTable({
      scale: factorColumn(['1', '1', '1', '4', '4', '4', '4', '4']),
      clip: numericColumn([0.7, 0.701, 0.699, 0.6, 0.61, 0.59, last, last]),
      state: factorColumn(['done', 'done', 'done', 'done', 'done', 'done', 'diverged', 'diverged']),
    });
  const words = summarise(analyse(columns(null), { ...request, goal: 'maximise' })).at(-1);
  expect(words).toBe('With the worst value seen in place of 2 diverged runs the same effects are found.');
});

it('corrects the secondary responses together, blocks not counted', () => {
  const analyses = ['clip', 'loss'].map((response) =>
    analyse(diverging, { ...request, response, block: 'state' }),
  );
  const tests = holmAcrossResponses(analyses);
  expect(tests.map(({ response, term }) => `${response} ${term}`)).toEqual(
    analyses.flatMap(({ response, anova }) =>
      anova.filter(({ term, p }) => term === 'scale' && p !== null).map(() => `${response} scale`),
    ),
  );
  expect(tests.map(({ pHolm }) => pHolm)).toEqual(adjustP(tests.map(({ p }) => p)));
  expect(tests.length).toBeGreaterThan(0);
});
