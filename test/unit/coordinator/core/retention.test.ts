import { describe, expect, test } from 'vitest';
import type { Artifact } from '../../../../coordinator/core/event.ts';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import type { KeepSpec } from '../../../../design/sweep-spec.ts';
import { CoreHarness, type SweepWish } from './core-harness.ts';

const filesOf = (attempt: Attempt): Artifact[] => [
  { name: 'model', mediaType: '', sha256: `model of ${attempt.trial.plan.id}`, sizeBytes: 10 },
];

function started(keep: KeepSpec | undefined, wish: SweepWish = {}) {
  const harness = new CoreHarness();
  harness.launch({ trials: 6, ...(keep === undefined ? {} : { keep }), ...wish });
  harness.register('a', { slots: 8 });
  const attempts = [...harness.lease('a', 8)].sort(
    (left, right) => left.trial.plan.plannedOrder - right.trial.plan.plannedOrder,
  );
  return { harness, attempts };
}

const finish = (harness: CoreHarness, attempt: Attempt, score: number): void => {
  harness.complete(attempt, { score }, undefined, filesOf(attempt));
};

/** Planned orders of the trials whose files are here. */
const kept = (harness: CoreHarness): number[] =>
  [...harness.sweep().trials]
    .filter(({ attempts }) => attempts.some(({ collected, result }) => result && !collected))
    .map(({ plan }) => plan.plannedOrder);

const setKeep = (harness: CoreHarness, value: string): void => {
  const { id: sweepId } = harness.sweep();
  harness.ask({ kind: 'set-policy', sweepId, settings: [{ name: 'keep.artifacts', value }] });
};

describe('files of trials', () => {
  test('are all kept where a sweep says nothing of it', () => {
    const { harness, attempts } = started(undefined);
    attempts.forEach((attempt, at) => finish(harness, attempt, at));
    expect(kept(harness)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(harness.sweep().artifactBytes).toBe(60);
  });

  test('of the best are kept; who is beaten loses its own, and so does who is not among them', () => {
    const { harness, attempts } = started({ checkpoints: 'none', artifacts: 2 });
    // Higher is better in the harness.
    const scores = [3, 1, 2, 5, 2, Number.NaN];
    const seen = attempts.map((attempt, at) => {
      finish(harness, attempt, scores[at] as number);
      return kept(harness);
    });
    expect(seen).toEqual([[0], [0, 1], [0, 2], [0, 3], [0, 3], [0, 3]]);
    expect(harness.sweep().artifactBytes).toBe(20);
    harness.restart();
    harness.pass(1_000);
    expect(kept(harness)).toEqual([0, 3]);
    expect(harness.trial(1).attempts[0]?.collected).toMatchObject({ keep: 'best 2' });
    expect(harness.events.filter(({ type }) => type === 'artifacts-collected')).toHaveLength(4);
  });

  test('of equal trials are kept of the one that was planned first', () => {
    const { harness, attempts } = started({ checkpoints: 'none', artifacts: 1 });
    for (const at of [2, 0, 1]) finish(harness, attempts[at] as Attempt, 1);
    expect(kept(harness)).toEqual([0]);
  });

  test('are collected by a change of the policy, and none that is gone comes back with the next', () => {
    const { harness, attempts } = started(undefined);
    attempts.forEach((attempt, at) => finish(harness, attempt, at));
    setKeep(harness, 'best 3');
    expect(kept(harness)).toEqual([3, 4, 5]);
    setKeep(harness, 'best 5');
    expect(kept(harness)).toEqual([3, 4, 5]);
    setKeep(harness, 'none');
    harness.restart();
    expect(kept(harness)).toEqual([]);
    expect(harness.sweep().artifactBytes).toBe(0);
  });

  test('of a large sweep are collected in turns', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 1_200 });
    harness.register('a', { slots: 1_000 });
    for (;;) {
      const attempts = harness.lease('a', 1_000);
      if (attempts.length === 0) break;
      for (const attempt of attempts) finish(harness, attempt, attempt.fence);
    }
    setKeep(harness, 'best 1');
    const collected = (): number =>
      harness.events.filter(({ type }) => type === 'artifacts-collected').length;
    expect(collected()).toBe(500);
    harness.pass(1_000);
    expect(collected()).toBe(1_000);
    harness.restart();
    harness.pass(2_000);
    expect(collected()).toBe(1_199);
  });

  test('of a failed attempt are kept while its trial may run, and with none go when it has ended', () => {
    const { harness, attempts } = started({ checkpoints: 'none', artifacts: 'none' }, { retry: { user: 1 } });
    const [attempt] = attempts as [Attempt];
    const failWith = (one: Attempt): void => {
      const { agentId, trial, fence } = one;
      const fault = { faultClass: 'user', message: 'boom', outputTail: '' } as const;
      harness.ask({ kind: 'fail', agentId, trialId: trial.plan.id, fence, fault, artifacts: filesOf(one) });
    };
    failWith(attempt);
    expect(attempt.collected).toBeUndefined();
    const [again] = harness.lease('a', 1) as [Attempt];
    failWith(again);
    expect([attempt, again].map(({ collected }) => collected?.keep)).toEqual(['none', 'none']);
    const { id: sweepId } = harness.sweep();
    harness.ask({ kind: 'retry-failed', sweepId });
    const [third] = harness.lease('a', 1) as [Attempt];
    finish(harness, third, 1);
    expect(third.collected?.keep).toBe('none');
  });

  test('of a late result of a trial that is not among the best go, too', () => {
    const { harness, attempts } = started({ checkpoints: 'none', artifacts: 1 });
    const [first, second] = attempts as [Attempt, Attempt];
    finish(harness, second, 9);
    harness.release('a', [first]);
    const [again] = harness.lease('a', 1) as [Attempt];
    finish(harness, again, 1);
    finish(harness, first, 1);
    expect(first.status).toBe('late');
    expect(first.collected?.keep).toBe('best 1');
  });
});

