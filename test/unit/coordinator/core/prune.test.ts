import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import type { HalvingSpec } from '../../../../design/sweep-spec.ts';
import { CoreHarness } from './core-harness.ts';

const halving: HalvingSpec = { metric: 'loss', goal: 'minimize', at: [10, 20], keep: 0.5 };

function running(
  prune: HalvingSpec = halving,
  trials = 6,
): { harness: CoreHarness; attempts: readonly Attempt[] } {
  const harness = new CoreHarness();
  harness.launch({ trials, prune });
  harness.register('a', { slots: trials });
  return { harness, attempts: harness.lease('a', trials) };
}

describe('successive halving', () => {
  test('lets the first go on, then the better half of those that reached the rung', () => {
    const { harness, attempts } = running();
    const losses = [5, 4, 6, 3, 4.5, 3];
    attempts.forEach((attempt, at) => harness.progress(attempt, 10, { loss: losses[at]! }));
    // 5 came first; 4 is the better of two; 6 the worst of three, of which two go on; 4.5 is third of five, of which
    // three go on; 3 ties with the best.
    expect(attempts.map(({ status }) => status)).toEqual([
      'running',
      'running',
      'pruned',
      'running',
      'running',
      'running',
    ]);
    expect(harness.trial(2).pruning).toEqual({
      rung: 1,
      step: 10,
      metric: 'loss',
      value: 6,
      cutoff: 5,
      compared: 3,
    });
    expect(harness.sweep().counts).toMatchObject({ pruned: 1, leased: 5 });
    harness.progress(attempts[0]!, 20, { loss: 2 });
    harness.progress(attempts[1]!, 21, { loss: 3 });
    expect(attempts[1]?.status).toBe('pruned');
  });

  test('tells the agent at its next renewal, keeps its late result without counting it, and never runs the trial again', () => {
    const { harness, attempts } = running(halving, 2);
    harness.progress(attempts[0]!, 10, { loss: 1 });
    harness.progress(attempts[1]!, 10, { loss: 2 });
    expect(harness.renew('a', ...attempts).renewals.map(({ verdict }) => verdict)).toEqual([
      'renewed',
      'cancel',
    ]);
    expect(harness.complete(attempts[1]!)).toBe('late');
    harness.complete(attempts[0]!);
    expect(harness.sweep()).toMatchObject({ status: 'finished', counts: { done: 1, pruned: 1 } });
    harness.ask({ kind: 'retry-failed', sweepId: harness.sweep().id });
    harness.restart();
    expect(harness.sweep()).toMatchObject({ status: 'finished', counts: { done: 1, pruned: 1 } });
    expect(harness.lease('a', 2)).toEqual([]);
  });

  test('decides on facts of the log: a restart changes nothing, and a repeated or later report decides nothing anew', () => {
    const { harness, attempts } = running(halving, 4);
    harness.progress(attempts[0]!, 10, { loss: 1 });
    harness.progress(attempts[1]!, 12, { loss: 3 });
    expect(attempts[1]?.status).toBe('pruned');
    harness.restart();
    const again = (fence: number): Attempt => harness.state.attempts.get(fence as never)!;
    const before = harness.events.length;
    harness.progress(again(1), 10, { loss: 9 });
    harness.progress(again(1), 15, { loss: 9 });
    harness.progress(again(2), 20, { loss: 0 });
    harness.progress(again(3), 9, { loss: 9 });
    harness.progress(again(3), 10, { score: 9 });
    expect(harness.events.length).toBe(before);
    harness.progress(again(3), 10, { loss: 2 });
    expect(again(3).status).toBe('running');
    expect(harness.sweep().rungs.get('1/1')).toEqual([1, 2, 3]);
  });

  test('takes what is not a number for the worst, and the better end from the goal', () => {
    const { harness, attempts } = running({ ...halving, goal: 'maximize' });
    const scores = [Number.NaN, 1, Number.POSITIVE_INFINITY, 0, 2, Number.NaN];
    scores.forEach((loss, at) => harness.progress(attempts[at]!, 10, { loss }));
    expect(attempts.map(({ status }) => status === 'pruned')).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(harness.trial(5).pruning).toMatchObject({ value: null, cutoff: 0, compared: 6 });
    harness.restart();
    expect(harness.sweep().rungs.get('1/1')).toEqual([2, 1, 0, null, null, null]);
  });

  test('compares within a block, and a second attempt is not compared twice', () => {
    const { harness, attempts } = running(halving, 2);
    harness.progress(attempts[0]!, 10, { loss: 1 });
    harness.fail(attempts[0]!);
    const [second] = harness.lease('a');
    expect(second?.trial).toBe(attempts[0]?.trial);
    harness.progress(second!, 10, { loss: 99 });
    expect(second?.status).toBe('running');
    expect(harness.sweep().rungs.get('1/1')).toEqual([1]);
    expect(harness.sweep().rungs.get('2/1')).toBeUndefined();
  });

  test('compares at the last of several rungs that one report has passed', () => {
    const { harness, attempts } = running(halving, 2);
    harness.progress(attempts[0]!, 25, { loss: 1 });
    expect([...harness.sweep().rungs.keys()]).toEqual(['1/2']);
    harness.progress(attempts[1]!, 12, { loss: 9 });
    expect(attempts[1]?.status).toBe('running');
  });

  test('leaves a sweep alone that does not ask for it', () => {
    const harness = new CoreHarness();
    harness.launch();
    harness.register('a', { slots: 2 });
    const before = harness.lease('a', 2);
    const events = harness.events.length;
    for (const attempt of before) harness.progress(attempt, 1000, { loss: Number.NaN });
    expect(harness.events.length).toBe(events);
  });
});
