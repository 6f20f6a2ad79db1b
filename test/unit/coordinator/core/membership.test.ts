import { describe, expect, test } from 'vitest';
import { isOnline } from '../../../../coordinator/core/state.ts';
import { Desk, ttlMs } from './desk.ts';

function withTwoLeases() {
  const desk = new Desk();
  desk.launch();
  desk.register('a', { slots: 2 });
  const [first, second] = desk.lease('a', 2);
  return { desk, first: first!, second: second! };
}

const name = (attempt: { fence: number; trial: { plan: { id: string } } }) => ({
  trialId: attempt.trial.plan.id,
  fence: attempt.fence,
});

describe('a lease', () => {
  test('expires after one time to live of silence and its trial is queued again', () => {
    const { desk, first } = withTwoLeases();
    desk.pass(ttlMs - 1000);
    expect(first.outcome).toBe('running');
    desk.pass(1000);
    expect(first).toMatchObject({ outcome: 'expired', fault: { faultClass: 'lost' }, retried: true });
    expect(desk.sweep().counts).toMatchObject({ queued: 4, leased: 0 });
  });

  test('that is renewed lives on; one that is not does not', () => {
    const { desk, first, second } = withTwoLeases();
    desk.pass(10_000);
    expect(desk.renew('a', first).renewals).toEqual([
      { trialId: first.trial.plan.id, verdict: 'renewed', expiresAtMs: desk.nowMs + ttlMs },
    ]);
    desk.pass(10_000);
    expect([first.outcome, second.outcome]).toEqual(['running', 'expired']);
  });

  test('that expired is taken up again by a renewal while nobody else has the trial', () => {
    const { desk, first } = withTwoLeases();
    desk.pass(ttlMs);
    expect(desk.renew('a', first).renewals[0]?.verdict).toBe('renewed');
    expect(first).toMatchObject({ outcome: 'running', fault: undefined });
    expect(desk.trial(0).faults.get('lost')).toBe(0);
  });

  test('that another agent has by now is lost', () => {
    const { desk, first } = withTwoLeases();
    desk.register('b');
    desk.pass(ttlMs);
    desk.lease('b');
    expect(desk.renew('a', first).renewals[0]?.verdict).toBe('lost');
    expect(desk.register('a', { slots: 2, held: [name(first)] }).lost).toEqual([first.trial.plan.id]);
  });

  test('fails its trial when the budget for silence is spent', () => {
    const desk = new Desk();
    desk.launch({ trials: 1, retry: { lost: 1 } });
    desk.register('a');
    desk.lease('a');
    desk.pass(ttlMs);
    desk.lease('a');
    desk.pass(ttlMs);
    expect(desk.trial(0).status.kind).toBe('failed');
    expect(desk.sweep().status).toBe('finished');
  });

  test('is told to stop: cancelled or paused', () => {
    const { desk, first } = withTwoLeases();
    const sweepId = desk.sweep().id;
    desk.ask({ kind: 'pause', sweepId, stopRunning: true });
    expect(desk.renew('a', first).renewals[0]?.verdict).toBe('pause');
    desk.ask({ kind: 'resume', sweepId });
    expect(desk.renew('a', first).renewals[0]?.verdict).toBe('renewed');
    desk.ask({ kind: 'cancel', sweepId });
    expect(desk.renew('a', first).renewals[0]?.verdict).toBe('cancel');
  });
});

describe('an agent that registers', () => {
  test('again in the same life keeps what it holds; what it never heard of is free at once', () => {
    const { desk, first, second } = withTwoLeases();
    expect(desk.register('a', { slots: 2, held: [name(first)] }).lost).toEqual([]);
    expect([first.outcome, second.outcome]).toEqual(['running', 'expired']);
    expect(desk.trial(1).faults.get('lost')).toBeUndefined();
    expect(desk.sweep().counts.queued).toBe(3);
  });

  test('after it restarted loses what ran, which spends the budget for lost trials', () => {
    const { desk, first, second } = withTwoLeases();
    desk.register('a', { slots: 2, incarnation: '2', held: [name(first)] });
    expect([first.outcome, second.outcome]).toEqual(['running', 'expired']);
    expect(desk.trial(1).faults.get('lost')).toBe(1);
  });

  test('is recorded once as long as nothing changes', () => {
    const desk = new Desk();
    desk.register('a');
    desk.register('a');
    expect(desk.events).toHaveLength(1);
    desk.register('a', { backend: 'wasm' });
    expect(desk.events).toHaveLength(2);
  });

  test('after a restart of the coordinator takes up its leases', () => {
    const { desk, first } = withTwoLeases();
    desk.pass(10_000);
    desk.restart();
    desk.pass(10_000);
    expect(desk.register('a', { slots: 2, held: [name(first)] }).lost).toEqual([]);
    desk.pass(10_000);
    expect(desk.trial(0).status.kind).toBe('leased');
  });

  test('and is unknown to the coordinator is asked to by a renewal', () => {
    const desk = new Desk();
    expect(desk.renew('x')).toEqual({ renewals: [], registerAgain: true });
    desk.register('x');
    expect(desk.renew('x').registerAgain).toBe(false);
  });
});

describe('an agent that gives back', () => {
  test('frees the trial at no cost', () => {
    const { desk, first } = withTwoLeases();
    expect(desk.release('a', [first]).released).toBe(1);
    expect(desk.release('a', [first]).released).toBe(0);
    expect(desk.trial(0)).toMatchObject({ status: { kind: 'queued' } });
    expect(desk.trial(0).faults.size).toBe(0);
  });

  test('and leaves is gone until it registers', () => {
    const { desk, first, second } = withTwoLeases();
    desk.release('a', [first, second], true);
    const agent = [...desk.state.agents.values()][0]!;
    expect(isOnline(agent, desk.state)).toBe(false);
    expect(desk.renew('a').registerAgain).toBe(true);
    desk.register('a', { slots: 2 });
    expect(isOnline(agent, desk.state)).toBe(true);
  });
});

describe('time in which the coordinator did not run', () => {
  test('costs nobody a lease: all get one time to live anew', () => {
    const { desk, first } = withTwoLeases();
    desk.sleep(3_600_000);
    expect(first.outcome).toBe('running');
    desk.pass(ttlMs);
    expect(first.outcome).toBe('expired');
  });

  test('a clock that goes back is taken as standing still', () => {
    const { desk, first } = withTwoLeases();
    desk.nowMs -= 3_600_000;
    desk.pass(1000);
    expect(first.outcome).toBe('running');
    expect(desk.state.nowMs).toBe(1_000_000);
  });
});
