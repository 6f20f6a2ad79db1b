import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointTimes } from '../../../../../report/export/tracked/point-times.ts';
import { fileName, takenName } from '../../../../../report/export/tracked/safe-name.ts';
import { hasBegun, trackedRun } from '../../../../../report/export/tracked/tracked-run.ts';
import { finishedTrials, smallSpec } from '../../finished-sweep.ts';

const [trial] = finishedTrials(smallSpec, () => 1);
if (trial === undefined) throw new Error('no trials');
const launched = 1_600_000_000_000;

const curve = (steps: number[], values: number[]) => ({
  steps,
  values,
  elapsedMs: steps.map((step) => step * 10),
});

describe('a trial as a run', () => {
  it('ends each metric with its counted result', () => {
    const curves = new Map([
      ['loss', curve([1, 2], [0.9, 0.5])],
      ['clip', curve([1, 2.6], [0.1, 0.7])],
      ['step_time', curve([1], [3])],
    ]);
    const run = trackedRun({ ...trial, metrics: { loss: 0.5, clip: 0.8, fid: 12 } }, curves, launched);
    const { leasedAtMs, endedAtMs } = trial;
    expect(Object.fromEntries(run.metrics)).toEqual({
      // The result is the last point already.
      loss: { steps: [1, 2], values: [0.9, 0.5], timesMs: [leasedAtMs + 10, leasedAtMs + 20] },
      clip: {
        steps: [1, 3, 3],
        values: [0.1, 0.7, 0.8],
        timesMs: [leasedAtMs + 10, leasedAtMs + 26, endedAtMs],
      },
      step_time: { steps: [1], values: [3], timesMs: [leasedAtMs + 10] },
      fid: { steps: [3], values: [12], timesMs: [endedAtMs] },
    });
  });

  it('keeps a result that is no number', () => {
    const curves = new Map([['loss', curve([1], [Number.NaN])]]);
    const { metrics } = trackedRun({ ...trial, metrics: { loss: Number.NaN } }, curves, launched);
    expect(metrics.get('loss')?.values).toEqual([Number.NaN]);
  });

  it('has begun once anything is known of it', () => {
    const queued = { ...trial, state: 'queued' as const, metrics: {}, leasedAtMs: 0, endedAtMs: 0 };
    expect(hasBegun(queued, new Map())).toBe(false);
    expect(hasBegun(queued, new Map([['loss', curve([1], [1])]]))).toBe(true);
    expect(trackedRun(queued, new Map([['loss', curve([1], [1])]]), launched)).toMatchObject({
      startMs: launched,
      endMs: undefined,
    });
    expect(hasBegun({ ...queued, leasedAtMs: 1 }, new Map())).toBe(true);
  });
});

describe('names of runs', () => {
  it('say which trial it is', () => {
    expect(trackedRun(trial, new Map(), launched).name).toMatch(
      /^\d{4}_input=(SAin|CAc|CAout)_scale=(0\.5|1|2)_output=\w+_rep=\d$/,
    );
  });

  it('are names of files whatever the levels are, and differ', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(2), (level, plannedOrder) => {
        const { name } = trackedRun({ ...trial, plannedOrder, settings: { level } }, new Map(), launched);
        expect(name).toMatch(/^000[123]_[A-Za-z0-9=._-]{0,115}$/);
        expect(name).not.toMatch(/\.\.|\.$/);
      }),
    );
    expect(fileName(['0007', 'path=../x', 'rep=1'])).toBe('0007_path=---x_rep=1');
    expect(fileName(['0001', 'x'.repeat(100_000)])).toHaveLength(120);
  });

  it('that a service takes stay where they can, and differ otherwise', () => {
    const clean = (name: string) => name.replaceAll(/[^a-z_]/g, '_');
    expect(['a_b', 'a b', 'a?b'].map((name) => takenName(name, clean))).toEqual([
      'a_b',
      'a_b_c8687a08',
      expect.stringMatching(/^a_b_[0-9a-f]{8}$/),
    ]);
    expect(takenName('a?b', clean)).not.toBe(takenName('a b', clean));
  });
});

describe('the times of points', () => {
  it('count from the start of the last attempt, and earlier attempts end where the next began', () => {
    expect(pointTimes([10, 20, 10, 30], 1_000)).toEqual([1_000, 1_010, 1_010, 1_030]);
    expect(pointTimes([], 5)).toEqual([]);
  });

  it('never go back', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000)), (elapsed) => {
        const times = pointTimes(elapsed, 1_000_000);
        expect(times).toEqual(times.toSorted((left, right) => left - right));
        expect(times.at(-1) ?? 1_000_000).toBe(1_000_000 + (elapsed.at(-1) ?? 0));
      }),
    );
  });
});
