/**
 * The connection to NATS. It reconnects for ever, as agents do: an outage holds appends up and breaks nothing. A call
 * that is cut off ends as an InterruptedError; whether the server has carried it out is for the caller to find out.
 */
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { YatesError } from '../../../base/error.ts';
import type { JetStreamAddress } from './address.ts';
import { fromNats, InterruptedError, isTemporary, unreachableError } from './error.ts';
import { Signal } from '../../../base/signal.ts';

const connectTimeoutMs = 5_000;
const callTimeoutMs = 5_000;
const pingIntervalMs = 5_000;
/** Between attempts to reconnect: at random, so that many do not come at once. */
const reconnectMsMin = 100;
const reconnectMsMax = 1_000;
const retryMsMin = 50;
const retryMsMax = 2_000;

/** @throws YatesError E_LOG_UNREACHABLE, E_LOG_ACCESS */
export async function openLink(address: JetStreamAddress): Promise<JetStreamLink> {
  const { servers, user, secret, isTls, label } = address;
  let connection: NatsConnection;
  try {
    connection = await connect({
      name: 'yates coordinator',
      servers: [...servers],
      ...(user !== undefined ? { user, pass: secret ?? '' } : {}),
      ...(user === undefined && secret !== undefined ? { token: secret } : {}),
      ...(isTls ? { tls: {} } : {}),
      timeout: connectTimeoutMs,
      maxReconnectAttempts: -1,
      // What comes in on the log's subject is then another's.
      noEcho: true,
      pingInterval: pingIntervalMs,
      maxPingOut: 2,
      reconnectDelayHandler: () => reconnectMsMin + Math.random() * (reconnectMsMax - reconnectMsMin),
    });
  } catch (error) {
    const ours = fromNats(error, label);
    if (ours.code !== 'E_LOG_IO') throw ours;
    throw unreachableError(label, error instanceof Error ? error.message : String(error));
  }
  // The library looks for JetStream here; whether it is there shows at the first call.
  const manager = await jetstreamManager(connection, { checkAPI: false, timeout: callTimeoutMs });
  return new JetStreamLink(address, connection, manager);
}

export class JetStreamLink {
  readonly address: JetStreamAddress;
  readonly connection: NatsConnection;
  readonly client: JetStreamClient;
  readonly manager: JetStreamManager;
  /** Why the last call was not answered, in words. */
  lastTrouble = 'timeout';
  readonly #inFlight = new Set<(error: Error) => void>();
  readonly #changed = new Signal();
  #isUp = true;
  #over: YatesError | undefined;

  constructor(address: JetStreamAddress, connection: NatsConnection, manager: JetStreamManager) {
    this.address = address;
    this.connection = connection;
    this.manager = manager;
    this.client = jetstream(connection, { timeout: callTimeoutMs });
    void this.#watch();
  }

  /** Bytes of one message's body: well below the server's limit, since reading adds a third (base64) and headers. */
  get bodyBytesMax(): number {
    return Math.min(512 * 1024, Math.floor((this.connection.info?.max_payload ?? 1024 * 1024) / 2));
  }

  /** One attempt. @throws InterruptedError, errors of NATS, the error that ended the link */
  attempt<Value>(call: () => Promise<Value>): Promise<Value> {
    if (this.#over !== undefined) return Promise.reject(this.#over);
    if (!this.#isUp) return Promise.reject(new InterruptedError('not connected'));
    return new Promise((resolve, reject) => {
      this.#inFlight.add(reject);
      call()
        .then(resolve, (error: unknown) => {
          if (error instanceof Error) this.lastTrouble = error.message;
          reject(error);
        })
        .finally(() => this.#inFlight.delete(reject));
    });
  }

  /** Attempts a call that may be repeated until it is answered or the link ends. @throws YatesError */
  async persist<Value>(call: () => Promise<Value>): Promise<Value> {
    for (let tries = 0; ; tries++) {
      try {
        return await this.attempt(call);
      } catch (error) {
        if (!isTemporary(error)) throw fromNats(error, this.address.label);
      }
      await this.pause(tries);
    }
  }

  /** Waits before the next attempt: longer after each, not past a change of the connection, at least until it is up. */
  async pause(tries: number): Promise<void> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), Math.min(retryMsMax, retryMsMin * 2 ** tries));
    await this.#changed.next(abort.signal);
    clearTimeout(timer);
    while (!this.#isUp && this.#over === undefined) await this.#changed.next();
    if (this.#over !== undefined) throw this.#over;
  }

  /** Ends whatever waits, with this error. */
  end(error: YatesError): void {
    this.#over ??= error;
    this.#reject(this.#over);
  }

  async close(): Promise<void> {
    this.end(unreachableError(this.address.label, 'closed'));
    await this.connection.close();
  }

  async #watch(): Promise<void> {
    for await (const { type } of this.connection.status()) {
      if (type === 'disconnect') {
        this.#isUp = false;
        this.#interrupt();
      } else if (type === 'reconnect') {
        this.#isUp = true;
        this.#changed.raise();
      }
    }
    const why = await this.connection.closed();
    this.end(unreachableError(this.address.label, why instanceof Error ? why.message : 'closed'));
  }

  #interrupt(): void {
    const error = new InterruptedError('the connection was lost');
    this.lastTrouble = error.message;
    this.#reject(error);
  }

  #reject(error: Error): void {
    for (const reject of this.#inFlight) reject(error);
    this.#inFlight.clear();
    this.#changed.raise();
  }
}
