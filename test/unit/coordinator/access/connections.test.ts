import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '../../../../base/limits.ts';
import { Connections } from '../../../../coordinator/access/guard/connections.ts';

class FakeConnection extends EventEmitter {
  readonly remoteAddress: string;
  readonly remotePort: number;
  isOpen = true;
  bytesRead = 0;

  constructor(port: number, address: string) {
    super();
    this.remotePort = port;
    this.remoteAddress = address;
  }

  destroy(): void {
    this.isOpen = false;
    this.emit('close');
  }
}

const opened = (connections: Connections, port: number, address = '192.0.2.7'): FakeConnection => {
  const connection = new FakeConnection(port, address);
  connections.add(connection);
  return connection;
};

describe('connections without a good token', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('end after five seconds; those that have shown one stay', () => {
    const connections = new Connections();
    const [stranger, friend] = [opened(connections, 1), opened(connections, 2)];
    vi.advanceTimersByTime(limits.unprovenMs - 1);
    connections.prove('192.0.2.7:2');
    expect([stranger.isOpen, friend.isOpen]).toEqual([true, true]);
    vi.advanceTimersByTime(3_600_000);
    expect([stranger.isOpen, friend.isOpen]).toEqual([false, true]);
  });

  it('live longer while something arrives, and not for ever', () => {
    const connections = new Connections();
    const slow = opened(connections, 1);
    for (let round = 1; round < 6; round++) {
      slow.bytesRead++;
      vi.advanceTimersByTime(limits.unprovenMs);
      expect(slow.isOpen).toBe(true);
    }
    slow.bytesRead++;
    vi.advanceTimersByTime(limits.unprovenMs);
    expect(slow.isOpen).toBe(false);
  });

  it('are a thousand at most: the oldest of the address that has most of them makes room', () => {
    const connections = new Connections();
    const friend = opened(connections, 1);
    connections.prove('192.0.2.7:1');
    const elsewhere = opened(connections, 1, '192.0.2.8');
    const strangers = Array.from({ length: limits.unprovenConnections + 2 }, (_, index) =>
      opened(connections, index + 2),
    );
    expect(strangers.map(({ isOpen }) => isOpen).indexOf(true)).toBe(3);
    expect([friend.isOpen, elsewhere.isOpen]).toEqual([true, true]);
  });

  it('leave nothing behind when they close', () => {
    const connections = new Connections();
    opened(connections, 1).destroy();
    expect(vi.getTimerCount()).toBe(0);
    // The same port again, which is another connection.
    const next = opened(connections, 1);
    vi.advanceTimersByTime(limits.unprovenMs);
    expect(next.isOpen).toBe(false);
  });

  it('are ended at once where their address has too many connections, with good tokens or without', () => {
    const connections = new Connections();
    const friends = Array.from({ length: limits.connectionsPerPeer }, (_, port) => {
      const one = opened(connections, port);
      connections.prove(`192.0.2.7:${port}`);
      return one;
    });
    const oneMore = opened(connections, 70_000);
    expect([oneMore.isOpen, opened(connections, 1, '192.0.2.8').isOpen]).toEqual([false, true]);
    friends[0]?.destroy();
    expect(opened(connections, 70_001).isOpen).toBe(true);
  });

  it('are ended when their address has too many calls refused in a second', () => {
    const connections = new Connections();
    const [knocker, other] = [opened(connections, 1), opened(connections, 2)];
    const knock = (nowMs: number) => connections.refused('192.0.2.7:1', nowMs);
    for (let at = 0; at < limits.refusedCallsPerSecond; at++) knock(0);
    for (let at = 0; at < limits.refusedCallsPerSecond; at++) knock(1_000);
    expect(knocker.isOpen).toBe(true);
    knock(1_500);
    expect([knocker.isOpen, other.isOpen]).toEqual([false, true]);
  });
});
