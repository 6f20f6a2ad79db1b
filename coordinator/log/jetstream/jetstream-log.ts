/**
 * The log in a stream of NATS JetStream, for coordinators that may move between machines. While one batch is on its way
 * to the server, further appends gather; all of them go into the next. An outage holds appends up until the server is
 * back. What an acknowledgement is worth, disk or copies, is up to the server's settings: docs/logs.md.
 */
import { randomBytes } from 'node:crypto';
import { YatesError } from '../../../base/error.ts';
import type { Seq } from '../../../base/ids.ts';
import { seq } from '../../../base/ids.ts';
import type { CoordinatorEvent } from '../../core/event.ts';
import { encodeEvent, type StoredEvent } from '../event-codec.ts';
import { closedError, type EventLog, fencedError, type LoggedEvent } from '../event-log.ts';
import type { JetStreamAddress } from './address.ts';
import { Cursor } from './cursor.ts';
import { unreachableError } from './error.ts';
import { framesOf } from './frame.ts';
import { type JetStreamLink, openLink } from './link.ts';
import { publishAt } from './publish.ts';
import { watchRivals } from './rivals.ts';
import { JetStreamStream } from './stream.ts';
import { after, readTail, type Tail } from './tail.ts';
import { nextWithin } from './wait.ts';
import { Signal } from '../../../base/signal.ts';

/** How long the server may take to answer when the log is opened. */
const openMsMax = 15_000;
/** How long after `hurry` the server may hold appends up. */
const hurryMsMax = 3_000;
/** How often a follower looks without a hint: it may be lost, or come before the message is stored. */
const lookMs = 1_000;
/** Against a writer that appends all the time, taking over is a race for one gap between two of its messages. */
const takeOverTriesMax = 500;

interface Pending {
  readonly expectedSeq: number;
  readonly events: readonly StoredEvent[];
  readonly resolve: (last: Seq) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Opens the log; makes the stream where it is not there.
 *
 * @throws YatesError E_LOG_UNREACHABLE, E_LOG_ACCESS, E_LOG_FOREIGN, E_LOG_NEWER, E_LOG_CORRUPT
 */
export async function openJetStreamLog(address: JetStreamAddress): Promise<JetStreamLog> {
  const link = await openLink(address);
  const impatience = setTimeout(() => link.end(unreachableError(address.label, link.lastTrouble)), openMsMax);
  try {
    const stream = new JetStreamStream(link);
    const id = await stream.prepare();
    return new JetStreamLog(link, stream, id, await readTail(stream));
  } catch (error) {
    await link.close();
    throw error;
  } finally {
    clearTimeout(impatience);
  }
}

export class JetStreamLog implements EventLog {
  readonly id: string;
  readonly #link: JetStreamLink;
  readonly #stream: JetStreamStream;
  readonly #writer = randomBytes(8).toString('hex');
  readonly #grown = new Signal();
  readonly #rivals = new Signal();
  #queue: Pending[] = [];
  #tail: Tail;
  #running: Promise<void> | undefined;
  #failure: unknown;
  #impatience: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;
  #reportFailure: (error: unknown) => void = () => {};
  /** Resolves with the error when the log takes no more from this writer, also while nothing is appended. */
  readonly broken: Promise<unknown> = new Promise((resolve) => {
    this.#reportFailure = resolve;
  });

  constructor(link: JetStreamLink, stream: JetStreamStream, id: string, tail: Tail) {
    this.id = id;
    this.#link = link;
    this.#stream = stream;
    this.#tail = tail;
    // Others' messages come by here, also those that the stream refuses: a hint to look, no more.
    link.connection.subscribe(link.address.subject, {
      callback: () => {
        this.#grown.raise();
        this.#rivals.raise();
      },
    });
  }

