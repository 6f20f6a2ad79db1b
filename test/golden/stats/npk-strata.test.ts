/** Runs that share whole plots, against R's aov(yield ~ N * P * K + Error(block)). */
import { expect, it } from 'vitest';
import { analyse } from '../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { analyseCase, deviation, referenceCase } from './reference-case.ts';

it.each([
  ['errorStratum_within', 'Within', 12],
  ['errorStratum_block', 'block', 4],
])('11 npk: the terms of %s agree with R', (stratum, errorStratum, denDf) => {
  const reference = referenceCase('11-npk');
  const { anova } = analyseCase(reference, 'N + P + K + N:P + N:K + P:K + N:P:K', { wholePlots: 'block' });
  const rows = reference.expected.rows(stratum).filter(({ term }) => term !== 'Residuals');
  const wrong = rows.flatMap(({ term, df, sumSq, F, p }) => {
    const row = anova.find((one) => one.term === term);
    return [
      ...deviation(`df of ${term}`, row?.df, df, 0),
      ...deviation(`sum of squares of ${term}`, row?.sumSq, sumSq, 1e-9),
      ...deviation(`F of ${term}`, row?.f, F, 1e-9),
      ...deviation(`p of ${term}`, row?.p, p, 1e-9),
    ];
  });
  expect(wrong).toEqual([]);
  const inStratum = anova.filter((row) => row.errorStratum === errorStratum);
  expect(inStratum.map(({ term }) => term)).toEqual(rows.map(({ term }) => term));
  expect(inStratum.map((row) => row.denDf)).toEqual(rows.map(() => denDf));
});

it('a term that only some blocks are confounded with is tested within blocks', () => {
  // The first two blocks as they are; the third and fourth confounded with N:P in place of N:P:K.
  const rows = [1, 2, 3, 4].flatMap((block) =>
    [0, 1, 2, 3, 4, 5, 6, 7].flatMap((run) => {
      const [n, p, k] = [run & 1, (run >> 1) & 1, run >> 2];
      const side = block <= 2 ? n ^ p ^ k : n ^ p;
      return side === block % 2
        ? [{ block, n, p, k, y: n + 2 * k + block + ((run * 7 + block * 3) % 5) / 9 }]
        : [];
    }),
  );
  const table = dataTable({
    block: factorColumn(rows.map(({ block }) => `b${block}`)),
    N: factorColumn(rows.map(({ n }) => `${n}`)),
    P: factorColumn(rows.map(({ p }) => `${p}`)),
    K: factorColumn(rows.map(({ k }) => `${k}`)),
    y: numericColumn(rows.map(({ y }) => y)),
  });
  const terms = [['N'], ['P'], ['K'], ['N', 'P'], ['N', 'K'], ['P', 'K'], ['N', 'P', 'K']];
  const { anova } = analyse(table, { response: 'y', terms, wholePlots: 'block' });
  expect(anova.map(({ term, errorStratum = null }) => [term, errorStratum])).toEqual([
    ...terms.map((term) => [term.join(':'), 'Within']),
    ['Residuals', null],
  ]);
});
