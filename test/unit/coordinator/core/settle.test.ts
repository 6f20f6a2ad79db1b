import { describe, expect, test } from 'vitest';
import { fence as fenceOf, requestId } from '../../../../base/ids.ts';
import type { CompleteAsk } from '../../../../coordinator/core/ask.ts';
import type { FaultClass } from '../../../../design/sweep-spec.ts';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import { CoreHarness, ttlMs } from './core-harness.ts';

function started(wish: Parameters<CoreHarness['launch']>[0] = {}): {
  harness: CoreHarness;
  attempt: Attempt;
} {
  const harness = new CoreHarness();
  harness.launch({ trials: 1, ...wish });
  harness.register('a');
  return { harness, attempt: harness.lease('a')[0]! };
}

describe('a result', () => {
  test('counts, and ends the sweep with the last', () => {
    const { harness, attempt } = started();
    expect(harness.complete(attempt, { score: Number.NaN })).toBe('counted');
    expect(harness.trial(0).status).toMatchObject({
      kind: 'done',
      attempt: { result: { metrics: { score: Number.NaN } } },
    });
    expect(harness.sweep()).toMatchObject({ status: 'finished', endedAtMs: harness.nowMs });
  });

  test('that is repeated hears the first answer; under another request it is a duplicate', () => {
    const { harness, attempt } = started();
    expect(harness.complete(attempt, { score: 1 }, 'r')).toBe('counted');
    expect(harness.complete(attempt, { score: 1 }, 'r')).toBe('counted');
    expect(harness.complete(attempt, { score: 2 }, 's')).toBe('duplicate');
    harness.restart();
    const { status } = harness.trial(0);
    expect(status).toMatchObject({ kind: 'done', attempt: { result: { metrics: { score: 1 } } } });
  });

  test('that is repeated in the company of others hears its first answer too, by its own request id', () => {
    const { harness, attempt } = started();
    const result = { metrics: { score: 1 }, artifacts: [], startedAtMs: 0, endedAtMs: 1, backend: '' };
    const { fence } = attempt;
    const trialId = attempt.trial.plan.id;
    const one = { trialId, fence, result, requestId: requestId('own') };
    const verdicts = (id: string, results: CompleteAsk['results']) =>
      harness
        .ask({ kind: 'complete', agentId: attempt.agentId, results }, id)
        .receipts.map(({ verdict }) => verdict);
    expect(verdicts('call 1', [one])).toEqual(['counted']);
    const unknown = { ...one, fence: fenceOf(99) };
    expect(verdicts('call 2', [unknown, one])).toEqual(['unknown', 'counted']);
    expect(verdicts('call 3', [{ ...one, requestId: requestId('other') }])).toEqual(['duplicate']);
  });

  test('of a lease that was never granted is unknown', () => {
    const { harness, attempt } = started();
    expect(harness.complete({ ...attempt, fence: 99 as never })).toBe('unknown');
    expect(harness.complete({ ...attempt, agentId: 'b' as never })).toBe('unknown');
    expect(harness.trial(0).status.kind).toBe('leased');
  });

  test('without the primary response fails the attempt and is kept', () => {
    const { harness, attempt } = started({ retry: { metricsMissing: 1 } });
    expect(harness.complete(attempt, { loss: 0.5 })).toBe('retried');
    expect(attempt.fault).toMatchObject({
      faultClass: 'metricsMissing',
      message: 'the trial completed without the response score; it reported loss',
    });
    expect(attempt.result?.metrics).toEqual({ loss: 0.5 });
    const [second] = harness.lease('a');
    harness.complete(second!, {});
    expect(second?.fault?.message).toContain('it reported none');
    expect(harness.trial(0).status.kind).toBe('failed');
  });

  test('under a stale fence is late: kept, not counted', () => {
    const { harness, attempt } = started();
    harness.register('b');
    harness.pass(ttlMs + 1000);
    const [newer] = harness.lease('b');
    expect(harness.complete(attempt, { score: 1 }, 'r')).toBe('late');
    expect(harness.complete(attempt, { score: 1 }, 'r')).toBe('late');
    expect(attempt).toMatchObject({ status: 'late', result: { metrics: { score: 1 } } });
    expect(harness.trial(0)).toMatchObject({ lateResults: 1, status: { kind: 'leased' } });
    expect(harness.complete(newer!, { score: 2 })).toBe('counted');
  });

  test('of a cancelled trial is late', () => {
    const { harness, attempt } = started();
    harness.ask({ kind: 'cancel', sweepId: harness.sweep().id });
    expect(harness.complete(attempt)).toBe('late');
    expect(harness.trial(0).status.kind).toBe('cancelled');
  });

  test('after its lease expired counts, as long as nobody took the trial', () => {
    const { harness, attempt } = started();
    harness.pass(ttlMs + 1000);
    expect(harness.trial(0).status.kind).toBe('queued');
    expect(harness.complete(attempt)).toBe('counted');
    expect(harness.trial(0).faults.get('lost')).toBe(0);
    expect(harness.lease('a')).toEqual([]);
  });
});

