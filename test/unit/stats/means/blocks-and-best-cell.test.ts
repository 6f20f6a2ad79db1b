import { expect, it } from 'vitest';
import { analyse } from '../../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';
import { summarise } from '../../../../stats/words/summary.ts';

/** Five days, each later one worse, on which some optimisers failed. */
const days = [
  ['adam', 1.219, 1.412, NaN, 1.811, 1.951],
  ['sgd', 1.15, 1.234, 1.562, NaN, 2.27],
  ['lion', 1.064, 1.412, 1.451, 1.653, 2.012],
  ['rmsprop', NaN, 1.4, 1.557, 1.739, 1.798],
] as const;
const runs = days.flatMap(([opt, ...losses]) => losses.map((loss, day) => ({ opt, loss, day: `d${day}` })));
const table = dataTable({
  opt: factorColumn(runs.map(({ opt }) => opt)),
  day: factorColumn(runs.map(({ day }) => day)),
  loss: numericColumn(runs.map(({ loss }) => loss)),
});

it('trusts a model whose best cell is another one only because runs failed in some blocks', () => {
  const analysis = analyse(table, { response: 'loss', terms: [['opt']], block: 'day', goal: 'minimise' });
  // R: emmeans(lm(loss ~ day + opt), 'opt'): rmsprop 1.516835065, lion 1.518400; tapply(loss, opt, mean): 1.62350, 1.51840
  expect(analysis.best).toMatchObject({
    observed: { levels: { opt: 'lion' }, mean: expect.closeTo(1.5184, 9) },
    modelled: { levels: { opt: 'rmsprop' }, mean: expect.closeTo(1.516835065, 7) },
    trusted: true,
    reason: null,
  });
  const words = summarise(analysis).join(' ');
  expect(words).toContain('Cells ran at different levels of day, which the model adjusts for');
  expect(words).not.toContain('not trusted');
});
