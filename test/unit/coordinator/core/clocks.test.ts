import { describe, expect, test } from 'vitest';
import { CoreHarness, ttlMs } from './core-harness.ts';

const hours = 3_600_000;

function withLease(): CoreHarness {
  const harness = new CoreHarness();
  harness.launch();
  harness.register('a');
  harness.lease('a');
  return harness;
}
const running = (harness: CoreHarness): number => harness.state.running.size;

describe('a wall clock that lies', () => {
  test.each([5, -5])('by %i hours costs no lease, and delays no expiry once it is set right', (lie) => {
    const harness = withLease();
    harness.lieMs = lie * hours;
    harness.pass(1000);
    harness.renew('a', ...harness.state.running.values());
    expect(running(harness)).toBe(1);
    harness.pass(10_000);
    harness.renew('a', ...harness.state.running.values());
    harness.lieMs = 0;
    harness.pass(1000);
    expect(running(harness)).toBe(1);
    harness.pass(2 * ttlMs + 1000);
    expect(running(harness)).toBe(0);
  });

  test('far behind or ahead of the log after a restart expires leases as any other', () => {
    for (const [before, after] of [
      [5, 0],
      [0, -5],
      [0, 5],
    ] as const) {
      const harness = withLease();
      harness.lieMs = before * hours;
      harness.pass(1000);
      harness.ask({ kind: 'pause', sweepId: harness.sweep().id, stopRunning: false });
      harness.lieMs = after * hours;
      harness.restart();
      harness.pass(ttlMs - 1000);
      expect(running(harness)).toBe(1);
      harness.pass(2000);
      expect(running(harness)).toBe(0);
    }
  });

  test('is what records are dated by', () => {
    const harness = withLease();
    harness.lieMs = -5 * hours;
    harness.pass(1000);
    harness.ask({ kind: 'pause', sweepId: harness.sweep().id, stopRunning: false });
    expect(harness.events.at(-1)).toMatchObject({ type: 'sweep-paused', atMs: harness.nowMs - 5 * hours });
  });

  test('ends no rest of an agent early, and keeps it from no work for longer', () => {
    const harness = withLease();
    harness.fail([...harness.state.running.values()][0]!, 'machine');
    harness.lieMs = 5 * hours;
    harness.pass(30_000);
    harness.renew('a');
    expect(harness.lease('a')).toEqual([]);
    harness.lieMs = -5 * hours;
    harness.pass(31_000);
    expect(harness.lease('a')).toHaveLength(1);
  });
});
