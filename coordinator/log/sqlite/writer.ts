/**
 * The one writer of a SQLite log: a transaction per group of appends, durable when `commit` returns (WAL with
 * synchronous=FULL). Synchronous; it runs in a thread of its own (writer-thread.ts).
 */
import type { Database, Statement } from '../../../base/sqlite/database.ts';
import { openDatabase } from '../../../base/sqlite/open-database.ts';
import { inTransaction } from '../../../base/sqlite/transaction.ts';
import { batchChecksum, noChecksum } from '../batch-checksum.ts';
import type { StoredEvent } from '../event-codec.ts';
import { fencedError } from '../event-log.ts';
import { MarkWriter, markFileOf } from './high-water-mark.ts';
import { SameFile } from './same-file.ts';
import { checkTail } from './check-tail.ts';
import { fromSqlite } from './error.ts';
import { prepareSchema } from './schema.ts';

export interface Append {
  readonly expectedSeq: number;
  readonly events: readonly StoredEvent[];
}

export class SqliteWriter {
  readonly logId: string;
  readonly #database: Database;
  readonly #file: string;
  readonly #insertEvent: Statement<[number, number, string, number, string], unknown>;
  readonly #insertBatch: Statement<[number, number, string], unknown>;
  readonly #last: Statement<[], { last_seq: number; checksum: string }>;
  readonly #mark: MarkWriter;
  readonly #files: readonly SameFile[];

  /** @throws YatesError E_LOG_READ_ONLY, E_LOG_CORRUPT, E_LOG_LOST, E_LOG_NEWER, E_LOG_FOREIGN */
  constructor(file: string) {
    this.#file = file;
    let database: Database | undefined;
    try {
      checkTail(file);
      database = openDatabase(file, { timeoutMs: 5000 });
      this.logId = prepareSchema(database, file);
      // The size of the cache, 16 MB, has another default in each binding.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000');
      this.#insertEvent = database.prepare(
        'INSERT INTO events (seq, at_ms, type, version, data) VALUES (?, ?, ?, ?, ?)',
      );
      this.#insertBatch = database.prepare(
        'INSERT INTO batches (first_seq, last_seq, checksum) VALUES (?, ?, ?)',
      );
      this.#last = database.prepare('SELECT last_seq, checksum FROM batches ORDER BY last_seq DESC LIMIT 1');
      // The first read makes the write-ahead log, where it is not there.
      const { last_seq: lastSeq, checksum } = this.#last.get() ?? { last_seq: 0, checksum: noChecksum };
      this.#files = [new SameFile(file), new SameFile(`${file}-wal`)];
      this.#mark = new MarkWriter(markFileOf(file), { logId: this.logId, lastSeq, checksum });
      this.#database = database;
    } catch (error) {
      database?.close();
      throw fromSqlite(error, file);
    }
  }

  get lastSeq(): number {
    return this.#last.get()?.last_seq ?? 0;
  }

  /**
   * All of the appends in one transaction, or none.
   *
   * @returns position of the last event
   * @throws YatesError E_LOG_FENCED, E_LOG_DISK_FULL, E_LOG_BUSY, E_LOG_IO, E_LOG_GONE
   */
  commit(appends: readonly Append[]): number {
    try {
      const { lastSeq, checksum } = inTransaction(this.#database, 'immediate', () => this.#insert(appends));
      this.#mark.write({ logId: this.logId, lastSeq, checksum });
      this.checkFiles();
      return lastSeq;
    } catch (error) {
      throw fromSqlite(error, this.#file);
    }
  }

  #insert(appends: readonly Append[]): { lastSeq: number; checksum: string } {
    const last = this.#last.get() ?? { last_seq: 0, checksum: noChecksum };
    const events: StoredEvent[] = [];
    for (const append of appends) {
      const actual = last.last_seq + events.length;
      if (append.expectedSeq !== actual) throw fencedError(append.expectedSeq, actual);
      for (const event of append.events) events.push(event);
    }
    if (events.length === 0) return { lastSeq: last.last_seq, checksum: last.checksum };
    const firstSeq = last.last_seq + 1;
    events.forEach(({ type, version, atMs, data }, at) => {
      this.#insertEvent.run(firstSeq + at, atMs, type, version, data);
    });
    const lastSeq = last.last_seq + events.length;
    const checksum = batchChecksum(last.checksum, firstSeq, events);
    this.#insertBatch.run(firstSeq, lastSeq, checksum);
    return { lastSeq, checksum };
  }

  /** What was committed into a deleted file must not be acknowledged. @throws YatesError E_LOG_GONE */
  checkFiles(): void {
    for (const file of this.#files) file.check();
  }

  /** For tests: the size at which SQLite takes the disk for full. */
  limitPages(pages: number): void {
    this.#database.exec(`PRAGMA max_page_count = ${pages}`);
  }

  close(): void {
    this.#mark.close();
    this.#database.close();
  }
}