  lastSeq(): Promise<Seq> {
    return Promise.resolve(seq(this.#tail.lastSeq));
  }

  append(expectedSeq: Seq, events: readonly CoordinatorEvent[]): Promise<Seq> {
    if (this.#closing !== undefined) return Promise.reject(closedError());
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#queue.push({ expectedSeq, events: events.map(encodeEvent), resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /**
   * Fences off every other writer, at once: its next append fails. From then on a coordinator that does the same to
   * this one is noticed without an append, see `broken`. To be called before anything is appended.
   *
   * @throws YatesError E_LOG_FENCED another writer was faster, again and again
   */
  async takeOver(): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.#commit([]);
        break;
      } catch (error) {
        const isFenced = error instanceof YatesError && error.code === 'E_LOG_FENCED';
        if (!isFenced || tries === takeOverTriesMax) throw error;
        this.#tail = await readTail(this.#stream);
      }
    }
    watchRivals({
      stream: this.#stream,
      place: this.#link.address.label,
      writer: this.#writer,
      tail: () => this.#tail,
      hint: this.#rivals,
      isOver: () => this.#closing !== undefined || this.#failure !== undefined,
    }).catch((error: unknown) => {
      if (this.#closing === undefined) this.#break(error);
    });
  }

  async *read(fromSeq: Seq, toSeq?: Seq): AsyncIterable<readonly LoggedEvent[]> {
    const end: number = toSeq ?? Number.POSITIVE_INFINITY;
    if (fromSeq > end) return;
    const cursor = await this.#cursor(fromSeq);
    for (;;) {
      const batch = await cursor.read();
      if (batch.length === 0) return;
      const last = batch.at(-1)?.seq ?? 0;
      yield last <= end ? batch : batch.filter((one) => one.seq <= end);
      if (last >= end) return;
    }
  }

  async *follow(fromSeq: Seq, signal: AbortSignal): AsyncIterable<readonly LoggedEvent[]> {
    try {
      const cursor = await this.#cursor(fromSeq);
      while (!signal.aborted && this.#closing === undefined) {
        const grown = nextWithin(this.#grown, lookMs, signal);
        const batch = await cursor.read();
        if (batch.length > 0) yield batch;
        else await grown;
      }
    } catch (error) {
      if (this.#closing === undefined) throw error;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Appends that wait for a server fail soon, rather than hold up the end. */
  hurry(): void {
    const { label } = this.#link.address;
    this.#impatience ??= setTimeout(
      () => this.#link.end(unreachableError(label, this.#link.lastTrouble)),
      hurryMsMax,
    );
  }

  #cursor(fromSeq: Seq): Promise<Cursor> {
    return Cursor.at(this.#stream, this.#link.address.label, fromSeq);
  }

  async #close(): Promise<void> {
    this.hurry();
    await this.#running;
    this.#grown.raise();
    this.#rivals.raise();
    clearTimeout(this.#impatience);
    await this.#link.close();
  }

  async #run(): Promise<void> {
    try {
      // One turn for those who append in the same breath to gather.
      await Promise.resolve();
      while (this.#queue.length > 0) {
        const group = await this.#gather();
        await this.#commit(group.flatMap(({ events }) => events));
        this.#queue.splice(0, group.length);
        for (const { expectedSeq, events, resolve } of group) resolve(seq(expectedSeq + events.length));
      }
    } catch (error) {
      this.#break(error);
    } finally {
      this.#running = undefined;
    }
  }

  /** The appends that follow on each other, up to the size of a message. @throws YatesError E_LOG_FENCED */
  async #gather(): Promise<Pending[]> {
    const first = this.#queue[0]?.expectedSeq ?? 0;
    if (first !== this.#tail.lastSeq) {
      // Who opened the log before another wrote to it goes on from there, having read it.
      this.#tail = await readTail(this.#stream);
      if (first !== this.#tail.lastSeq) throw fencedError(first, this.#tail.lastSeq);
    }
    let end = first;
    let length = 0;
    let count = 0;
    for (const { expectedSeq, events } of this.#queue) {
      for (const { data } of events) length += data.length;
      if (expectedSeq !== end || (count > 0 && length > this.#link.bodyBytesMax / 2)) break;
      end += events.length;
      count++;
    }
    return this.#queue.slice(0, count);
  }

  /** Writes a batch after the tail. */
  async #commit(events: readonly StoredEvent[]): Promise<void> {
    const { lastSeq, checksum } = this.#tail;
    const batch = { writer: this.#writer, firstSeq: lastSeq + 1, previous: checksum, events };
    let { position } = this.#tail;
    for (const frame of framesOf(batch, this.#link.bodyBytesMax)) {
      await publishAt(this.#link, this.#stream, ++position, frame);
      if (frame.head.part === frame.head.parts) this.#tail = after(frame.head, position, this.#writer);
    }
    this.#grown.raise();
  }

  #break(error: unknown): void {
    this.#failure ??= error;
    for (const { reject } of this.#queue.splice(0)) reject(this.#failure);
    this.#reportFailure(this.#failure);
  }
}
