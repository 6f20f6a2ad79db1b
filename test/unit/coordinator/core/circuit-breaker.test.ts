import { describe, expect, test } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import type { FaultClass } from '../../../../coordinator/core/fault.ts';
import { Desk } from './desk.ts';

function withAgents(...names: string[]): Desk {
  const desk = new Desk();
  desk.launch({ trials: 40, retry: { user: 9 } });
  for (const name of names) desk.register(name);
  return desk;
}

const failOnce = (desk: Desk, agent: string, faultClass: FaultClass = 'infrastructure'): void => {
  desk.fail(desk.lease(agent)[0]!, faultClass);
};
const succeed = (desk: Desk, agent: string): void => {
  desk.complete(desk.lease(agent)[0]!);
};
const isSetAside = (desk: Desk, agent: string): boolean =>
  desk.state.agents.get(agent as never)?.setAside !== undefined;

describe('the circuit breaker', () => {
  test('sets an agent aside that fails in a row while another succeeds', () => {
    const desk = withAgents('bad', 'good');
    succeed(desk, 'good');
    for (let failure = 0; failure < 4; failure++) failOnce(desk, 'bad');
    expect(isSetAside(desk, 'bad')).toBe(false);
    failOnce(desk, 'bad');
    expect(isSetAside(desk, 'bad')).toBe(true);
    expect(desk.lease('bad')).toEqual([]);
    desk.restart();
    expect(isSetAside(desk, 'bad')).toBe(true);
  });

  test('sets an agent aside whose failures another agent mends', () => {
    const desk = withAgents('bad', 'good');
    for (let failure = 0; failure < 3; failure++) {
      failOnce(desk, 'bad', 'user');
      expect(isSetAside(desk, 'bad')).toBe(false);
      succeed(desk, 'good');
    }
    expect(isSetAside(desk, 'bad')).toBe(true);
  });

  test('blames nobody when everybody fails, nor for what is not the machine', () => {
    const desk = withAgents('a', 'b');
    for (let failure = 0; failure < 8; failure++) {
      failOnce(desk, 'a', 'user');
      failOnce(desk, 'b', 'user');
    }
    expect(isSetAside(desk, 'a') || isSetAside(desk, 'b')).toBe(false);
    succeed(desk, 'b');
    expect(isSetAside(desk, 'a')).toBe(false);
    desk.complete(desk.lease('a')[0]!);
    for (let failure = 0; failure < 8; failure++) failOnce(desk, 'a', 'diverged');
    expect(isSetAside(desk, 'a')).toBe(false);
  });

  test('forgets with a success', () => {
    const desk = withAgents('a', 'good');
    succeed(desk, 'good');
    for (let round = 0; round < 3; round++) {
      for (let failure = 0; failure < 4; failure++) failOnce(desk, 'a');
      succeed(desk, 'a');
    }
    expect(isSetAside(desk, 'a')).toBe(false);
  });

  test('tries again after a rest, with one failure to spare, then rests twice as long', () => {
    const desk = withAgents('bad', 'good');
    const keepGoodOnline = (ms: number): void => {
      for (let passed = 0; passed < ms; passed += 10_000) {
        desk.renew('good');
        desk.pass(10_000);
      }
    };
    succeed(desk, 'good');
    for (let failure = 0; failure < 5; failure++) failOnce(desk, 'bad');
    keepGoodOnline(50_000);
    expect(isSetAside(desk, 'bad')).toBe(true);
    keepGoodOnline(20_000);
    expect(isSetAside(desk, 'bad')).toBe(false);
    desk.renew('good');
    failOnce(desk, 'bad');
    expect(isSetAside(desk, 'bad')).toBe(true);
    keepGoodOnline(100_000);
    expect(isSetAside(desk, 'bad')).toBe(true);
    keepGoodOnline(30_000);
    expect(isSetAside(desk, 'bad')).toBe(false);
  });

  test('lets a user readmit it with a clean slate, once for each request', () => {
    const desk = withAgents('bad', 'good');
    succeed(desk, 'good');
    for (let failure = 0; failure < 5; failure++) failOnce(desk, 'bad');
    const readmit = { kind: 'readmit', agentId: agentId('bad') } as const;
    expect(desk.ask(readmit, 'one')).toEqual({ changed: true });
    expect(isSetAside(desk, 'bad')).toBe(false);
    // Not a probation: one failure is no reason to set it aside again.
    for (let failure = 0; failure < 4; failure++) failOnce(desk, 'bad');
    expect(isSetAside(desk, 'bad')).toBe(false);
    failOnce(desk, 'bad');
    expect(isSetAside(desk, 'bad')).toBe(true);
    desk.restart();
    expect(desk.ask(readmit, 'one')).toEqual({ changed: false });
    expect(isSetAside(desk, 'bad')).toBe(true);
    expect(desk.ask(readmit, 'two')).toEqual({ changed: true });
    // One that found nothing to change does not readmit later either.
    expect(desk.ask(readmit, 'three')).toEqual({ changed: false });
    for (let failure = 0; failure < 5; failure++) failOnce(desk, 'bad');
    desk.ask(readmit, 'three');
    expect(isSetAside(desk, 'bad')).toBe(true);
    expect(desk.refused({ kind: 'readmit', agentId: agentId('nobody') }).code).toBe('E_AGENT_UNKNOWN');
  });

  test('lets it work at once when it restarts, or when nobody else is left', () => {
    const desk = withAgents('bad', 'good');
    succeed(desk, 'good');
    for (let failure = 0; failure < 5; failure++) failOnce(desk, 'bad');
    desk.register('bad', { incarnation: '2' });
    expect(isSetAside(desk, 'bad')).toBe(false);
    for (let failure = 0; failure < 5; failure++) failOnce(desk, 'bad');
    expect(isSetAside(desk, 'bad')).toBe(true);
    desk.release('good', [], true);
    desk.pass(1000);
    expect(isSetAside(desk, 'bad')).toBe(false);
  });
});
