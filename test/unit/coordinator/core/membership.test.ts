import { describe, expect, test } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { isOnline } from '../../../../coordinator/core/state.ts';
import { CoreHarness, ttlMs } from './core-harness.ts';

function withTwoLeases() {
  const harness = new CoreHarness();
  harness.launch();
  harness.register('a', { slots: 2 });
  const [first, second] = harness.lease('a', 2);
  return { harness, first: first!, second: second! };
}

const name = (attempt: { fence: number; trial: { plan: { id: string } } }) => ({
  trialId: attempt.trial.plan.id,
  fence: attempt.fence,
});

describe('a lease', () => {
  test('expires after one time to live of silence and its trial is queued again', () => {
    const { harness, first } = withTwoLeases();
    harness.pass(ttlMs - 1000);
    expect(first.status).toBe('running');
    harness.pass(1000);
    expect(first).toMatchObject({ status: 'expired', fault: { faultClass: 'lost' }, retried: true });
    expect(harness.sweep().counts).toMatchObject({ queued: 4, leased: 0 });
  });

  test('that is renewed lives on; one that is not does not', () => {
    const { harness, first, second } = withTwoLeases();
    harness.pass(10_000);
    expect(harness.renew('a', first).renewals).toEqual([
      { trialId: first.trial.plan.id, verdict: 'renewed', expiresAtMs: harness.nowMs + ttlMs },
    ]);
    harness.pass(10_000);
    expect([first.status, second.status]).toEqual(['running', 'expired']);
  });

  test('that expired is taken up again by a renewal while nobody else has the trial', () => {
    const { harness, first } = withTwoLeases();
    harness.pass(ttlMs);
    expect(harness.renew('a', first).renewals[0]?.verdict).toBe('renewed');
    expect(first).toMatchObject({ status: 'running', fault: undefined });
    expect(harness.trial(0).faults.get('lost')).toBe(0);
  });

  test('that another agent has by now is lost', () => {
    const { harness, first } = withTwoLeases();
    harness.register('b');
    harness.pass(ttlMs);
    harness.lease('b');
    expect(harness.renew('a', first).renewals[0]?.verdict).toBe('lost');
    expect(harness.register('a', { slots: 2, held: [name(first)] }).lost).toEqual([first.trial.plan.id]);
  });

  test('fails its trial when the budget for silence is spent', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 1, retry: { lost: 1 } });
    harness.register('a');
    harness.lease('a');
    harness.pass(ttlMs);
    harness.lease('a');
    harness.pass(ttlMs);
    expect(harness.trial(0).status.kind).toBe('failed');
    expect(harness.sweep().status).toBe('finished');
  });

  test('is told to stop: cancelled or paused', () => {
    const { harness, first } = withTwoLeases();
    const sweepId = harness.sweep().id;
    harness.ask({ kind: 'pause', sweepId, stopRunning: true });
    expect(harness.renew('a', first).renewals[0]?.verdict).toBe('pause');
    harness.ask({ kind: 'resume', sweepId });
    expect(harness.renew('a', first).renewals[0]?.verdict).toBe('renewed');
    harness.ask({ kind: 'cancel', sweepId });
    expect(harness.renew('a', first).renewals[0]?.verdict).toBe('cancel');
  });
});

describe('an agent that registers', () => {
  test('again in the same life keeps what it holds; what it never heard of is free at once', () => {
    const { harness, first, second } = withTwoLeases();
    expect(harness.register('a', { slots: 2, held: [name(first)] }).lost).toEqual([]);
    expect([first.status, second.status]).toEqual(['running', 'expired']);
    expect(harness.trial(1).faults.get('lost')).toBeUndefined();
    expect(harness.sweep().counts.queued).toBe(3);
  });

  test('after it restarted loses what ran, which spends the budget for lost trials', () => {
    const { harness, first, second } = withTwoLeases();
    harness.register('a', { slots: 2, incarnation: '2', held: [name(first)] });
    expect([first.status, second.status]).toEqual(['running', 'expired']);
    expect(harness.trial(1).faults.get('lost')).toBe(1);
  });

  test('is recorded once as long as nothing changes', () => {
    const harness = new CoreHarness();
    harness.register('a');
    harness.register('a');
    expect(harness.events).toHaveLength(1);
    harness.register('a', { backend: 'wasm' });
    expect(harness.events).toHaveLength(2);
  });

  test('after a restart of the coordinator takes up its leases', () => {
    const { harness, first } = withTwoLeases();
    harness.pass(10_000);
    harness.restart();
    harness.pass(10_000);
    expect(harness.register('a', { slots: 2, held: [name(first)] }).lost).toEqual([]);
    harness.pass(10_000);
    expect(harness.trial(0).status.kind).toBe('leased');
  });

  test('and is unknown to the coordinator is asked to by a renewal', () => {
    const harness = new CoreHarness();
    expect(harness.renew('x')).toEqual({ renewals: [], registerAgain: true });
    harness.register('x');
    expect(harness.renew('x').registerAgain).toBe(false);
  });
});

