import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../report/export/csv.ts';
import { countExport, countInWords } from '../../../report/export/export-count.ts';
import { exportTable } from '../../../report/export/export-table.ts';
import { finalTables } from '../../../report/tables/final-tables.ts';
import { planTable } from '../../../report/plan/plan-table.ts';
import { designOf } from '../../../design/design-of.ts';
import { runSheetCsv } from '../../../report/export/run-sheet-csv.ts';
import { analyseSweep } from '../../../report/sweep-analysis.ts';
import { summarise } from '../../../stats/words/summary.ts';
import { finishedTrials, smallSpec } from './finished-sweep.ts';

const spec = {
  ...smallSpec,
  references: [
    { name: 'no adapter', settings: { adapter: 'none' } },
    { name: 'full fine-tune', settings: { adapter: 'full', scale: 1 } },
  ],
};
const respond = ({ input, adapter }: Readonly<Record<string, unknown>>): number =>
  adapter === 'none' ? 0.1 : adapter === 'full' ? 0.9 : input === 'CAc' ? 1 : 0;
const trials = finishedTrials(spec, respond);
const design = trials.filter(({ reference }) => reference === undefined);
const request = { response: 'clip', interim: false } as const;

describe('references', () => {
  it('stand beside the analysis and change nothing in it', () => {
    const { references, ...beside } = analyseSweep({ ...request, spec, trials });
    const { references: none, ...alone } = analyseSweep({ ...request, spec: smallSpec, trials: design });
    expect(beside).toEqual(alone);
    expect(none).toEqual([]);
    // Mean and limits by hand: mean +- 3.182446 s / 2 for 4 runs.
    const values = trials.flatMap(({ reference, metrics }) =>
      reference === 'no adapter' ? [metrics['clip'] as number] : [],
    );
    const mean = values.reduce((sum, value) => sum + value, 0) / 4;
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3);
    expect(references[0]).toMatchObject({ name: 'no adapter', runs: 4, n: 4, reason: null });
    expect(references[0]?.mean).toBeCloseTo(mean, 12);
    expect(references[0]?.upper).toBeCloseTo(mean + (3.182446305284263 * sd) / 2, 10);
  });

  it('say why there is no interval', () => {
    const first = trials.findIndex(({ reference }) => reference === 'no adapter');
    const early = trials.map((trial, index) =>
      trial.reference !== undefined && index !== first
        ? { ...trial, state: 'queued' as const, metrics: {} }
        : trial,
    );
    const { references } = analyseSweep({ ...request, spec, trials: early });
    expect(references).toMatchObject([
      { n: 1, lower: null, reason: 'a single run shows no spread' },
      { n: 0, mean: null, reason: 'none of its runs has a result' },
    ]);
  });

  it('are told in words and in the final tables', () => {
    const analysis = analyseSweep({ ...request, spec, trials });
    expect(summarise(analysis).join(' ')).toMatch(
      /For reference, outside the design: no adapter 0\.\d+ \(95% interval .* to .*, 4 runs\) and full fine-tune/,
    );
    const counts = { total: 44, done: 44, failed: 0, pruned: 0, cancelled: 0, queued: 0, leased: 0 };
    const sweep = { name: 'small', state: 'finished' as const, counts, spec };
    const lines = finalTables({ sweep, trials, faults: [], wallMs: 1, analyses: [analysis] });
    expect(lines).toContainEqual(expect.stringMatching(/^ *no adapter +0\.\d+ .* to .* 4$/));
  });

  it('are in exports and run sheets, with a column of their own and what only they set', () => {
    const table = exportTable('s', spec, trials);
    const [header, rows] = [table.header, [...table.rows]];
    const at = (name: string): number => header.indexOf(name);
    const row = rows.find((values) => values[at('reference')] === 'full fine-tune');
    expect(row?.[at('adapter')]).toBe('full');
    expect(row?.[at('scale')]).toBe(1);
    expect(row?.[at('input')]).toBeUndefined();
    expect(rows.filter((values) => values[at('reference')] === undefined)).toHaveLength(36);
    expect(writeCsv(header, rows)).toContain(',no adapter,');
    expect(countInWords(countExport(spec, trials))).toContain(
      '44 runs: 9 cells and 2 references x 4 replicates, each exactly once; 44 done.',
    );
    expect(runSheetCsv(spec, designOf(spec, 'base')).split('\n')[0]).toBe(
      'planned_order,trial_id,block,replicate,seed,reference,cell,input,scale,output,adapter',
    );
  });

  it('are left out of what the plan counts on', () => {
    expect(planTable(spec, designOf(spec, 'base'))).toEqual(
      planTable(smallSpec, designOf(smallSpec, 'base')),
    );
  });
});
