import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UnprovenConnections } from '../../../../coordinator/access/guard/unproven-connections.ts';

class FakeConnection extends EventEmitter {
  readonly remoteAddress = '192.0.2.7';
  readonly remotePort: number;
  isOpen = true;

  constructor(port: number) {
    super();
    this.remotePort = port;
  }

  destroy(): void {
    this.isOpen = false;
    this.emit('close');
  }
}

const opened = (connections: UnprovenConnections, port: number): FakeConnection => {
  const connection = new FakeConnection(port);
  connections.add(connection);
  return connection;
};

describe('connections without a good token', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('end after half a minute; those that have shown one stay', () => {
    const connections = new UnprovenConnections();
    const [stranger, friend] = [opened(connections, 1), opened(connections, 2)];
    vi.advanceTimersByTime(29_000);
    connections.prove('192.0.2.7:2');
    expect([stranger.isOpen, friend.isOpen]).toEqual([true, true]);
    vi.advanceTimersByTime(3_600_000);
    expect([stranger.isOpen, friend.isOpen]).toEqual([false, true]);
  });

  it('are a thousand at most: the oldest makes room', () => {
    const connections = new UnprovenConnections();
    const friend = opened(connections, 1);
    connections.prove('192.0.2.7:1');
    const strangers = Array.from({ length: 1_003 }, (_, index) => opened(connections, index + 2));
    expect(strangers.map(({ isOpen }) => isOpen).indexOf(true)).toBe(3);
    expect(friend.isOpen).toBe(true);
  });

  it('leave nothing behind when they close', () => {
    const connections = new UnprovenConnections();
    opened(connections, 1).destroy();
    expect(vi.getTimerCount()).toBe(0);
    // The same port again, which is another connection.
    const next = opened(connections, 1);
    vi.advanceTimersByTime(31_000);
    expect(next.isOpen).toBe(false);
  });
});
