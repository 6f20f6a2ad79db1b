/**
 * The log in one SQLite file. Writes go through a thread of its own, so that a slow disk never holds up the leases;
 * reads are of this thread too, but for a long log's at the start (read-events.ts).
 */
import type { Worker } from 'node:worker_threads';
import type { Seq } from '../../../base/ids.ts';
import { seq } from '../../../base/ids.ts';
import type { CoordinatorEvent } from '../../core/event.ts';
import { encodeEvent } from '../event-codec.ts';
import { closedError, type EventLog, type LoggedEvent } from '../event-log.ts';
import { unpackError } from './packed-error.ts';
import { packEvents } from './packed-events.ts';
import { Signal } from '../../../base/signal.ts';
import { readCount, readEvents, readStretch } from './read-events.ts';
import { SqliteReader } from './reader.ts';
import type { FromWriter, PackedAppend, ToWriter } from './writer-thread.ts';
import { startThread } from '../../../base/start-thread.ts';

interface Pending {
  readonly lastSeq: Seq;
  readonly resolve: (last: Seq) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Opens or makes the log.
 *
 * @param file path of the database; its folder must exist
 * @throws YatesError E_LOG_READ_ONLY, E_LOG_CORRUPT, E_LOG_LOST, E_LOG_NEWER, E_LOG_FOREIGN
 */
export async function openSqliteLog(file: string): Promise<SqliteLog> {
  const thread = new URL('./writer-thread.ts', import.meta.url);
  const worker = startThread(thread, import.meta.url, { file });
  const { logId, lastSeq } = await new Promise<FromWriter & { kind: 'opened' }>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: FromWriter) => {
      if (message.kind === 'opened') resolve(message);
      else if (message.kind === 'broken') reject(unpackError(message.error));
    });
  }).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  return new SqliteLog(worker, file, logId, seq(lastSeq));
}

export class SqliteLog implements EventLog {
  readonly id: string;
  readonly #worker: Worker;
  readonly #file: string;
  readonly #reader: SqliteReader;
  readonly #pending = new Map<number, Pending>();
  readonly #grown = new Signal();
  readonly #exited: Promise<void>;
  #gathered: PackedAppend[] = [];
  #sending: NodeJS.Immediate | undefined;
  #appends = 0;
  #lastSeq: Seq;
  #failure: unknown;
  #closing: Promise<void> | undefined;
  #reportFailure: (error: unknown) => void = () => {};
  /** Resolves with the error when the log takes no more, also while nothing is appended. */
  readonly broken: Promise<unknown> = new Promise((resolve) => {
    this.#reportFailure = resolve;
  });

  constructor(worker: Worker, file: string, id: string, lastSeq: Seq) {
    this.id = id;
    this.#worker = worker;
    this.#file = file;
    this.#reader = new SqliteReader(file);
    this.#lastSeq = lastSeq;
    worker.on('message', (message: FromWriter) => this.#hear(message));
    worker.on('error', (error) => this.#break(error));
    this.#exited = new Promise((resolve) => {
      worker.once('exit', () => resolve());
    });
  }

  lastSeq(): Promise<Seq> {
    return Promise.resolve(this.#lastSeq);
  }

  append(expectedSeq: Seq, events: readonly CoordinatorEvent[]): Promise<Seq> {
    if (this.#closing !== undefined) return Promise.reject(closedError());
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      const id = ++this.#appends;
      this.#pending.set(id, { lastSeq: seq(expectedSeq + events.length), resolve, reject });
      this.#gathered.push({ id, expectedSeq, text: packEvents(events.map(encodeEvent)) });
      // What is appended in one turn of the loop is sent at once: each message wakes the thread.
      this.#sending ??= setImmediate(() => this.#sendGathered());
    });
  }

  read(fromSeq: Seq, toSeq?: Seq): AsyncIterable<readonly LoggedEvent[]> {
    return toSeq === undefined
      ? readEvents(this.#file, this.#reader, fromSeq)
      : readStretch(this.#reader, fromSeq, toSeq);
  }

  async *follow(fromSeq: Seq, signal: AbortSignal): AsyncIterable<readonly LoggedEvent[]> {
    let next: number = fromSeq;
    while (!signal.aborted && this.#closing === undefined) {
      const grown = this.#grown.next(signal);
      const batch = this.#reader.read(next, readCount);
      const last = batch.at(-1);
      if (last === undefined) {
        await grown;
        continue;
      }
      yield batch;
      next = last.seq + 1;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** For tests: the size in pages at which SQLite takes the disk for full. */
  limitPages(pages: number): void {
    this.#send({ kind: 'limit-pages', pages });
  }

  async #close(): Promise<void> {
    this.#sendGathered();
    // The writer closes last: it then folds the write-ahead log into the one file.
    this.#reader.close();
    this.#send({ kind: 'close' });
    await this.#exited;
    this.#refuse(closedError());
    this.#grown.raise();
  }

  #sendGathered(): void {
    clearImmediate(this.#sending);
    this.#sending = undefined;
    if (this.#gathered.length > 0) this.#send({ kind: 'append', appends: this.#gathered });
    this.#gathered = [];
  }

  #send(message: ToWriter): void {
    this.#worker.postMessage(message, []);
  }

  #hear(message: FromWriter): void {
    if (message.kind === 'broken') return this.#break(unpackError(message.error));
    if (message.kind !== 'durable') return undefined;
    for (const [id, append] of this.#pending) {
      if (id > message.id) break;
      this.#pending.delete(id);
      this.#lastSeq = append.lastSeq;
      append.resolve(append.lastSeq);
    }
    this.#grown.raise();
    return undefined;
  }

  #break(error: unknown): void {
    this.#refuse(error);
    this.#reportFailure(this.#failure);
  }

  #refuse(error: unknown): void {
    this.#failure ??= error;
    for (const append of this.#pending.values()) append.reject(this.#failure);
    this.#pending.clear();
  }
}
