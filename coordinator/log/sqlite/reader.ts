import { YatesError } from '../../../base/error.ts';
import { seq } from '../../../base/ids.ts';
import type { Database } from '../../../base/sqlite/database.ts';
import { openDatabase } from '../../../base/sqlite/open-database.ts';
import { inTransaction } from '../../../base/sqlite/transaction.ts';
import { batchChecksum, noChecksum } from '../batch-checksum.ts';
import { decodeEvent, type StoredEvent } from '../event-codec.ts';
import type { LoggedEvent } from '../event-log.ts';
import { fromSqlite } from './error.ts';

interface BatchRow {
  readonly first_seq: number;
  readonly last_seq: number;
  readonly checksum: string;
}

export interface EventRow extends StoredEvent {
  readonly seq: number;
}

/** Reads whole batches and holds each against its checksum. Never writes. */
export class SqliteReader {
  readonly #database: Database;
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
    try {
      this.#database = openDatabase(file, { readOnly: true, timeoutMs: 5000 });
    } catch (error) {
      throw fromSqlite(error, file);
    }
  }

  /**
   * The events from `fromSeq` on of the batches up to and with the one that brings their number to `countMax`; empty at
   * the end of the log.
   *
   * @throws YatesError E_LOG_CORRUPT, E_LOG_NEWER
   */
  read(fromSeq: number, countMax: number): LoggedEvent[] {
    return this.readStored(fromSeq, countMax).map((row) => ({
      seq: seq(row.seq),
      event: decodeEvent(row, row.seq),
    }));
  }

  /** As `read`, each event as it is stored. @throws YatesError E_LOG_CORRUPT */
  readStored(fromSeq: number, countMax: number): EventRow[] {
    try {
      return inTransaction(this.#database, 'deferred', () => this.#readBatches(fromSeq, countMax));
    } catch (error) {
      throw fromSqlite(error, this.#file);
    }
  }

  get lastSeq(): number {
    try {
      return (
        this.#database.prepare<[], { last: number | null }>('SELECT max(last_seq) AS last FROM batches').get()
          ?.last ?? 0
      );
    } catch (error) {
      throw fromSqlite(error, this.#file);
    }
  }

  #readBatches(fromSeq: number, countMax: number): EventRow[] {
    const before = this.#database
      .prepare<[number], BatchRow>('SELECT * FROM batches WHERE last_seq < ? ORDER BY last_seq DESC LIMIT 1')
      .get(fromSeq);
    const batches = this.#batchesFrom(fromSeq, countMax);
    const [first, last] = [batches[0], batches.at(-1)];
    const rows =
      first === undefined || last === undefined ? [] : this.#eventRows(first.first_seq, last.last_seq);
    let row = 0;
    const found: EventRow[] = [];
    let end = before?.last_seq ?? 0;
    let checksum = before?.checksum ?? noChecksum;
    for (const batch of batches) {
      const from = row;
      while ((rows[row]?.seq ?? Number.POSITIVE_INFINITY) <= batch.last_seq) row++;
      const events = rows.slice(from, row);
      const whole = batch.first_seq === end + 1 && events.length === batch.last_seq - batch.first_seq + 1;
      if (!whole || batchChecksum(checksum, batch.first_seq, events) !== batch.checksum) {
        throw this.#corruptError(batch.first_seq);
      }
      for (const event of events) if (event.seq >= fromSeq) found.push(event);
      end = batch.last_seq;
      checksum = batch.checksum;
    }
    if (found.length < countMax) this.#refuseUncovered(end);
    return found;
  }

  /** Those that bring the number of events from `fromSeq` on to `countMax`, or all. */
  #batchesFrom(fromSeq: number, countMax: number): BatchRow[] {
    const batches: BatchRow[] = [];
    const rest = this.#database
      .prepare<[number], BatchRow>('SELECT * FROM batches WHERE last_seq >= ? ORDER BY last_seq')
      .iterate(fromSeq);
    for (const batch of rest) {
      batches.push(batch);
      if (batch.last_seq - fromSeq + 1 >= countMax) break;
    }
    return batches;
  }

  #eventRows(first: number, last: number): EventRow[] {
    return this.#database
      .prepare<[number, number], EventRow>(
        'SELECT seq, at_ms AS atMs, type, version, data FROM events WHERE seq BETWEEN ? AND ? ORDER BY seq',
      )
      .all(first, last);
  }

  /** Events after the last batch were not written by us. */
  #refuseUncovered(end: number): void {
    const last = this.#database
      .prepare<[], { last: number | null }>('SELECT max(seq) AS last FROM events')
      .get();
    if ((last?.last ?? 0) > end) throw this.#corruptError(end + 1);
  }

  #corruptError(position: number): YatesError {
    return new YatesError({
      code: 'E_LOG_CORRUPT',
      message: `the log is damaged from event ${position} on: its checksum does not match`,
      place: { file: this.#file },
      next: 'restore the file from a copy, or move it away to start with an empty log; nothing was changed',
    });
  }

  close(): void {
    this.#database.close();
  }
}
