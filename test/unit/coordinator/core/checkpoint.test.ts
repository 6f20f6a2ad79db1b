import { describe, expect, test } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { grantedCheckpoints } from '../../../../coordinator/core/checkpoint.ts';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import { CoreHarness, type SweepWish, ttlMs } from './core-harness.ts';

const takesCheckpoints = true;

function started(wish: SweepWish = {}) {
  const harness = new CoreHarness();
  harness.launch({ trials: 1, retry: { user: 9, lost: 9 }, ...wish });
  harness.register('a', { takesCheckpoints });
  return { harness, attempt: harness.lease('a')[0]! };
}

function save(
  harness: CoreHarness,
  { trial, fence, agentId }: Attempt,
  number: number,
  { step = number * 10, bytes = 100, store = '' } = {},
) {
  const manifest = `${fence}.${number}`;
  const checkpoint = { manifest, step, bytes, files: 1, store };
  const about = { agentId, trialId: trial.plan.id, fence, number, checkpoint };
  return harness.ask({ kind: 'save-checkpoint', ...about });
}

const again = (harness: CoreHarness, agent = 'a'): Attempt => harness.lease(agent)[0]!;
const manifests = (attempt: Attempt): string[] => grantedCheckpoints(attempt).map(({ manifest }) => manifest);

describe('a checkpoint', () => {
  test('is where the next attempt goes on from; the newest two are kept, over a restart too', () => {
    const { harness, attempt } = started();
    for (const number of [1, 2, 3]) expect(save(harness, attempt, number).verdict).toBe('kept');
    expect(save(harness, attempt, 3)).toMatchObject({ verdict: 'kept', kept: ['1.3', '1.2'] });
    harness.restart();
    harness.pass(2 * ttlMs);
    harness.register('a', { takesCheckpoints });
    const next = again(harness);
    expect(manifests(next)).toEqual(['1.3', '1.2']);
    expect(next.resumedFrom).toMatchObject({ step: 30, attempt: 1 });
    expect(harness.complete(next)).toBe('counted');
    expect(harness.sweep()).toMatchObject({ resumed: 1, checkpointBytes: 0 });
  });

  test('that comes late, as a repeat of an older one or after another was granted, changes nothing', () => {
    const { harness, attempt } = started();
    for (const number of [1, 2, 3]) save(harness, attempt, number);
    expect(save(harness, attempt, 1)).toMatchObject({ verdict: 'late', kept: ['1.3', '1.2'] });
    harness.pass(2 * ttlMs);
    harness.register('b', { takesCheckpoints });
    again(harness, 'b');
    expect(save(harness, attempt, 4)).toMatchObject({ verdict: 'late', message: /later attempt/ });
  });

  test('is handed to no agent that does not know what to do with it', () => {
    const { harness, attempt } = started();
    save(harness, attempt, 1);
    harness.pass(2 * ttlMs);
    harness.register('old');
    expect(manifests(again(harness, 'old'))).toEqual([]);
  });

  test('in a folder that agents share is handed to those that share it', () => {
    const { harness, attempt } = started();
    save(harness, attempt, 1);
    save(harness, attempt, 2, { store: 'disk' });
    harness.pass(2 * ttlMs);
    harness.register('b', { takesCheckpoints });
    const far = again(harness, 'b');
    expect(manifests(far)).toEqual(['1.1']);
    harness.fail(far, 'infrastructure');
    harness.register('c', { takesCheckpoints, checkpointStore: 'disk' });
    expect(manifests(again(harness, 'c'))).toEqual(['1.2', '1.1']);
  });

  test('that two attempts failed on by themselves is left for the one before', () => {
    const { harness, attempt } = started();
    save(harness, attempt, 1);
    save(harness, attempt, 2);
    harness.fail(attempt, 'infrastructure');
    const from: (string | undefined)[] = [];
    for (const agent of ['b', 'c', 'd']) {
      harness.register(agent, { takesCheckpoints });
      const next = again(harness, agent);
      from.push(next.resumedFrom?.manifest);
      harness.fail(next, 'user');
    }
    expect(from).toEqual(['1.2', '1.2', '1.1']);
  });

  test('that is damaged is dropped, and its attempt goes on from the one before', () => {
    const { harness, attempt } = started();
    save(harness, attempt, 1);
    save(harness, attempt, 2);
    harness.fail(attempt, 'infrastructure');
    const next = again(harness);
    const about = { agentId: next.agentId, trialId: next.trial.plan.id, fence: next.fence };
    harness.ask({ kind: 'drop-checkpoint', ...about, manifest: '1.2', reason: 'damaged' });
    expect(manifests(next)).toEqual(['1.1']);
    expect(harness.sweep().checkpointBytes).toBe(100);
  });

  test.each([
    ['none', []],
    ['last', ['1.3']],
    ['all', ['1.1', '1.2', '1.3']],
  ] as const)('stays after the result where the sweep keeps %s', (checkpoints, kept) => {
    const { harness, attempt } = started({ keep: { checkpoints } });
    for (const number of [1, 2, 3]) save(harness, attempt, number);
    harness.complete(attempt);
    expect(harness.trial(0).checkpoints.map(({ manifest }) => manifest)).toEqual(kept);
    expect(harness.sweep().checkpointBytes).toBe(100 * kept.length);
  });

  test('is not kept beyond what a trial may keep, and the trial goes on', () => {
    const { harness, attempt } = started();
    const half = limits.checkpointTrialBytes / 2;
    expect(save(harness, attempt, 1, { bytes: half }).verdict).toBe('kept');
    expect(save(harness, attempt, 2, { bytes: half }).verdict).toBe('kept');
    expect(save(harness, attempt, 3, { bytes: half + 1 })).toMatchObject({
      verdict: 'over-quota',
      message: /checkpoints of one trial may have/,
      kept: ['1.2', '1.1'],
    });
    expect(harness.complete(attempt)).toBe('counted');
  });

  test('is not kept beyond what all trials of a sweep may keep', () => {
    const count = limits.checkpointSweepBytes / limits.checkpointTrialBytes;
    const { harness, attempt } = started({ trials: count + 2 });
    harness.register('many', { takesCheckpoints, slots: count + 1 });
    // Until one has succeeded an agent runs one trial at a time.
    harness.complete(attempt);
    const attempts = Array.from({ length: count + 1 }, () => harness.lease('many')).flat();
    const beyond = attempts.pop()!;
    expect(attempts).toHaveLength(count);
    for (const one of attempts)
      expect(save(harness, one, 1, { bytes: limits.checkpointTrialBytes }).verdict).toBe('kept');
    expect(save(harness, beyond, 1, { bytes: 1 })).toMatchObject({
      verdict: 'over-quota',
      message: /checkpoints of one sweep may have/,
    });
  });
});

test('time is thrown away after the last checkpoint alone, and not where the attempt goes on after all', () => {
  const { harness, attempt } = started();
  const work = (ms: number): void => {
    for (let passed = 0; passed < ms; passed += 5_000) {
      harness.pass(5_000);
      harness.renew('a', attempt);
    }
  };
  work(60_000);
  save(harness, attempt, 1);
  work(20_000);
  harness.fail(attempt, 'user');
  expect(harness.sweep().lostMs).toBe(20_000);
  const next = again(harness);
  harness.pass(2 * ttlMs);
  expect(harness.sweep().lostMs).toBeGreaterThanOrEqual(20_000 + ttlMs);
  harness.renew('a', next);
  expect(harness.sweep().lostMs).toBe(20_000);
});
