/**
 * The log: the truth that state is folded from. Kept asynchronous and in batches, so that a replicated log fits behind
 * the same words as a file.
 */
import { YatesError } from '../../base/error.ts';
import type { Seq } from '../../base/ids.ts';
import type { CoordinatorEvent } from '../core/event.ts';

export interface LoggedEvent {
  /** From 1, without gaps. */
  readonly seq: Seq;
  readonly event: CoordinatorEvent;
}

export interface EventLog {
  /** Made with the log and never changed: distinguishes one log from another. */
  readonly id: string;

  /** Position of the newest durable event; 0 in an empty log. */
  lastSeq(): Promise<Seq>;

  /**
   * Adds events in order, all or none. Several appends may be out at once, each expecting the position that the one
   * before it will leave; they are made durable together where that is cheaper.
   *
   * @param expectedSeq position of the log before these events: the fence that shuts out a deposed writer
   * @returns position of the last of them, once they survive a crash of the machine
   * @throws YatesError E_LOG_FENCED another writer was faster; E_LOG_DISK_FULL, E_LOG_IO, E_LOG_GONE not written
   *   or not where it would be found again. After either the log takes no further append from this writer
   */
  append(expectedSeq: Seq, events: readonly CoordinatorEvent[]): Promise<Seq>;

  /**
   * Events from `fromSeq` on, in order.
   *
   * @param toSeq the last of them; default: the one that is the last when the reader gets there
   * @throws YatesError E_LOG_CORRUPT, E_LOG_NEWER
   */
  read(fromSeq: Seq, toSeq?: Seq): AsyncIterable<readonly LoggedEvent[]>;

  /** As `read`, and then each event as it becomes durable, until `signal` aborts or the log is closed. */
  follow(fromSeq: Seq, signal: AbortSignal): AsyncIterable<readonly LoggedEvent[]>;

  /** Waits for the appends that are out. */
  close(): Promise<void>;
}

export function fencedError(expectedSeq: number, actualSeq: number): YatesError {
  return new YatesError({
    code: 'E_LOG_FENCED',
    message: `the log is at ${actualSeq}, not at ${expectedSeq}: another coordinator writes to it`,
    next: 'this one stops now, and nothing was overwritten; stop the other before starting it again',
  });
}

export function closedError(): YatesError {
  return new YatesError({
    code: 'E_LOG_CLOSED',
    message: 'the log is closed',
    next: 'start the coordinator again',
  });
}
