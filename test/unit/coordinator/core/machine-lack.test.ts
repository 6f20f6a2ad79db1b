import { describe, expect, test } from 'vitest';
import { agentId } from '../../../../base/ids.ts';
import { CoreHarness } from './core-harness.ts';

function withAgents(...names: string[]): CoreHarness {
  const harness = new CoreHarness();
  harness.launch({ trials: 8, retry: { user: 0, infrastructure: 0 } });
  for (const name of names) harness.register(name, { slots: 4 });
  return harness;
}

/** Time in which the agents named are heard from. */
function pass(harness: CoreHarness, ms: number, ...names: string[]): void {
  for (let passed = 0; passed < ms; passed += 10_000) {
    for (const name of names) harness.renew(name);
    harness.pass(Math.min(10_000, ms - passed));
  }
}

const minute = 60_000;

describe('what a machine lacks', () => {
  test('costs the trial nothing, and keeps the agent from the whole sweep for 1, 5 and 30 minutes', () => {
    const harness = withAgents('bad');
    for (const rest of [minute, 5 * minute, 30 * minute, 30 * minute]) {
      const [attempt] = harness.lease('bad');
      expect(harness.fail(attempt!, 'machine')).toEqual({ verdict: 'retried', willRetry: true });
      expect(harness.lease('bad')).toEqual([]);
      pass(harness, rest - 1000, 'bad');
      expect(harness.lease('bad')).toEqual([]);
      pass(harness, 2000, 'bad');
    }
    expect(harness.trial(0).faults.size).toBe(0);
    expect(harness.sweep().counts).toMatchObject({ queued: 8, failed: 0 });
  });

  test('goes to another machine, however long that is busy', () => {
    const harness = withAgents('bad', 'good');
    harness.fail(harness.lease('bad')[0]!, 'machine');
    const [first] = harness.lease('good');
    expect(first?.trial).toBe(harness.trial(0));
    harness.complete(first!);
    for (let at = 1; at < 8; at++) {
      expect(harness.lease('bad')).toEqual([]);
      harness.complete(harness.lease('good')[0]!);
    }
    expect(harness.sweep().status).toBe('finished');
  });

  test('leaves the agent the trials of other sweeps', () => {
    const harness = withAgents('bad');
    harness.fail(harness.lease('bad')[0]!, 'machine');
    harness.launch({ name: 'other' });
    expect(harness.lease('bad')[0]?.trial.sweep.spec.name).toBe('other');
  });

  test('for one trial keeps an agent that finished others from that trial alone, until it fails in a row', () => {
    const harness = withAgents('mixed');
    harness.complete(harness.lease('mixed')[0]!);
    harness.fail(harness.lease('mixed')[0]!, 'machine');
    const [next] = harness.lease('mixed');
    expect(next?.trial).toBe(harness.trial(2));
    harness.complete(next!);
    for (let at = 3; at < 6; at++) harness.fail(harness.lease('mixed')[0]!, 'machine');
    expect(harness.lease('mixed')).toEqual([]);
    pass(harness, 61_000, 'mixed');
    expect(harness.lease('mixed')[0]?.trial).toBe(harness.trial(1));
  });

  test('in trials side by side is one case: the rest is one minute, not thirty', () => {
    const harness = withAgents('bad', 'good');
    harness.complete(harness.lease('good')[0]!);
    const attempts = harness.lease('bad', 4);
    expect(attempts).toHaveLength(4);
    for (const attempt of attempts) {
      harness.pass(1000);
      harness.fail(attempt, 'machine');
    }
    pass(harness, 61_000, 'bad');
    expect(harness.lease('bad')).not.toEqual([]);
  });

  test('is forgotten when the agent restarts or a user readmits it, and survives a restart of the coordinator', () => {
    const harness = withAgents('bad');
    harness.fail(harness.lease('bad')[0]!, 'machine');
    harness.restart();
    harness.register('bad', { slots: 4 });
    expect(harness.lease('bad')).toEqual([]);
    expect(harness.ask({ kind: 'readmit', agentId: agentId('bad') })).toEqual({ changed: true });
    harness.fail(harness.lease('bad')[0]!, 'machine');
    expect(harness.lease('bad')).toEqual([]);
    harness.register('bad', { slots: 4, incarnation: '2' });
    expect(harness.lease('bad')).not.toEqual([]);
  });
});