describe('checkpoints', () => {
  const save = (harness: CoreHarness, { trial, fence, agentId }: Attempt, number: number): void => {
    const checkpoint = { manifest: `${fence}.${number}`, step: number, bytes: 100, files: 1, store: '' };
    harness.ask({ kind: 'save-checkpoint', agentId, trialId: trial.plan.id, fence, number, checkpoint });
  };

  test('of a done trial: as many are kept as the policy says, also after it is changed', () => {
    const { harness, attempts } = started({ checkpoints: 3 });
    const [attempt] = attempts as [Attempt];
    for (let number = 1; number <= 5; number++) save(harness, attempt, number);
    expect(harness.trial(0).checkpoints).toHaveLength(3);
    finish(harness, attempt, 1);
    expect(harness.trial(0).checkpoints.map(({ step }) => step)).toEqual([3, 4, 5]);
    const { id: sweepId } = harness.sweep();
    harness.ask({ kind: 'set-policy', sweepId, settings: [{ name: 'keep.checkpoints', value: 'last' }] });
    expect(harness.trial(0).checkpoints.map(({ step }) => step)).toEqual([5]);
    harness.restart();
    expect(harness.trial(0).checkpoints.map(({ step }) => step)).toEqual([5]);
  });

  test('of failed and cancelled trials are given up when a user asks, and of no trial that may run', () => {
    const { harness, attempts } = started(undefined, { retry: { user: 0 } });
    const [failed, running, queued, done] = attempts as [Attempt, Attempt, Attempt, Attempt];
    for (const attempt of [failed, running, queued, done]) save(harness, attempt, 1);
    harness.fail(failed);
    harness.release('a', [queued]);
    const { id: sweepId } = harness.sweep();
    expect(harness.ask({ kind: 'collect', sweepId, from: 0 })).toEqual({ trials: 1 });
    const left = () => [0, 1, 2, 3].map((at) => harness.trial(at).checkpoints.length);
    expect(left()).toEqual([0, 1, 1, 1]);
    harness.ask({ kind: 'cancel', sweepId });
    expect(harness.ask({ kind: 'collect', sweepId, from: 0 })).toEqual({ trials: 3 });
    harness.restart();
    expect(left()).toEqual([0, 0, 0, 0]);
    expect(harness.sweep().checkpointBytes).toBe(0);
  });
});
