/** Successes out of a number of tries, single tries and events, against R's glm, car and emmeans. */
import { describe, expect, it } from 'vitest';
import type { Analysis, AnovaRow } from '../../../stats/analysis-result.ts';
import { analyse } from '../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { summarise } from '../../../stats/words/summary.ts';
import { deviation, referenceCase, tableOf, terms } from './reference-case.ts';

const rowOf = ({ anova }: Analysis, name: string): AnovaRow =>
  anova.find(({ term }) => term === name) as AnovaRow;

describe('accuracies as successes out of n (35)', () => {
  const reference = referenceCase('35-proportions');
  const { expected } = reference;
  const { columns } = tableOf(reference);
  const plain = dataTable({
    ...Object.fromEntries(columns),
    correct: numericColumn(reference.data.columns['correct'] as number[]),
    n: numericColumn(reference.data.columns['n'] as number[]),
  });
  const asked = { response: 'y', terms: terms('seed + aug + opt + aug:opt') };

  it.each([
    ['a share of a column of tries', { family: 'binomial', kind: 'of', of: 'n' } as const],
    [
      'successes and failures',
      { family: 'binomial', kind: 'counts', successes: 'correct', failures: 'wrong' } as const,
    ],
  ])('%s', (_, counted) => {
    const correct = reference.data.columns['correct'] as number[];
    const n = reference.data.columns['n'] as number[];
    const wrong = numericColumn(n.map((tries, i) => tries - (correct[i] as number)));
    const table = dataTable({ ...Object.fromEntries(plain.columns), wrong });
    const analysis = analyse(table, { ...asked, counted });
    const deviations = [
      ...expected.table<{ term: string; chisq: number; df: number; p: number }>('lr').flatMap((row) => {
        const own = rowOf(analysis, row.term);
        return [
          ...deviation(`df of ${row.term}`, own.df, row.df, 0),
          ...deviation(`chi-squared of ${row.term}`, own.chisq, row.chisq, 1e-6),
          ...deviation(`p of ${row.term}`, own.p, row.p, 1e-6),
        ];
      }),
      ...expected.table<{ term: string; F: number | null; p: number | null }>('quasiF').flatMap((row) => {
        if (row.F === null) return [];
        const own = rowOf(analysis, row.term);
        return [
          ...deviation(`F of ${row.term}`, own.f, row.F, 1e-6),
          ...deviation(`quasi p of ${row.term}`, own.quasiP, row.p, 1e-6),
        ];
      }),
      ...deviation('deviance', analysis.counts?.deviance, expected.value('deviance'), 1e-6),
      ...deviation('dispersion', analysis.counts?.dispersion, expected.value('dispersion'), 1e-6),
      ...expected
        .table<{ aug: string; mean: number; lower: number; upper: number }>('means_aug')
        .flatMap((row) => {
          const own = analysis.means.find(({ term, levels }) => term === 'aug' && levels['aug'] === row.aug);
          return [
            ...deviation(`mean of ${row.aug}`, own?.mean, row.mean, 1e-6),
            ...deviation(`lower of ${row.aug}`, own?.lower, row.lower, 1e-6),
            ...deviation(`upper of ${row.aug}`, own?.upper, row.upper, 1e-6),
          ];
        }),
    ];
    expect(deviations).toEqual([]);
  });

  it('judges by the quasi F where rows vary more than counting lets them', () => {
    const analysis = analyse(plain, { ...asked, counted: { family: 'binomial', kind: 'of', of: 'n' } });
    const [first] = expected.table<{ p: number }>('quasiF');
    expect(rowOf(analysis, 'seed').pAdjusted).toBeCloseTo(2 * (first?.p ?? 0), 3);
  });
});

