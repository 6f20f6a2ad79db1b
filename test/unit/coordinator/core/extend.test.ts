import { describe, expect, test } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { trialId } from '../../../../base/ids.ts';
import type { PlannedTrial } from '../../../../design/planned-trial.ts';
import { CoreHarness } from './core-harness.ts';

function extension(
  harness: CoreHarness,
  count: number,
  parentHash = harness.sweep().extensions.at(-1)?.hash ?? harness.sweep().designHash,
) {
  const sweep = harness.sweep();
  const first = sweep.trials.length;
  const trials = Array.from({ length: count }, (_, at): PlannedTrial => {
    const [id, cell] = [trialId(`more-${first + at}`), first + at];
    return {
      id,
      plannedOrder: first + at,
      cell,
      replicate: 1,
      seed: 1,
      block: 2,
      settings: { level: cell, text: 'new' },
    };
  });
  const spec = { ...sweep.spec, description: `extended ${first}` };
  const { id: sweepId } = sweep;
  return {
    kind: 'extend',
    sweepId,
    parentHash,
    hash: `hash-${first}`,
    spec,
    what: 'more',
    notes: [],
    trials,
  } as const;
}

function finished(): CoreHarness {
  const harness = new CoreHarness();
  harness.launch({ trials: 2 });
  harness.register('a', { slots: 4 });
  for (const attempt of harness.lease('a', 2)) harness.complete(attempt);
  return harness;
}

describe('extending a sweep', () => {
  test('opens a finished one again for its new trials, and leaves the others as they are', () => {
    const harness = finished();
    const before = [...harness.sweep().trials].map(({ plan }) => plan);
    expect(harness.sweep().status).toBe('finished');
    const ask = extension(harness, 3);
    expect(harness.ask(ask, 'one')).toMatchObject({
      extension: { trials: 3, firstPlannedOrder: 2, hash: 'hash-2' },
    });
    harness.restart();
    expect(harness.sweep()).toMatchObject({
      status: 'running',
      trialCount: 5,
      counts: { done: 2, queued: 3 },
    });
    expect(harness.sweep().spec.description).toBe('extended 2');
    expect(
      harness
        .sweep()
        .trials.slice(0, 2)
        .map(({ plan }) => plan),
    ).toEqual(before);
    for (const attempt of harness.lease('a', 4)) harness.complete(attempt);
    expect(harness.sweep()).toMatchObject({ status: 'finished', counts: { done: 5 } });
  });

  test('is done once for each request, and only for the design that it was planned for', () => {
    const harness = finished();
    const [first, second] = [extension(harness, 3), extension(harness, 4)];
    const answer = harness.ask(first, 'one');
    harness.restart();
    expect(harness.ask(first, 'one')).toEqual(answer);
    expect(harness.refused(second)).toMatchObject({ code: 'E_SWEEP_STATE' });
    expect(harness.sweep().trialCount).toBe(5);
    harness.ask(extension(harness, 1), 'two');
    expect(harness.ask(first, 'one')).toEqual(answer);
    expect(harness.sweep().extensions.map(({ trials }) => trials)).toEqual([3, 1]);
  });

  test('is refused for a sweep that was extended as often as may be, and other sweeps go on', () => {
    const harness = finished();
    for (let at = 0; at < limits.extensionsPerSweep; at++) harness.ask(extension(harness, 1));
    expect(harness.refused(extension(harness, 1))).toMatchObject({
      code: 'E_EXTEND',
      message: expect.stringContaining('has 1000 extensions') as unknown,
    });
    expect(harness.lease('a', 4)).toHaveLength(4);
  });

  test('keeps a paused sweep paused, and is refused for one that is cancelled or unknown', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch();
    harness.ask({ kind: 'pause', sweepId, stopRunning: false });
    harness.ask(extension(harness, 1));
    expect(harness.sweep()).toMatchObject({ status: 'paused', trialCount: 5 });
    harness.ask({ kind: 'cancel', sweepId });
    expect(harness.refused(extension(harness, 1)).code).toBe('E_SWEEP_STATE');
    expect(harness.refused({ ...extension(harness, 1), sweepId: 'x' as never }).code).toBe('E_SWEEP_UNKNOWN');
  });

  test('does not hide the sweep from a launch of the same file', () => {
    const harness = new CoreHarness();
    const sweepId = harness.launch();
    harness.ask(extension(harness, 2));
    expect(harness.launch()).toBe(sweepId);
    expect(harness.state.sweeps.size).toBe(1);
  });

  test('is recorded in stretches: none of its trials runs before the last, and the same asked again goes on', () => {
    const harness = finished();
    const { trials, ...ask } = extension(harness, 5);
    const begun = { ...ask, trials: trials.slice(0, 2), trialCount: 5 };
    const sweepId = harness.sweep().id;
    expect(harness.ask(begun, 'one')).toMatchObject({ planned: 4, extension: { trials: 5 } });
    expect(harness.lease('a', 4)).toEqual([]);
    harness.restart();
    // Another extension waits; the same, under another request, says where to go on.
    const other = { ...begun, hash: 'other' };
    expect(harness.refused(other)).toMatchObject({
      code: 'E_SWEEP_STATE',
      next: expect.stringContaining('more'),
    });
    expect(harness.ask(begun, 'two')).toMatchObject({ planned: 4, extension: { requestId: 'one' } });
    harness.ask({ kind: 'plan', sweepId, from: 4, trials: trials.slice(2) });
    expect(harness.sweep()).toMatchObject({ trialCount: 7, counts: { queued: 5 } });
    expect(harness.lease('a', 4)).toHaveLength(4);
  });
});
