import { expect, it } from 'vitest';
import { analyse } from '../../../../stats/analysis.ts';
import { findOutcomeColumn } from '../../../../stats/outcome/find-outcome-column.ts';
import { meaningOfOutcome } from '../../../../stats/outcome/outcome-words.ts';
import { dataTable, factorColumn, numericColumn } from '../../../../stats/table/data-table.ts';
import { summarise } from '../../../../stats/words/summary.ts';

it.each([
  ['Yates', { done: 'result', failed: 'failed', pruned: 'pruned', cancelled: 'cancelled', queued: 'queued' }],
  ['Optuna', { COMPLETE: 'result', PRUNED: 'pruned', FAIL: 'failed', RUNNING: 'running', WAITING: 'queued' }],
  [
    'W&B',
    { finished: 'result', crashed: 'failed', failed: 'failed', killed: 'cancelled', running: 'running' },
  ],
  ['Ray', { TERMINATED: 'result', ERROR: 'failed', RUNNING: 'running', PENDING: 'queued' }],
  ['Slurm', { COMPLETED: 'result', OUT_OF_MEMORY: 'failed', TIMEOUT: 'failed', 'node fail': 'failed' }],
])('knows the words of %s in any case', (_tool, words) => {
  for (const [word, meaning] of Object.entries(words))
    for (const written of [word, word.toLowerCase(), word.toUpperCase(), ` TrialState.${word}`])
      expect([written, meaningOfOutcome(written)]).toEqual([written, meaning]);
});

const columns = (state: string[]) =>
  dataTable({
    a: factorColumn(['x', 'x', 'x', 'y', 'y', 'y', 'y']),
    y: numericColumn([1, 2, 900, 3, 4, 900, 900]),
    state: factorColumn(state),
  });

it('counts by meaning, and names the words of the table', () => {
  const table = columns(['COMPLETE', 'COMPLETE', 'FAIL', 'COMPLETE', 'COMPLETE', 'PRUNED', 'crashed']);
  const analysis = analyse(table, { response: 'y', terms: [['a']], outcome: 'state' });
  expect(analysis).toMatchObject({ n: 4, grandMean: 2.5, missing: { lost: { failed: 2, pruned: 1 } } });
  expect(analysis.missing.outcomes).toEqual([
    { word: 'COMPLETE', meaning: 'result', rows: 4, used: 4 },
    { word: 'FAIL', meaning: 'failed', rows: 1, used: 0 },
    { word: 'PRUNED', meaning: 'pruned', rows: 1, used: 0 },
    { word: 'crashed', meaning: 'failed', rows: 1, used: 0 },
  ]);
  expect(summarise(analysis).join(' ')).toContain('(2 failed, written "FAIL" and "crashed"; 1 pruned)');
});

it('uses rows whose word it does not know, and names the word', () => {
  const table = columns(['done', 'done', 'gut', 'done', 'done', 'pruned', 'pruned']);
  const analysis = analyse(table, { response: 'y', terms: [['a']], outcome: 'state' });
  expect(analysis.n).toBe(5);
  expect(analysis.notes.join(' ')).toContain('"gut" (1 row): these rows are used as results');
});

it('is found under its usual names when every word is known and a run was lost', () => {
  expect(findOutcomeColumn(columns(Array(7).fill('done')), [])).toBeUndefined();
  const lost = columns(['done', 'done', 'failed', 'done', 'done', 'pruned', 'pruned']);
  expect(findOutcomeColumn(lost, [])).toBe('state');
  expect(findOutcomeColumn(lost, ['state'])).toBeUndefined();
  expect(findOutcomeColumn(columns(['CA', 'NY', 'CA', 'NY', 'CA', 'NY', 'failed']), [])).toBeUndefined();
});
