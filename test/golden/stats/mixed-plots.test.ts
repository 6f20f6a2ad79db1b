import { expect, it } from 'vitest';
import { analyse } from '../../../stats/analysis.ts';
import { termHypothesis } from '../../../stats/mixed/hypothesis.ts';
import { mixedModel } from '../../../stats/mixed/reml/mixed-model.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
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

/** Four subjects, each with the same settings but for three runs that failed. */
const subjects = `
s1 none 18 23.37
s2 none 18 23.44
s4 none 18 28.63
s1 flip 18 22.4
s2 flip 18 23.89
s3 flip 18 27.51
s4 flip 18 27.91
s1 mix 18 21.02
s3 mix 18 24.3
s4 mix 18 27.29
s1 none 50 20.61
s2 none 50 23.72
s3 none 50 25.87
s4 none 50 28.64
s2 flip 50 21.34
s3 flip 50 23.56
s4 flip 50 29.32
s1 mix 50 18.69
s2 mix 50 19.22
s3 mix 50 22.83
s4 mix 50 26.21
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

it('blocks with failed runs: means are adjusted for them, as differences are, and have an interval', () => {
  const column = (index: number): string[] => subjects.map((row) => row[index] as string);
  const table = dataTable({
    subj: factorColumn(column(0)),
    aug: factorColumn(column(1)),
    depth: factorColumn(column(2)),
    err: numericColumn(column(3).map(Number)),
  });
  const analysis = analyse(table, {
    response: 'err',
    terms: terms('aug + depth + aug:depth'),
    wholePlots: 'subj',
  });
  // R: f <- lm(err ~ subj + aug * depth, d); e <- emmeans(f, 'aug'); m <- lmer(err ~ aug * depth + (1 | subj), d);
  // e$emmean; sqrt(e$SE^2 + VarCorr(m)$subj / 4); emmeans(m, 'aug')$df
  const expected = { flip: 24.5895063, mix: 22.65414916, none: 25.0907563 };
  const means = analysis.means.filter(({ term }) => term === 'aug');
  for (const { levels, mean, se, df } of means) {
    expect([
      ...deviation('mean', mean, expected[levels['aug'] as keyof typeof expected], 1e-8),
      ...deviation('se', se, 1.57515227, 1e-6),
      ...deviation('df', df, 3.25996815, 1e-5),
    ]).toEqual([]);
  }
  expect(means).toHaveLength(3);
  const pair = analysis.comparisons.find(({ first, second }) => first === 'flip' && second === 'mix');
  expect(pair?.difference).toBeCloseTo(expected.flip - expected.mix, 7);
});
