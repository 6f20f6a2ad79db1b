import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AttemptLimits } from '../../../../agent/core/lease.ts';
import { AttemptClocks } from '../../../../agent/process/attempt-clocks.ts';

beforeEach(() => {
  vi.useFakeTimers();
  return () => {
    vi.useRealTimers();
  };
});

function clocksOf(limits: AttemptLimits) {
  const over: string[] = [];
  const clocks = new AttemptClocks(limits, { over: (why) => over.push(why), silence: () => 'was silent' });
  return { clocks, over };
}

describe('the clocks of an attempt', () => {
  it('end it after its wall time, and after its longest silence', () => {
    const { clocks, over } = clocksOf({ timeoutMs: 1_000, stallTimeoutMs: 300 });
    vi.advanceTimersByTime(250);
    clocks.progressed();
    vi.advanceTimersByTime(299);
    expect(over).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(over).toEqual(['it was silent for 300 ms (trainer.stall_timeout)']);
    vi.advanceTimersByTime(450);
    expect(over.at(-1)).toBe('it did not end within 1000 ms (trainer.timeout)');
  });

  it('follow limits that change while it runs: time that has passed counts', () => {
    const { clocks, over } = clocksOf({ timeoutMs: 1_000, stallTimeoutMs: 0 });
    vi.advanceTimersByTime(900);
    clocks.limit({ timeoutMs: 2_000, stallTimeoutMs: 0 });
    vi.advanceTimersByTime(1_099);
    expect(over).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(over).toEqual(['it did not end within 2000 ms (trainer.timeout)']);
  });

  it('end at once an attempt that has run longer than it may now', () => {
    const { clocks, over } = clocksOf({ timeoutMs: 0, stallTimeoutMs: 0 });
    vi.advanceTimersByTime(5_000);
    clocks.limit({ timeoutMs: 4_000, stallTimeoutMs: 0 });
    vi.advanceTimersByTime(0);
    expect(over).toEqual(['it did not end within 4000 ms (trainer.timeout)']);
  });

  it('are silent once they are stopped, whatever limits come', () => {
    const { clocks, over } = clocksOf({ timeoutMs: 100, stallTimeoutMs: 100 });
    clocks.stop();
    clocks.limit({ timeoutMs: 1, stallTimeoutMs: 1 });
    clocks.progressed();
    vi.advanceTimersByTime(10_000);
    expect(over).toEqual([]);
  });
});
