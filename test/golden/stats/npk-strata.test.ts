/** Runs that share whole plots, against R's aov(yield ~ N * P * K + Error(block)). */
import { expect, it } from 'vitest';
import { analyseCase, deviation, referenceCase } from './reference-case.ts';

it('11 npk: terms within blocks agree with R, and N:P:K, which differs between blocks only, is not tested', () => {
  const reference = referenceCase('11-npk');
  const { anova } = analyseCase(reference, 'N + P + K + N:P + N:K + P:K + N:P:K', { wholePlots: 'block' });
  const wrong = reference.expected.rows('errorStratum_within').flatMap(({ term, df, sumSq, F, p }) => {
    if (term === 'Residuals') return [];
    const row = anova.find((one) => one.term === term);
    return [
      ...deviation(`df of ${term}`, row?.df, df, 0),
      ...deviation(`sum of squares of ${term}`, row?.sumSq, sumSq, 1e-9),
      ...deviation(`F of ${term}`, row?.f, F, 1e-9),
      ...deviation(`p of ${term}`, row?.p, p, 1e-9),
    ];
  });
  expect(wrong).toEqual([]);
  // R tests it against 4 df between blocks; here it counts as part of the blocks, and says so.
  expect(anova.find(({ term }) => term === 'N:P:K')).toMatchObject({ status: 'aliased', f: null });
});
