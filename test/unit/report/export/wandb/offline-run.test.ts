/** `.wandb` files as our own reader reads them; `npm run test:exports` has `wandb sync` upload them. */
import { describe, expect, it } from 'vitest';
import { trackedRun } from '../../../../../report/export/tracked/tracked-run.ts';
import { offlineRun } from '../../../../../report/export/wandb/offline-run.ts';
import { transactionLog } from '../../../../../report/export/wandb/transaction-log.ts';
import { finishedTrials, smallSpec } from '../../finished-sweep.ts';
import { readLog, readRecords } from './read-log.ts';

const [trial] = finishedTrials(smallSpec, () => 1);
if (trial === undefined) throw new Error('no trials');
const sweep = { id: 'small-1', name: 'small' };

describe('the framing of a .wandb file', () => {
  const block = 32_768;
  // The file begins with 7 bytes, and so does each chunk.
  it.each([
    ['fill the first block', [block - 14, 1]],
    ['leave room for a header alone', [block - 14 - 7, 5]],
    ['leave room for less than a header', [block - 14 - 3, 5]],
    ['are empty', [0, 0, 3]],
    ['cross several blocks', [10, 3 * block, 100_000, 7]],
    ['end with a block', [2 * (block - 7) - 7, 4]],
  ])('holds records that %s', (_, sizes) => {
    const records = sizes.map((size, n) => Buffer.alloc(size, n + 1));
    const read = readLog(Buffer.concat([...transactionLog(records)]));
    expect(read.map(({ length }) => length)).toEqual(sizes);
    expect(Buffer.compare(Buffer.concat(read), Buffer.concat(records))).toBe(0);
  });
});

describe('a trial as an offline run', () => {
  const curves = new Map([
    [
      'loss',
      { steps: [10, 20, 20], values: [Number.POSITIVE_INFINITY, 0.4, 0.5], elapsedMs: [100, 150, 200] },
    ],
    ['lr', { steps: [20], values: [0.1], elapsedMs: [250] }],
  ]);
  const run = trackedRun({ ...trial, metrics: { clip: 0.75, loss: Number.NaN } }, curves, 0);

  it('has its settings, rows of its history, results and end', () => {
    const { folder, file, parts } = offlineRun(run, sweep);
    expect(folder).toMatch(/^offline-run-20231114_221320-[0-9a-f]{12}$/);
    expect(file).toBe(`run-${folder.slice(-12)}.wandb`);
    const [header, start, ...rest] = readRecords(Buffer.concat([...parts]));
    expect(header).toMatchObject({ num: 1, header: { versionInfo: { producer: 'yates' } } });
    const { run: given } = start as { run: { config: { update: { key: string; valueJson: string }[] } } };
    expect(given).toMatchObject({
      runId: folder.slice(-12),
      project: 'small',
      runGroup: `cell ${trial.cell}`,
      displayName: run.name,
      tags: ['done'],
      startTime: { seconds: 1_700_000_000 },
    });
    const config = given.config.update.map(({ key, valueJson }) => [key, JSON.parse(valueJson) as unknown]);
    expect(Object.fromEntries(config)).toMatchObject({
      ...trial.settings,
      yates: { sweep: 'small-1', id: trial.id, trial: trial.plannedOrder + 1, seed: trial.seed },
    });
    const item = (key: string, valueJson: string) => ({ nestedKey: [key], valueJson });
    expect(rest).toEqual([
      {
        num: 3,
        history: {
          step: { num: 10 },
          item: [
            item('_step', '10'),
            item('_timestamp', '1700000000.1'),
            item('_runtime', '0.1'),
            item('loss', 'Infinity'),
          ],
        },
      },
      {
        num: 4,
        history: {
          step: { num: 20 },
          item: [
            item('_step', '20'),
            item('_timestamp', '1700000000.25'),
            item('_runtime', '0.25'),
            item('loss', '0.5'),
            item('lr', '0.1'),
          ],
        },
      },
      { num: 5, summary: { update: [item('loss', 'NaN'), item('lr', '0.1'), item('clip', '0.75')] } },
      { num: 6, exit: { runtime: 2 } },
    ]);
  });

  it('is the same run each time, and another in another sweep', () => {
    expect(offlineRun(run, sweep).folder).toBe(offlineRun(run, sweep).folder);
    expect(offlineRun(run, { ...sweep, id: 'small-2' }).folder).not.toBe(offlineRun(run, sweep).folder);
  });

  it('takes any text', () => {
    const hostile = `../\n\u0000"${'x'.repeat(100_000)}`;
    const fault = { faultClass: 'user' as const, message: hostile };
    const failed = { ...trial, state: 'failed' as const, settings: { input: hostile }, metrics: {}, fault };
    const odd = trackedRun(failed, new Map([[hostile, { steps: [1], values: [1], elapsedMs: [1] }]]), 0);
    const { folder, parts } = offlineRun(odd, { id: hostile, name: hostile });
    expect(folder).toMatch(/^[\w-]+$/);
    const records = readRecords(Buffer.concat([...parts]));
    expect(records[1]).toMatchObject({
      run: { notes: hostile.slice(0, 5_000), project: expect.stringMatching(/^[\w.-]+$/) as string },
    });
    expect(records[2]).toMatchObject({ history: { item: { 3: { nestedKey: [hostile] } } } });
    expect(records.at(-1)).toMatchObject({ exit: { exitCode: 1 } });
  });
});
