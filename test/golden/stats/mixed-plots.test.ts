import { expect, it } from 'vitest';
import { termHypothesis } from '../../../stats/mixed/hypothesis.ts';
import { mixedModel } from '../../../stats/mixed/reml/mixed-model.ts';
import { csvTable, fixture, meanFunctions, mixedSetting } from './mixed-case.ts';
import { deviation, terms } from './reference-case.ts';

it('an incomplete split plot: plots as random factor, type II by generalised least squares', () => {
  const table = csvTable(fixture('plots-unbalanced.csv'), ['y'], () => true);
  const setting = mixedSetting(table, 'y', terms('base + lr + base:lr'), [{ groups: ['plot'], within: [] }]);
  const model = mixedModel(setting);
  if (!model.fitted) throw new Error(model.why);
  const { error } = model;
  const mean = error.of(meanFunctions(setting, 'lr')[0] as Float64Array);
  expect([
    ...deviation('mean', mean?.value, 11.417, 1e-9),
    ...deviation('se', Math.sqrt(mean?.variance ?? Number.NaN), 0.577701932974, 1e-6),
    ...deviation('df', mean?.df, 6.37797510829, 1e-6),
  ]).toEqual([]);
  for (const [index, f, df, p] of [
    [0, 0.02377, 5.966857879, 0.882551],
    [1, 5.44245, 8.063781723, 0.031916],
    [2, 0.19411, 8.074085345, 0.827298],
  ] as const) {
    const test = error.test(termHypothesis(error.generalised(), index, 2));
    // F and p as printed.
    expect([
      ...deviation('F', test.f, f, 3e-4),
      ...deviation('df', test.denDf, df, 1e-6),
      ...deviation('p', test.p, p, 2e-5),
    ]).toEqual([]);
  }
});
