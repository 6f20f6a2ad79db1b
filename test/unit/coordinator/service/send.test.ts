import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { send } from '../../../../coordinator/service/send.ts';

class Reader extends EventEmitter {
  readonly sent: string[] = [];
  cancelled = false;
  take: () => void = () => {};

  write(message: string, taken: () => void): void {
    this.sent.push(message);
    this.take = taken;
  }
}

describe('sending a part of a long answer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('waits until it is taken, and leaves no listener or timer behind', async () => {
    const reader = new Reader();
    let isOver = false;
    const sending = send(reader, 'one').then(() => (isOver = true));
    await Promise.resolve();
    expect(isOver).toBe(false);
    reader.take();
    await sending;
    expect([vi.getTimerCount(), reader.listenerCount('cancelled')]).toEqual([0, 0]);
    expect(reader.sent).toEqual(['one']);
  });

  test('ends when the reader goes', async () => {
    const reader = new Reader();
    const sending = send(reader, 'one');
    reader.emit('cancelled');
    await sending;
    expect(vi.getTimerCount()).toBe(0);
  });

  test('gives up a reader that takes nothing for long', async () => {
    const reader = new Reader();
    const sending = send(reader, 'one').catch((error: unknown) => error);
    vi.advanceTimersByTime(limits.stalledReaderMs);
    expect(await sending).toMatchObject({ code: 'E_READER_STALLED' });
  });
});
