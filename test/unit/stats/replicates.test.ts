import { expect, it } from 'vitest';
import type { AnalysisRequest } from '../../../stats/analysis-request.ts';
import { analyse } from '../../../stats/analysis.ts';
import { type DataTable, dataTable, factorColumn, numericColumn } from '../../../stats/table/data-table.ts';
import { summarise } from '../../../stats/words/summary.ts';

/** Three runs of six cells whose program ignores its seed. */
function ignored(seedOf: (run: number, cell: number) => number): DataTable {
  const runs = [0, 1, 2].flatMap((run) => [0, 1, 2, 3, 4, 5].map((cell) => ({ run, cell })));
  return dataTable({
    seed: factorColumn(runs.map(({ run, cell }) => String(seedOf(run, cell)))),
    a: factorColumn(runs.map(({ cell }) => `a${cell % 2}`)),
    b: factorColumn(runs.map(({ cell }) => `b${Math.floor(cell / 2)}`)),
    y: numericColumn(runs.map(({ cell }) => [1, 2.1, 3, 4.3, 5, 6.2][cell])),
  });
}

const request: AnalysisRequest = { response: 'y', terms: [['a'], ['b']] };

it.each([
  ['seeds of their own', ignored((run, cell) => 10 * cell + run), request],
  ['shared seeds', ignored((run) => run), { ...request, seeds: 'seed' }],
])('runs that repeat others count once, with %s, and few degrees of freedom are said', (_, table, asked) => {
  const analysis = analyse(table, asked);
  expect([analysis.n, analysis.anova.at(-1)?.df, analysis.missing.lost]).toEqual([6, 2, { repeated: 12 }]);
  expect(analysis.noteKinds).toContain('repeatedRuns');
  expect(analysis.population).toBe('these runs');
  const words = summarise(analysis).join(' ');
  expect(words).toContain('with 2 degrees of freedom to judge it by: few');
  expect(words).toContain('12 of 18 rows are left out (12 repeated)');
});

it('says that one seed says nothing of others, and tests what it can', () => {
  const analysis = analyse(
    ignored(() => 7),
    { ...request, seeds: 'seed' },
  );
  expect(analysis.noteKinds).toContain('singleSeed');
  expect([analysis.seeds, analysis.random, analysis.evidence]).toEqual([null, [], []]);
  expect(analysis.anova[0]?.error).toBe('Residuals');
});