describe('an agent that gives back', () => {
  test('frees the trial at no cost', () => {
    const { harness, first } = withTwoLeases();
    expect(harness.release('a', [first]).released).toBe(1);
    expect(harness.release('a', [first]).released).toBe(0);
    expect(harness.trial(0)).toMatchObject({ status: { kind: 'queued' } });
    expect(harness.trial(0).faults.size).toBe(0);
  });

  test('and leaves is gone until it registers', () => {
    const { harness, first, second } = withTwoLeases();
    harness.release('a', [first, second], true);
    const agent = [...harness.state.agents.values()][0]!;
    expect(isOnline(agent, harness.state)).toBe(false);
    expect(harness.renew('a').registerAgain).toBe(true);
    harness.register('a', { slots: 2 });
    expect(isOnline(agent, harness.state)).toBe(true);
  });
});

describe('time in which the coordinator did not run', () => {
  test('costs nobody a lease: all get one time to live anew', () => {
    const { harness, first } = withTwoLeases();
    harness.sleep(3_600_000);
    expect(first.status).toBe('running');
    harness.pass(ttlMs);
    expect(first.status).toBe('expired');
  });

  test('a clock that goes back is taken as standing still', () => {
    const { harness, first } = withTwoLeases();
    harness.nowMs -= 3_600_000;
    harness.pass(1000);
    expect(first.status).toBe('running');
    expect(harness.state.nowMs).toBe(100_000_000);
  });
});

describe('a second process of an agent', () => {
  const card = (incarnation: string) => ({
    name: 'a',
    version: '',
    slots: 1,
    labels: {},
    devices: [],
    backend: '',
    incarnation,
  });
  const register = (incarnation: string, peer: string) =>
    ({ kind: 'register', agentId: agentId('a'), card: card(incarnation), held: [], peer }) as const;

  test('is refused from the moment at which the first was let in', () => {
    const harness = new CoreHarness();
    harness.ask(register('1', 'here:1'));
    expect(harness.refused(register('2', 'there:2'))).toMatchObject({
      code: 'E_AGENT_TWICE',
      message: expect.stringContaining('at work already, from here:1'),
    });
    // Nothing of it was taken, and the first may register again, also over another connection.
    expect(harness.state.agents.get(agentId('a'))?.card.incarnation).toBe('1');
    harness.ask(register('1', 'here:3'));
    expect(harness.refused(register('2', 'there:2')).message).toContain('from here:3');
  });

  test('takes its place once it is gone, has left, or has been silent for a lease', () => {
    const harness = new CoreHarness();
    harness.ask(register('1', 'here:1'));
    harness.processGone('a');
    harness.ask(register('2', 'there:2'));
    harness.ask({ kind: 'release', agentId: agentId('a'), held: [], reason: '', leaving: true });
    harness.ask(register('3', 'there:3'));
    harness.pass(ttlMs);
    harness.refused(register('4', 'there:4'));
    harness.pass(1_000);
    harness.ask(register('4', 'there:4'));
    expect(harness.state.agents.get(agentId('a'))?.atWork).toEqual({ incarnation: '4', peer: 'there:4' });
  });

  test('is let in where a restart has made the coordinator forget the first', () => {
    const harness = new CoreHarness();
    harness.ask(register('1', 'here:1'));
    harness.restart();
    harness.ask(register('2', 'there:2'));
    expect(harness.refused(register('1', 'here:1')).code).toBe('E_AGENT_TWICE');
  });
});
