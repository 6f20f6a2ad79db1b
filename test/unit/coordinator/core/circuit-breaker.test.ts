import { describe, expect, test } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import type { FaultClass } from '../../../../design/sweep-spec.ts';
import { CoreHarness } from './core-harness.ts';

function withAgents(...names: string[]): CoreHarness {
  const harness = new CoreHarness();
  harness.launch({ trials: 40, retry: { user: 9 } });
  for (const name of names) harness.register(name);
  return harness;
}

const failOnce = (harness: CoreHarness, agent: string, faultClass: FaultClass = 'infrastructure'): void => {
  harness.fail(harness.lease(agent)[0]!, faultClass);
};
const succeed = (harness: CoreHarness, agent: string): void => {
  harness.complete(harness.lease(agent)[0]!);
};
const isSetAside = (harness: CoreHarness, agent: string): boolean =>
  harness.state.agents.get(agent as never)?.setAside !== undefined;

describe('the circuit breaker', () => {
  test('sets an agent aside that fails in a row while another succeeds', () => {
    const harness = withAgents('bad', 'good');
    succeed(harness, 'good');
    for (let failure = 0; failure < 4; failure++) failOnce(harness, 'bad');
    expect(isSetAside(harness, 'bad')).toBe(false);
    failOnce(harness, 'bad');
    expect(isSetAside(harness, 'bad')).toBe(true);
    expect(harness.lease('bad')).toEqual([]);
    harness.restart();
    expect(isSetAside(harness, 'bad')).toBe(true);
  });

  test('sets an agent aside whose failures another agent mends', () => {
    const harness = withAgents('bad', 'good');
    for (let failure = 0; failure < 3; failure++) {
      failOnce(harness, 'bad', 'user');
      expect(isSetAside(harness, 'bad')).toBe(false);
      succeed(harness, 'good');
    }
    expect(isSetAside(harness, 'bad')).toBe(true);
  });

  test('blames nobody when everybody fails, nor for what is not the machine', () => {
    const harness = withAgents('a', 'b');
    for (let failure = 0; failure < 8; failure++) {
      failOnce(harness, 'a');
      failOnce(harness, 'b');
    }
    expect(isSetAside(harness, 'a') || isSetAside(harness, 'b')).toBe(false);
    succeed(harness, 'b');
    expect(isSetAside(harness, 'a')).toBe(false);
    harness.complete(harness.lease('a')[0]!);
    for (let failure = 0; failure < 8; failure++) failOnce(harness, 'a', 'diverged');
    expect(isSetAside(harness, 'a')).toBe(false);
  });

  test('sets an agent aside before anybody has finished: it fails fast what another runs', () => {
    const harness = withAgents('bad', 'good');
    harness.lease('good');
    for (let failure = 0; failure < 2; failure++) failOnce(harness, 'bad', 'user');
    expect(isSetAside(harness, 'bad')).toBe(false);
    failOnce(harness, 'bad', 'user');
    expect(isSetAside(harness, 'bad')).toBe(true);
    expect(harness.sweep().status).toBe('running');
  });

  test('pardons what it failed: trials get their budget back, and one that was given up is queued again', () => {
    const harness = new CoreHarness();
    harness.launch({ trials: 2, retry: { user: 0 } });
    for (const name of ['bad', 'worse', 'worst', 'good']) harness.register(name);
    harness.complete(harness.lease('good')[0]!);
    for (const name of ['bad', 'worse', 'worst']) {
      harness.fail(harness.lease(name)[0]!, 'user');
      harness.renew('good');
    }
    // Three machines failed it, so it is given up; what they fail later shows that it was theirs.
    expect(harness.trial(1).status.kind).toBe('failed');
    expect(harness.sweep().status).toBe('finished');
    harness.launch({ name: 'more', trials: 40, retry: { user: 0 } });
    harness.lease('good');
    for (let failure = 0; failure < 2; failure++) failOnce(harness, 'bad', 'user');
    expect(isSetAside(harness, 'bad')).toBe(true);
    const [first] = [...harness.state.sweeps.values()];
    expect(first?.trials.at(1)?.status.kind).toBe('queued');
    expect(first?.status).toBe('running');
    harness.restart();
    expect([...harness.state.sweeps.values()][0]?.trials.at(1)?.faults.get('user')).toBe(2);
  });

  test('forgets with a success', () => {
    const harness = withAgents('a', 'good');
    succeed(harness, 'good');
    for (let round = 0; round < 3; round++) {
      for (let failure = 0; failure < 4; failure++) failOnce(harness, 'a');
      succeed(harness, 'a');
    }
    expect(isSetAside(harness, 'a')).toBe(false);
  });

  test('tries again after a rest, with one failure to spare, then rests longer', () => {
    const harness = withAgents('bad', 'good');
    const keepGoodOnline = (ms: number): void => {
      for (let passed = 0; passed < ms; passed += 10_000) {
        harness.renew('good');
        harness.pass(10_000);
      }
    };
    succeed(harness, 'good');
    for (let failure = 0; failure < 5; failure++) failOnce(harness, 'bad');
    keepGoodOnline(50_000);
    expect(isSetAside(harness, 'bad')).toBe(true);
    keepGoodOnline(20_000);
    expect(isSetAside(harness, 'bad')).toBe(false);
    harness.renew('good');
    failOnce(harness, 'bad');
    expect(isSetAside(harness, 'bad')).toBe(true);
    keepGoodOnline(290_000);
    expect(isSetAside(harness, 'bad')).toBe(true);
    keepGoodOnline(20_000);
    expect(isSetAside(harness, 'bad')).toBe(false);
  });

  test('lets a user readmit it with a clean slate, once for each request', () => {
    const harness = withAgents('bad', 'good');
    succeed(harness, 'good');
    for (let failure = 0; failure < 5; failure++) failOnce(harness, 'bad');
    const readmit = { kind: 'readmit', agentId: agentId('bad') } as const;
    expect(harness.ask(readmit, 'one')).toEqual({ changed: true });
    expect(isSetAside(harness, 'bad')).toBe(false);
    // Not a probation: one failure is no reason to set it aside again.
    for (let failure = 0; failure < 4; failure++) failOnce(harness, 'bad');
    expect(isSetAside(harness, 'bad')).toBe(false);
    failOnce(harness, 'bad');
    expect(isSetAside(harness, 'bad')).toBe(true);
    harness.restart();
    expect(harness.ask(readmit, 'one')).toEqual({ changed: false });
    expect(isSetAside(harness, 'bad')).toBe(true);
    expect(harness.ask(readmit, 'two')).toEqual({ changed: true });
    // One that found nothing to change does not readmit later either.
    expect(harness.ask(readmit, 'three')).toEqual({ changed: false });
    for (let failure = 0; failure < 5; failure++) failOnce(harness, 'bad');
    harness.ask(readmit, 'three');
    expect(isSetAside(harness, 'bad')).toBe(true);
    expect(harness.refused({ kind: 'readmit', agentId: agentId('nobody') }).code).toBe('E_AGENT_UNKNOWN');
  });

  test('lets it work at once when it restarts, or when nobody else is left', () => {
    const harness = withAgents('bad', 'good');
    succeed(harness, 'good');
    for (let failure = 0; failure < 5; failure++) failOnce(harness, 'bad');
    harness.register('bad', { incarnation: '2' });
    expect(isSetAside(harness, 'bad')).toBe(false);
    for (let failure = 0; failure < 5; failure++) failOnce(harness, 'bad');
    expect(isSetAside(harness, 'bad')).toBe(true);
    harness.release('good', [], true);
    harness.pass(1000);
    expect(isSetAside(harness, 'bad')).toBe(false);
  });
});