describe('single tries', () => {
  const opt = factorColumn([...Array<string>(40).fill('a'), ...Array<string>(40).fill('b')]);
  const tries = (a: number, b: number) =>
    dataTable({
      opt,
      diverged: factorColumn(
        Array.from({ length: 80 }, (_, i) => ((i < 40 ? i < a : i - 40 < b) ? 'True' : 'False')),
      ),
    });
  const counted = { family: 'binomial', kind: 'binary' } as const;
  const analysisOf = (a: number, b: number): Analysis =>
    analyse(tries(a, b), { response: 'diverged', terms: [['opt']], counted });

  it('have exact limits for one factor, and no dispersion', () => {
    const analysis = analysisOf(1, 8);
    expect(rowOf(analysis, 'opt').chisq).toBeCloseTo(6.8889348018, 9);
    expect(rowOf(analysis, 'opt').p).toBeCloseTo(0.0086730936015, 12);
    expect(analysis.means.map(({ lower, upper }) => [lower, upper])).toEqual([
      [expect.closeTo(0.00063274493205, 12), expect.closeTo(0.13158585848, 10)],
      [expect.closeTo(0.0905224094, 9), expect.closeTo(0.35647801868, 9)],
    ]);
    expect(analysis.counts).toMatchObject({ dispersion: null, intervals: 'exact', separated: false });
  });

  it('of which a level has none have a test and limits all the same', () => {
    const analysis = analysisOf(0, 8);
    // R: glm(cbind(c(0, 8), c(40, 32)) ~ c("a", "b"), binomial), likelihood ratio.
    expect(rowOf(analysis, 'opt').chisq).toBeCloseTo(11.9808, 3);
    expect(analysis.means[0]).toMatchObject({ mean: 0, lower: 0, upper: expect.closeTo(0.0881, 3) });
  });
});

describe('combinations without a success', () => {
  const model = ['A', 'B', 'C', 'A', 'B', 'C'];
  const task = ['t1', 't1', 't1', 't2', 't2', 't2'];
  const analysisOf = (k: readonly number[], request: object): Analysis => {
    const n = [50, 50, 50, 40, 40, 40];
    const table = dataTable({
      model: factorColumn(model),
      task: factorColumn(task),
      k: numericColumn(k),
      wrong: numericColumn(n.map((tries, i) => tries - (k[i] as number))),
    });
    const counted = { family: 'binomial', kind: 'counts', successes: 'k', failures: 'wrong' } as const;
    const asked = { response: 'k', terms: [['model'], ['task']], counted, goal: 'minimise' } as const;
    return analyse(table, { ...asked, ...request });
  };
  const k = [0, 0, 0, 0, 5, 9];
  const adjustedIn = ({ comparisons }: Analysis): (number | null)[] =>
    comparisons.filter(({ term }) => term === 'model').map(({ pAdjusted }) => pAdjusted);

  it('set levels apart by likelihood ratios, where standard errors have no end', () => {
    // R: d$model[d$model == 'B'] <- 'A' in glm(cbind(k, n - k) ~ model + task, binomial, d); the rise x of the deviance is 7.265052
    // (A, B), 13.62057 (A, C), 1.40151 (B, C); ptukey(sqrt(2 * x), 3, Inf, lower = FALSE). B and C differ by Wald's test.
    const analysis = analysisOf(k, {});
    expect(adjustedIn(analysis).slice(0, 2)).toEqual([
      expect.closeTo(0.01926066, 7),
      expect.closeTo(0.0006548663, 8),
    ]);
    expect(adjustedIn(analysis)[2]).toBeCloseTo(0.46, 1);
    // R: p.adjust(pchisq(c(7.265052, 13.62057), 1, lower = FALSE), 'holm')
    expect(adjustedIn(analysisOf(k, { controls: { model: 'A' } }))).toEqual([
      expect.closeTo(0.007030921, 7),
      expect.closeTo(2 * 0.0002237208, 7),
    ]);
  });

  it('have no average of log odds: rates are averaged, without limits', () => {
    const { means, counts, anova } = analysisOf(k, {});
    const [a, b] = means.filter(({ term }) => term === 'model');
    expect(a).toMatchObject({ mean: 0, lower: 0 });
    expect(b).toMatchObject({ mean: expect.closeTo((0 + 5 / 40) / 2, 6), lower: null, upper: null });
    expect(b?.reason).toContain('rates are averaged');
    // The model fits every row, so that there is no dispersion to divide by.
    expect(counts?.dispersion).toBeLessThan(1e-9);
    expect(rowOf({ anova } as Analysis, 'model').f).toBeNull();
  });

  it('are counted among the good ones only if they are inside the interval', () => {
    const words = summarise(analysisOf(k, {})).join(' ');
    expect(words).toContain('the lowest observed rate of k is 0, a single row, at model A, task t1');
    expect(words).toContain('the model estimates 0 (95% interval 0 to 0.001066) there.');
    expect(words).toContain('3 other combinations lie inside that interval');
  });

  it('leave a difference without a test where the data allow it any value', () => {
    const { comparisons } = analysisOf([50, 44, 30, 40, 35, 20], {
      terms: [['model'], ['task'], ['model', 'task']],
    });
    expect(comparisons.find(({ term }) => term === 'task')).toMatchObject({ difference: null, p: null });
  });
});
