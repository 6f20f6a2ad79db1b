import { describe, expect, test } from 'vitest';
import { fence as fenceOf, requestId } from '../../../../base/ids.ts';
import type { CompleteAsk } from '../../../../coordinator/core/ask.ts';
import type { FaultClass } from '../../../../coordinator/core/fault.ts';
import type { Attempt } from '../../../../coordinator/core/state.ts';
import { Desk, ttlMs } from './desk.ts';

function started(wish: Parameters<Desk['launch']>[0] = {}): { desk: Desk; attempt: Attempt } {
  const desk = new Desk();
  desk.launch({ trials: 1, ...wish });
  desk.register('a');
  return { desk, attempt: desk.lease('a')[0]! };
}

describe('a result', () => {
  test('counts, and ends the sweep with the last', () => {
    const { desk, attempt } = started();
    expect(desk.complete(attempt, { score: Number.NaN })).toBe('counted');
    expect(desk.trial(0).status).toMatchObject({
      kind: 'done',
      attempt: { result: { metrics: { score: Number.NaN } } },
    });
    expect(desk.sweep()).toMatchObject({ status: 'finished', endedAtMs: desk.nowMs });
  });

  test('that is repeated hears the first answer; under another request it is a duplicate', () => {
    const { desk, attempt } = started();
    expect(desk.complete(attempt, { score: 1 }, 'r')).toBe('counted');
    expect(desk.complete(attempt, { score: 1 }, 'r')).toBe('counted');
    expect(desk.complete(attempt, { score: 2 }, 's')).toBe('duplicate');
    desk.restart();
    const { status } = desk.trial(0);
    expect(status).toMatchObject({ kind: 'done', attempt: { result: { metrics: { score: 1 } } } });
  });

  test('that is repeated in the company of others hears its first answer too, by its own request id', () => {
    const { desk, attempt } = started();
    const result = { metrics: { score: 1 }, artifacts: [], startedAtMs: 0, endedAtMs: 1, backend: '' };
    const { fence } = attempt;
    const trialId = attempt.trial.plan.id;
    const one = { trialId, fence, result, requestId: requestId('own') };
    const verdicts = (id: string, results: CompleteAsk['results']) =>
      desk
        .ask({ kind: 'complete', agentId: attempt.agentId, results }, id)
        .receipts.map(({ verdict }) => verdict);
    expect(verdicts('call 1', [one])).toEqual(['counted']);
    const unknown = { ...one, fence: fenceOf(99) };
    expect(verdicts('call 2', [unknown, one])).toEqual(['unknown', 'counted']);
    expect(verdicts('call 3', [{ ...one, requestId: requestId('other') }])).toEqual(['duplicate']);
  });

  test('of a lease that was never granted is unknown', () => {
    const { desk, attempt } = started();
    expect(desk.complete({ ...attempt, fence: 99 as never })).toBe('unknown');
    expect(desk.complete({ ...attempt, agentId: 'b' as never })).toBe('unknown');
    expect(desk.trial(0).status.kind).toBe('leased');
  });

  test('without the primary response fails the attempt and is kept', () => {
    const { desk, attempt } = started({ retry: { metricsMissing: 1 } });
    expect(desk.complete(attempt, { loss: 0.5 })).toBe('counted');
    expect(attempt.fault).toMatchObject({
      faultClass: 'metricsMissing',
      message: 'the trial ended without the response score; it reported loss',
    });
    expect(attempt.result?.metrics).toEqual({ loss: 0.5 });
    const [second] = desk.lease('a');
    desk.complete(second!, {});
    expect(second?.fault?.message).toContain('it reported none');
    expect(desk.trial(0).status.kind).toBe('failed');
  });

  test('under a stale fence is late: kept, not counted', () => {
    const { desk, attempt } = started();
    desk.register('b');
    desk.pass(ttlMs + 1000);
    const [newer] = desk.lease('b');
    expect(desk.complete(attempt, { score: 1 }, 'r')).toBe('late');
    expect(desk.complete(attempt, { score: 1 }, 'r')).toBe('late');
    expect(attempt).toMatchObject({ outcome: 'late', result: { metrics: { score: 1 } } });
    expect(desk.trial(0)).toMatchObject({ lateResults: 1, status: { kind: 'leased' } });
    expect(desk.complete(newer!, { score: 2 })).toBe('counted');
  });

  test('of a cancelled trial is late', () => {
    const { desk, attempt } = started();
    desk.ask({ kind: 'cancel', sweepId: desk.sweep().id });
    expect(desk.complete(attempt)).toBe('late');
    expect(desk.trial(0).status.kind).toBe('cancelled');
  });

  test('after its lease expired counts, as long as nobody took the trial', () => {
    const { desk, attempt } = started();
    desk.pass(ttlMs + 1000);
    expect(desk.trial(0).status.kind).toBe('queued');
    expect(desk.complete(attempt)).toBe('counted');
    expect(desk.trial(0).faults.get('lost')).toBe(0);
    expect(desk.lease('a')).toEqual([]);
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
    const { desk, attempt } = started({ retry: { outOfMemory: 2, infrastructure: 3 } });
    let newest = attempt;
    for (let retry = 0; retry < retries; retry++) {
      expect(desk.fail(newest, faultClass)).toEqual({ verdict: 'counted', willRetry: true });
      newest = desk.lease('a')[0]!;
    }
    expect(desk.fail(newest, faultClass)).toEqual({ verdict: 'counted', willRetry: false });
    expect(desk.trial(0).status.kind).toBe('failed');
    expect(desk.sweep().status).toBe('finished');
  });

  test('of one class does not spend the budget of another', () => {
    const { desk, attempt } = started();
    expect(desk.fail(attempt, 'infrastructure').willRetry).toBe(true);
    expect(desk.fail(desk.lease('a')[0]!, 'user').willRetry).toBe(true);
    expect(desk.fail(desk.lease('a')[0]!, 'infrastructure').willRetry).toBe(true);
  });

  test('that is repeated hears the first answer', () => {
    const { desk, attempt } = started();
    expect(desk.fail(attempt, 'user', 'r')).toEqual({ verdict: 'counted', willRetry: true });
    expect(desk.fail(attempt, 'user', 'r')).toEqual({ verdict: 'counted', willRetry: true });
    expect(desk.fail(attempt, 'user', 's')).toEqual({ verdict: 'duplicate', willRetry: true });
    expect(desk.trial(0).faults.get('user')).toBe(1);
  });

  test('of a lease that another holds by now changes nothing', () => {
    const { desk, attempt } = started();
    desk.register('b');
    desk.pass(ttlMs + 1000);
    desk.lease('b');
    expect(desk.fail(attempt)).toEqual({ verdict: 'late', willRetry: false });
    expect(desk.trial(0).status.kind).toBe('leased');
  });

  test('of a process on three sound machines is poison, whatever the budget', () => {
    const desk = new Desk();
    desk.launch({ trials: 4 });
    for (const agent of ['a', 'b', 'c']) desk.register(agent);
    const poison = desk.lease('a')[0]!;
    for (const agent of ['b', 'c']) desk.complete(desk.lease(agent)[0]!);
    desk.fail(poison, 'infrastructure');
    desk.complete(desk.lease('a')[0]!);
    expect(desk.fail(desk.lease('b')[0]!, 'infrastructure').willRetry).toBe(true);
    expect(desk.fail(desk.lease('c')[0]!, 'infrastructure').willRetry).toBe(false);
    expect(desk.trial(0).status.kind).toBe('failed');
  });
});
