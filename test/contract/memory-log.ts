/** A log in memory: for the simulation and for tests. Handles on one journal are as processes on one file. */
import type { Seq } from '../../base/ids.ts';
import { seq } from '../../base/ids.ts';
import type { CoordinatorEvent } from '../../coordinator/core/event.ts';
import { decodeEvent, encodeEvent, type StoredEvent } from '../../coordinator/log/event-codec.ts';
import {
  closedError,
  type EventLog,
  fencedError,
  type LoggedEvent,
} from '../../coordinator/log/event-log.ts';
import { Signal } from '../../base/signal.ts';

const batchSize = 1000;

/** What survives a crash: the stored form, so that nothing is shared with the state of a dead process. */
export class MemoryJournal {
  readonly id: string;
  readonly stored: StoredEvent[] = [];
  readonly grown = new Signal();

  constructor(id: string) {
    this.id = id;
  }

  /** @throws YatesError E_LOG_FENCED */
  append(expectedSeq: Seq, events: readonly CoordinatorEvent[]): Seq {
    if (expectedSeq !== this.stored.length) throw fencedError(expectedSeq, this.stored.length);
    for (const event of events) this.stored.push(encodeEvent(event));
    this.grown.raise();
    return seq(this.stored.length);
  }

  slice(fromSeq: number, count: number): LoggedEvent[] {
    const from = Math.max(1, fromSeq);
    return this.stored
      .slice(from - 1, from - 1 + count)
      .map((stored, at) => ({ seq: seq(from + at), event: decodeEvent(stored, from + at) }));
  }
}

export class MemoryLog implements EventLog {
  readonly #journal: MemoryJournal;
  #closed = false;
  #failed: unknown;

  constructor(journal: MemoryJournal) {
    this.#journal = journal;
  }

  get id(): string {
    return this.#journal.id;
  }

  lastSeq(): Promise<Seq> {
    return Promise.resolve(seq(this.#journal.stored.length));
  }

  async append(expectedSeq: Seq, events: readonly CoordinatorEvent[]): Promise<Seq> {
    if (this.#closed) throw closedError();
    if (this.#failed !== undefined) throw this.#failed;
    try {
      return this.#journal.append(expectedSeq, events);
    } catch (error) {
      this.#failed = error;
      throw error;
    }
  }

  async *read(fromSeq: Seq, toSeq?: Seq): AsyncIterable<readonly LoggedEvent[]> {
    for (let from: number = fromSeq; ; from += batchSize) {
      const left = toSeq === undefined ? batchSize : toSeq - from + 1;
      const batch = this.#journal.slice(from, Math.max(0, Math.min(batchSize, left)));
      if (batch.length > 0) yield batch;
      if (batch.length < batchSize) return;
    }
  }

  async *follow(fromSeq: Seq, signal: AbortSignal): AsyncIterable<readonly LoggedEvent[]> {
    let next: number = Math.max(1, fromSeq);
    while (!signal.aborted && !this.#closed) {
      const grown = this.#journal.grown.next(signal);
      const batch = this.#journal.slice(next, batchSize);
      if (batch.length > 0) yield batch;
      next += batch.length;
      if (batch.length === 0) await grown;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#journal.grown.raise();
  }
}