describe('a failure', () => {
  test.each<[FaultClass, number]>([
    ['user', 1],
    ['outOfMemory', 2],
    ['diverged', 0],
    ['timeout', 1],
    ['infrastructure', 3],
  ])('as %s is retried %i times', (faultClass, retries) => {
    const { harness, attempt } = started({ retry: { outOfMemory: 2, infrastructure: 3 } });
    let newest = attempt;
    for (let retry = 0; retry < retries; retry++) {
      expect(harness.fail(newest, faultClass)).toEqual({ verdict: 'retried', willRetry: true });
      newest = harness.lease('a')[0]!;
    }
    expect(harness.fail(newest, faultClass)).toEqual({ verdict: 'given-up', willRetry: false });
    expect(harness.trial(0).status.kind).toBe('failed');
    expect(harness.sweep().status).toBe('finished');
  });

  test('of one class does not spend the budget of another', () => {
    const { harness, attempt } = started();
    expect(harness.fail(attempt, 'infrastructure').willRetry).toBe(true);
    expect(harness.fail(harness.lease('a')[0]!, 'user').willRetry).toBe(true);
    expect(harness.fail(harness.lease('a')[0]!, 'infrastructure').willRetry).toBe(true);
  });

  test('that is repeated hears the first answer', () => {
    const { harness, attempt } = started();
    expect(harness.fail(attempt, 'user', 'r')).toEqual({ verdict: 'retried', willRetry: true });
    expect(harness.fail(attempt, 'user', 'r')).toEqual({ verdict: 'retried', willRetry: true });
    expect(harness.fail(attempt, 'user', 's')).toEqual({ verdict: 'duplicate', willRetry: true });
    expect(harness.trial(0).faults.get('user')).toBe(1);
  });

  test('of a lease that another holds by now changes nothing', () => {
    const { harness, attempt } = started();
    harness.register('b');
    harness.pass(ttlMs + 1000);
    harness.lease('b');
    expect(harness.fail(attempt)).toEqual({ verdict: 'late', willRetry: false });
    expect(harness.trial(0).status.kind).toBe('leased');
  });

  test('of a process on three sound machines is poison, whatever the budget', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 4 });
    for (const agent of ['a', 'b', 'c']) harness.register(agent);
    const poison = harness.lease('a')[0]!;
    for (const agent of ['b', 'c']) harness.complete(harness.lease(agent)[0]!);
    harness.fail(poison, 'infrastructure');
    harness.complete(harness.lease('a')[0]!);
    expect(harness.fail(harness.lease('b')[0]!, 'infrastructure').willRetry).toBe(true);
    expect(harness.fail(harness.lease('c')[0]!, 'infrastructure').willRetry).toBe(false);
    expect(harness.trial(0).status.kind).toBe('failed');
  });
});
