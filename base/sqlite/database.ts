/** What we use of SQLite, the same whichever binding reaches it. Everything is synchronous. */

export type Value = number | string;

/** An open connection. Each call throws a `SqliteFailure` where SQLite refuses it. */
export interface Database {
  /** Runs statements whose rows, if any, are not wanted. */
  exec(sql: string): void;
  prepare<Bound extends readonly Value[] = [], Row = unknown>(sql: string): Statement<Bound, Row>;
  /** Ends all statements. The last writer to close folds the write-ahead log into the database. */
  close(): void;
}

/**
 * A prepared statement; `Bound` are the types of its `?` in order. No integer beyond 2^53 (one binding rounds it, one refuses), and
 * no text with a NUL, which Node 22 cuts there; the JSON of the log has none.
 */
export interface Statement<Bound extends readonly Value[], Row> {
  run(...bound: Bound): void;
  get(...bound: Bound): Row | undefined;
  all(...bound: Bound): Row[];
  iterate(...bound: Bound): IterableIterator<Row>;
}

export interface OpenOptions {
  /** Default: false, and the file is made where there is none. */
  readonly readOnly?: boolean;
  /** Time that a call waits while another connection holds the lock that it needs, in milliseconds. */
  readonly timeoutMs: number;
}

/** A binding of SQLite for Node. */
export interface Driver {
  readonly name: DriverName;
  /** As people call it. */
  readonly title: string;
  /** @param file absolute path */
  open(file: string, readOnly: boolean): Database;
}

/** As `YATES_SQLITE` names them. */
export type DriverName = 'node' | 'better-sqlite3';

/** An error that SQLite reported. */
export class SqliteFailure extends Error {
  /** Primary result code by its name, such as `SQLITE_READONLY`. */
  readonly code: string;
  /** The extended result code, as the binding gives it: a name, or a name and a number. For printing only. */
  readonly detail: string;

  /** @see https://www.sqlite.org/rescode.html */
  constructor(code: string, detail: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SqliteFailure';
    this.code = code;
    this.detail = detail;
  }
}
