import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BatchTimer } from '../../../dashboard/batch-timer.ts';

describe('BatchTimer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('calls at once, then once for all that was asked within the gap', () => {
    const flush = vi.fn<() => void>();
    const timer = new BatchTimer(100, flush);
    timer.request();
    expect(flush).toHaveBeenCalledTimes(1);
    timer.request();
    timer.request();
    vi.advanceTimersByTime(99);
    expect(flush).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(flush).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1_000);
    expect(flush).toHaveBeenCalledTimes(2);
  });

  it('does not let a key wait for the gap, and answers keys that came together once', () => {
    const flush = vi.fn<() => void>();
    const timer = new BatchTimer(100, flush);
    timer.request();
    timer.request();
    timer.requestSoon();
    timer.requestSoon();
    vi.advanceTimersByTime(0);
    expect(flush).toHaveBeenCalledTimes(2);
    // What had waited was in that call; the next waits for a gap that began with it.
    timer.request();
    vi.advanceTimersByTime(99);
    expect(flush).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1);
    expect(flush).toHaveBeenCalledTimes(3);
  });

  it('calls no more after it was stopped', () => {
    const flush = vi.fn<() => void>();
    const timer = new BatchTimer(100, flush);
    timer.request();
    timer.request();
    timer.requestSoon();
    timer.stop();
    vi.advanceTimersByTime(1_000);
    expect(flush).toHaveBeenCalledTimes(1);
  });
});
