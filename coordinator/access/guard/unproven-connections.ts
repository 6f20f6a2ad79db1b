/**
 * Connections on which no call with a good token has come yet. Whoever reaches the port can open them, each costs memory
 * for its TLS, and together they could take every descriptor of the process. So they are few, and live
 * for a short time: a client of ours makes its first call at once.
 */

/** What is needed of a connection of `node:net`. */
interface Connection {
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
  destroy(): unknown;
  once(event: 'close', listener: () => void): unknown;
}

/** From the connection to the first good token, also over a slow line and on a busy machine. */
const patienceMs = 30_000;
/** Room for all agents of a large laboratory at once, after a restart of the coordinator. */
const connectionsMax = 1_000;

interface Waiting {
  readonly connection: Connection;
  readonly timer: NodeJS.Timeout;
}

export class UnprovenConnections {
  /** By host:port of the other end, the oldest first. */
  readonly #waiting = new Map<string, Waiting>();

  /** Ends it after half a minute without a good token, and the oldest one where there are too many. */
  add(connection: Connection): void {
    const peer = `${connection.remoteAddress}:${connection.remotePort}`;
    const timer = setTimeout(() => this.#end(peer), patienceMs).unref();
    this.#waiting.set(peer, { connection, timer });
    connection.once('close', () => this.prove(peer));
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > connectionsMax && oldest !== undefined) this.#end(oldest);
  }

  /** A good token has come over it, so it stays. */
  prove(peer: string): void {
    const waiting = this.#waiting.get(peer);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(peer);
  }

  #end(peer: string): void {
    const waiting = this.#waiting.get(peer);
    this.prove(peer);
    waiting?.connection.destroy();
  }
}
