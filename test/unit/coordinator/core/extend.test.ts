import { describe, expect, test } from 'vitest';
import { trialId } from '../../../../base/ids.ts';
import type { PlannedTrial } from '../../../../design/planned-trial.ts';
import { Desk } from './desk.ts';

function extension(
  desk: Desk,
  count: number,
  parentHash = desk.sweep().extensions.at(-1)?.hash ?? desk.sweep().designHash,
) {
  const sweep = desk.sweep();
  const first = sweep.trials.length;
  const trials = Array.from({ length: count }, (_, at): PlannedTrial => {
    const [id, cell] = [trialId(`more-${first + at}`), first + at];
    return {
      id,
      plannedOrder: first + at,
      cell,
      replicate: 1,
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

function finished(): Desk {
  const desk = new Desk();
  desk.launch({ trials: 2 });
  desk.register('a', { slots: 4 });
  for (const attempt of desk.lease('a', 2)) desk.complete(attempt);
  return desk;
}

describe('extending a sweep', () => {
  test('opens a finished one again for its new trials, and leaves the others as they are', () => {
    const desk = finished();
    const before = desk.sweep().trials.map(({ plan }) => plan);
    expect(desk.sweep().status).toBe('finished');
    const ask = extension(desk, 3);
    expect(desk.ask(ask, 'one')).toMatchObject({
      extension: { trials: 3, firstPlannedOrder: 2, hash: 'hash-2' },
    });
    desk.restart();
    expect(desk.sweep()).toMatchObject({ status: 'running', trialCount: 5, counts: { done: 2, queued: 3 } });
    expect(desk.sweep().spec.description).toBe('extended 2');
    expect(
      desk
        .sweep()
        .trials.slice(0, 2)
        .map(({ plan }) => plan),
    ).toEqual(before);
    for (const attempt of desk.lease('a', 4)) desk.complete(attempt);
    expect(desk.sweep()).toMatchObject({ status: 'finished', counts: { done: 5 } });
  });

  test('is done once for each request, and only for the design that it was planned for', () => {
    const desk = finished();
    const [first, second] = [extension(desk, 3), extension(desk, 4)];
    const answer = desk.ask(first, 'one');
    desk.restart();
    expect(desk.ask(first, 'one')).toEqual(answer);
    expect(desk.refused(second)).toMatchObject({ code: 'E_SWEEP_STATE' });
    expect(desk.sweep().trialCount).toBe(5);
    desk.ask(extension(desk, 1), 'two');
    expect(desk.ask(first, 'one')).toEqual(answer);
    expect(desk.sweep().extensions.map(({ trials }) => trials)).toEqual([3, 1]);
  });

  test('keeps a paused sweep paused, and is refused for one that is cancelled or unknown', () => {
    const desk = new Desk();
    const sweepId = desk.launch();
    desk.ask({ kind: 'pause', sweepId, stopRunning: false });
    desk.ask(extension(desk, 1));
    expect(desk.sweep()).toMatchObject({ status: 'paused', trialCount: 5 });
    desk.ask({ kind: 'cancel', sweepId });
    expect(desk.refused(extension(desk, 1)).code).toBe('E_SWEEP_STATE');
    expect(desk.refused({ ...extension(desk, 1), sweepId: 'x' as never }).code).toBe('E_SWEEP_UNKNOWN');
  });

  test('does not hide the sweep from a launch of the same file', () => {
    const desk = new Desk();
    const sweepId = desk.launch();
    desk.ask(extension(desk, 2));
    expect(desk.launch()).toBe(sweepId);
    expect(desk.state.sweeps.size).toBe(1);
  });
});
