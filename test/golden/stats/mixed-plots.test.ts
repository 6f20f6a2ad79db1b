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
  const test = error.test(termHypothesis(error.generalised(), 0, 2));
  const mean = error.of(meanFunctions(setting, 'lr')[0] as Float64Array);
  // As printed: three or four digits.
  expect([
    ...deviation('F', test.f, 0.0238, 5e-3),
    ...deviation('p', test.p, 0.88255, 1e-3),
    ...deviation('mean', mean?.value, 11.417, 1e-4),
    ...deviation('se', Math.sqrt(mean?.variance ?? Number.NaN), 0.5777, 1e-3),
    ...deviation('df', mean?.df, 6.38, 1e-3),
  ]).toEqual([]);
});
