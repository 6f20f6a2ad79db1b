import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { send } from '../../../../coordinator/service/send.ts';

class Reader extends EventEmitter {
  readonly sent: string[] = [];
  hasRoom = false;
  cancelled = false;

  write(message: string): boolean {
    this.sent.push(message);
    return this.hasRoom;
  }
}

describe('sending a part of a long answer', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('waits for room, and leaves no listener or timer behind', async () => {
    const reader = new Reader();
    const sending = send(reader, 'one');
    reader.emit('drain');
    await sending;
    expect([vi.getTimerCount(), reader.listenerCount('drain'), reader.listenerCount('cancelled')]).toEqual([
      0, 0, 0,
    ]);
    reader.hasRoom = true;
    await send(reader, 'two');
    expect(reader.sent).toEqual(['one', 'two']);
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
    const sending = expect(send(reader, 'one')).rejects.toMatchObject({ code: 'E_READER_STALLED' });
    vi.advanceTimersByTime(limits.stalledReaderMs);
    await sending;
  });
});
