import { expect, it } from 'vitest';
import { analyse } from '../../../../stats/analysis.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';
import { missingInWords } from '../../../../stats/words/missing-in-words.ts';

/** Two blocks of twelve runs at two levels; of the second block some have another state. */
function words(states: Readonly<Record<number, string>>): string[] {
  const rows = Array.from({ length: 24 }, (_, at) => at);
  const table = dataTable({
    a: factorColumn(rows.map((at) => ['x', 'y'][at % 2] as string)),
    block: factorColumn(rows.map((at) => (at < 12 ? '1' : '2'))),
    y: numericColumn(rows.map((at) => (states[at] === undefined ? at % 5 : Number.NaN))),
    state: factorColumn(rows.map((at) => states[at] ?? 'done')),
  });
  return missingInWords(
    analyse(table, { response: 'y', terms: [['a']], block: 'block', outcome: 'state', interim: true }),
  );
}

it('runs that have not ended are no losses of their block', () => {
  expect(words({ 20: 'leased', 21: 'queued', 22: 'queued', 23: 'queued' })).toEqual([
    '4 of 24 rows are left out (1 running; 3 not yet run).',
  ]);
});

it('runs that have ended without a result are counted among those that have ended', () => {
  const failed = Object.fromEntries([12, 14, 16, 18, 20].map((at) => [at, 'failed']));
  expect(words({ ...failed, 22: 'queued', 23: 'queued' })[1]).toMatch(
    /^Runs are lost most often at block 2: 5 of 10, against 0 of 12 elsewhere\./,
  );
});
