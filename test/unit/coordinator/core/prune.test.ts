import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import type { HalvingSpec } from '../../../../design/sweep-spec.ts';
import { Desk } from './desk.ts';

const halving: HalvingSpec = { metric: 'loss', goal: 'minimize', at: [10, 20], keep: 0.5 };

function running(prune: HalvingSpec = halving, trials = 6): { desk: Desk; attempts: readonly Attempt[] } {
  const desk = new Desk();
  desk.launch({ trials, prune });
  desk.register('a', { slots: trials });
  return { desk, attempts: desk.lease('a', trials) };
}

describe('successive halving', () => {
  test('lets the first go on, then the better half of those that reached the rung', () => {
    const { desk, attempts } = running();
    const losses = [5, 4, 6, 3, 4.5, 3];
    attempts.forEach((attempt, at) => desk.progress(attempt, 10, { loss: losses[at]! }));
    // 5 came first; 4 is the better of two; 6 the worst of three, of which two go on; 4.5 is third of five, of which
    // three go on; 3 ties with the best.
    expect(attempts.map(({ outcome }) => outcome)).toEqual([
      'running',
      'running',
      'pruned',
      'running',
      'running',
      'running',
    ]);
    expect(desk.trial(2).pruning).toEqual({
      rung: 1,
      step: 10,
      metric: 'loss',
      value: 6,
      cutoff: 5,
      compared: 3,
    });
    expect(desk.sweep().counts).toMatchObject({ pruned: 1, leased: 5 });
    desk.progress(attempts[0]!, 20, { loss: 2 });
    desk.progress(attempts[1]!, 21, { loss: 3 });
    expect(attempts[1]?.outcome).toBe('pruned');
  });

  test('tells the agent at its next renewal, keeps its late result without counting it, and never runs the trial again', () => {
    const { desk, attempts } = running(halving, 2);
    desk.progress(attempts[0]!, 10, { loss: 1 });
    desk.progress(attempts[1]!, 10, { loss: 2 });
    expect(desk.renew('a', ...attempts).renewals.map(({ verdict }) => verdict)).toEqual([
      'renewed',
      'cancel',
    ]);
    expect(desk.complete(attempts[1]!)).toBe('late');
    desk.complete(attempts[0]!);
    expect(desk.sweep()).toMatchObject({ status: 'finished', counts: { done: 1, pruned: 1 } });
    desk.ask({ kind: 'retry-failed', sweepId: desk.sweep().id });
    desk.restart();
    expect(desk.sweep()).toMatchObject({ status: 'finished', counts: { done: 1, pruned: 1 } });
    expect(desk.lease('a', 2)).toEqual([]);
  });

  test('decides on facts of the log: a restart changes nothing, and a repeated or later report decides nothing anew', () => {
    const { desk, attempts } = running(halving, 4);
    desk.progress(attempts[0]!, 10, { loss: 1 });
    desk.progress(attempts[1]!, 12, { loss: 3 });
    expect(attempts[1]?.outcome).toBe('pruned');
    desk.restart();
    const again = (fence: number): Attempt => desk.state.attempts.get(fence as never)!;
    const before = desk.events.length;
    desk.progress(again(1), 10, { loss: 9 });
    desk.progress(again(1), 15, { loss: 9 });
    desk.progress(again(2), 20, { loss: 0 });
    desk.progress(again(3), 9, { loss: 9 });
    desk.progress(again(3), 10, { score: 9 });
    expect(desk.events.length).toBe(before);
    desk.progress(again(3), 10, { loss: 2 });
    expect(again(3).outcome).toBe('running');
    expect(desk.sweep().rungs.get('1/1')).toEqual([1, 2, 3]);
  });

  test('takes what is not a number for the worst, and the better end from the goal', () => {
    const { desk, attempts } = running({ ...halving, goal: 'maximize' });
    const scores = [Number.NaN, 1, Number.POSITIVE_INFINITY, 0, 2, Number.NaN];
    scores.forEach((loss, at) => desk.progress(attempts[at]!, 10, { loss }));
    expect(attempts.map(({ outcome }) => outcome === 'pruned')).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(desk.trial(5).pruning).toMatchObject({ value: null, cutoff: 0, compared: 6 });
    desk.restart();
    expect(desk.sweep().rungs.get('1/1')).toEqual([2, 1, 0, null, null, null]);
  });

  test('compares within a block, and a second attempt is not compared twice', () => {
    const { desk, attempts } = running(halving, 2);
    desk.progress(attempts[0]!, 10, { loss: 1 });
    desk.fail(attempts[0]!);
    const [second] = desk.lease('a');
    expect(second?.trial).toBe(attempts[0]?.trial);
    desk.progress(second!, 10, { loss: 99 });
    expect(second?.outcome).toBe('running');
    expect(desk.sweep().rungs.get('1/1')).toEqual([1]);
    expect(desk.sweep().rungs.get('2/1')).toBeUndefined();
  });

  test('compares at the last of several rungs that one report has passed', () => {
    const { desk, attempts } = running(halving, 2);
    desk.progress(attempts[0]!, 25, { loss: 1 });
    expect([...desk.sweep().rungs.keys()]).toEqual(['1/2']);
    desk.progress(attempts[1]!, 12, { loss: 9 });
    expect(attempts[1]?.outcome).toBe('running');
  });

  test('leaves a sweep alone that does not ask for it', () => {
    const desk = new Desk();
    desk.launch();
    desk.register('a', { slots: 2 });
    const before = desk.lease('a', 2);
    const events = desk.events.length;
    for (const attempt of before) desk.progress(attempt, 1000, { loss: Number.NaN });
    expect(desk.events.length).toBe(events);
  });
});
