/** Event files as our own reader reads them; `npm run test:exports` reads them with TensorBoard. */
import { describe, expect, it } from 'vitest';
import { settingTypes } from '../../../../../report/export/column-type.ts';
import { crc32c } from '../../../../../report/export/tensorboard/crc32c.ts';
import {
  eventFileName,
  experimentRecords,
  runRecords,
} from '../../../../../report/export/tensorboard/event-file.ts';
import { tfRecord } from '../../../../../report/export/tensorboard/tfrecord.ts';
import { trackedRun } from '../../../../../report/export/tracked/tracked-run.ts';
import { finishedTrials, smallSpec } from '../../finished-sweep.ts';
import { readEvents } from './read-events.ts';

const trials = finishedTrials(smallSpec, () => 1);
const settings = settingTypes(['input', 'scale', 'output'], trials);
const [trial] = trials;
if (trial === undefined) throw new Error('no trials');

const run = trackedRun(
  { ...trial, settings: { input: 'CAc', scale: 0.5, output: 'CAc' }, metrics: { clip: 0.75 } },
  new Map([['loss', { steps: [10, 20], values: [0.5, Number.NaN], elapsedMs: [100, 200] }]]),
  0,
);

describe('records of an event file', () => {
  it('have the checksums of the format', () => {
    // The check value of CRC-32C, and vectors of RFC 3720, appendix B.4.
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
    expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
    // The record of b"foo" by masked_crc32c of TensorBoard 2.21 (compat/tensorflow_stub/pywrap_tensorflow.py).
    expect(Buffer.from(tfRecord(Buffer.from('foo'))).toString('hex')).toBe(
      '0300000000000000b099490e666f6f618abefe',
    );
  });

  it('of a run are its session and its scalars, in order', () => {
    const events = readEvents(Buffer.concat([...runRecords(run, settings)]));
    const start = trial.leasedAtMs / 1000;
    expect(events).toEqual([
      { wallTime: start, step: 0, fileVersion: 'brain.Event:2' },
      {
        wallTime: start,
        step: 0,
        tag: '_hparams_/session_start_info',
        hparams: {
          sessionStartInfo: {
            groupName: `cell ${trial.cell}`,
            startTimeSecs: start,
            hparams: {
              input: { stringValue: 'CAc' },
              scale: { numberValue: 0.5 },
              output: { stringValue: 'CAc' },
            },
          },
        },
      },
      { wallTime: start + 0.1, step: 10, tag: 'loss', value: 0.5 },
      { wallTime: start + 0.2, step: 20, tag: 'loss', value: Number.NaN },
      { wallTime: trial.endedAtMs / 1000, step: 20, tag: 'clip', value: 0.75 },
      {
        wallTime: trial.endedAtMs / 1000,
        step: 0,
        tag: '_hparams_/session_end_info',
        hparams: { sessionEndInfo: { status: 1, endTimeSecs: trial.endedAtMs / 1000 } },
      },
    ]);
  });

  it.each([
    ['failed', 1, 2],
    ['pruned', 1, 2],
    ['leased', 0, 3],
  ] as const)('of a trial that is %s end with its status', (state, ended, status) => {
    const other = { ...trial, state, endedAtMs: ended * trial.endedAtMs, metrics: {} };
    const events = readEvents(Buffer.concat([...runRecords(trackedRun(other, new Map(), 0), settings)]));
    expect(events.at(-1)?.hparams).toMatchObject({ sessionEndInfo: { status } });
  });

  it('of the sweep name its factors with their levels, and its responses', () => {
    const sweep = { name: 'small', launchedAtMs: 5_000, spec: smallSpec, settings };
    const [, experiment] = readEvents(Buffer.concat([...experimentRecords(sweep)]));
    expect(experiment).toMatchObject({
      tag: '_hparams_/experiment',
      hparams: {
        experiment: {
          name: 'small',
          timeCreatedSecs: 5,
          hparamInfos: [
            {
              name: 'input',
              type: 1,
              domainDiscrete: { values: ['SAin', 'CAc', 'CAout'].map((stringValue) => ({ stringValue })) },
            },
            {
              name: 'scale',
              type: 3,
              domainDiscrete: { values: [0.5, 1, 2].map((numberValue) => ({ numberValue })) },
            },
            { name: 'output', type: 1 },
          ],
          metricInfos: [
            { name: { tag: 'clip' }, description: 'maximize' },
            { name: { tag: 'loss' }, description: 'minimize' },
          ],
        },
      },
    });
    expect(eventFileName(5_999)).toBe('events.out.tfevents.0000000005.yates');
  });

  it('have what is zero, false or empty', () => {
    const settings = { input: '', scale: 0, on: false };
    const types = settingTypes(['input', 'scale', 'on'], [{ settings }]);
    const zero = trackedRun({ ...trial, settings, metrics: { clip: 0 } }, new Map(), 0);
    const [, session, scalar] = readEvents(Buffer.concat([...runRecords(zero, types)]));
    expect(session?.hparams).toMatchObject({
      sessionStartInfo: {
        hparams: { input: { stringValue: '' }, scale: { numberValue: 0 }, on: { boolValue: false } },
      },
    });
    expect(scalar).toMatchObject({ tag: 'clip', step: 0, value: 0 });
  });

  it('take any text', () => {
    const hostile = `\u0000\n../${'x'.repeat(100_000)}`;
    const other = { ...trial, settings: { input: hostile }, metrics: { [hostile]: 1 } };
    const events = readEvents(Buffer.concat([...runRecords(trackedRun(other, new Map(), 0), settings)]));
    expect(events.some(({ tag }) => tag === hostile)).toBe(true);
    expect(JSON.stringify(events[1]?.hparams)).toContain(JSON.stringify(hostile));
  });
});
