/**
 * The connections of a coordinator. Whoever reaches the port can open them, each costs memory for its TLS, and together they
 * could take every descriptor of the process. So those on which no call with a good token has come yet are few and live for a
 * short time, an address has a limited number of them, and one that keeps sending tokens that are none is closed.
 */
import { limits } from '../../../base/limits.ts';
import { addressOf } from './address.ts';

/** What is needed of a connection of `node:net`. */
interface Connection {
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
  readonly bytesRead?: number;
  destroy(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

interface Known {
  readonly connection: Connection;
  readonly from: Address;
  /** Ends it; undefined once a good token has come over it. */
  timer: NodeJS.Timeout | undefined;
}

/** The connections of one address. */
interface Address {
  count: number;
  /** Those without a good token, by host:port, the oldest first. */
  readonly unproven: Map<string, Known>;
  /** Calls refused since `refusedSinceMs`. */
  refused: number;
  refusedSinceMs: number;
}

const secondMs = 1_000;
/** Times `unprovenMs` that a connection gets which goes on sending: over a slow line, or while this machine is busy. */
const roundsMax = 6;

export class Connections {
  /** By host:port of the other end. */
  readonly #known = new Map<string, Known>();
  readonly #addresses = new Map<string, Address>();
  readonly #listeners = new Set<(peer: string) => void>();
  #unproven = 0;

  get size(): number {
    return this.#known.size;
  }

  /** True while it is open. @param peer host:port of the other end */
  has(peer: string): boolean {
    return this.#known.has(peer);
  }

  /** The listener hears of each connection that has ended, by host:port of its other end. */
  onEnded(listener: (peer: string) => void): void {
    this.#listeners.add(listener);
  }

  /**
   * Ends it after `unprovenMs` without a good token, or six times as long while something arrives; at once where its address has too many, and where too many of all addresses
   * are without one the oldest of the address that has most of them.
   */
  add(connection: Connection): void {
    const peer = `${connection.remoteAddress}:${connection.remotePort}`;
    const from = this.#from(peer);
    if (from.count >= limits.connectionsPerPeer) {
      connection.destroy();
      return;
    }
    const known: Known = { connection, from, timer: undefined };
    this.#wait(peer, known, 1, 0);
    this.#known.set(peer, known);
    from.count++;
    from.unproven.set(peer, known);
    this.#unproven++;
    connection.once('close', () => this.#forget(peer, known));
    if (this.#unproven > limits.unprovenConnections) this.#endOldest();
  }

  #wait(peer: string, known: Known, round: number, read: number): void {
    known.timer = setTimeout(() => {
      const { bytesRead = 0 } = known.connection;
      if (bytesRead > read && round < roundsMax) this.#wait(peer, known, round + 1, bytesRead);
      else this.#end(peer);
    }, limits.unprovenMs).unref();
  }

  /** A good token has come over it, so it stays. */
  prove(peer: string): void {
    const known = this.#known.get(peer);
    if (known?.timer === undefined) return;
    clearTimeout(known.timer);
    known.timer = undefined;
    known.from.unproven.delete(peer);
    this.#unproven--;
  }

  /** A call over it was refused for its token. An address that has too many refused in a second loses the connection. */
  refused(peer: string, nowMs: number): void {
    const known = this.#known.get(peer);
    if (known === undefined) return;
    const { from } = known;
    if (Math.abs(nowMs - from.refusedSinceMs) >= secondMs) {
      from.refusedSinceMs = nowMs;
      from.refused = 0;
    }
    from.refused++;
    if (from.refused > limits.refusedCallsPerSecond) this.#end(peer);
  }

  #from(peer: string): Address {
    const address = addressOf(peer);
    const known = this.#addresses.get(address);
    if (known !== undefined) return known;
    const from = { count: 0, unproven: new Map(), refused: 0, refusedSinceMs: Number.NEGATIVE_INFINITY };
    this.#addresses.set(address, from);
    return from;
  }

  #endOldest(): void {
    let most: Address | undefined;
    for (const from of this.#addresses.values())
      if (from.unproven.size > (most?.unproven.size ?? 0)) most = from;
    const [oldest] = most?.unproven.keys() ?? [];
    if (oldest !== undefined) this.#end(oldest);
  }

  #end(peer: string): void {
    const known = this.#known.get(peer);
    if (known === undefined) return;
    // Its `close` comes later, and it is to be counted no more.
    this.#forget(peer, known);
    known.connection.destroy();
  }

  #forget(peer: string, known: Known): void {
    if (this.#known.get(peer) !== known) return;
    this.prove(peer);
    this.#known.delete(peer);
    known.from.count--;
    if (known.from.count === 0) this.#addresses.delete(addressOf(peer));
    for (const listener of this.#listeners) listener(peer);
  }
}
