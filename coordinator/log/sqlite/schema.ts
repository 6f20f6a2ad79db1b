import { randomBytes } from 'node:crypto';
import { YatesError } from '../../../base/error.ts';
import { packageVersion } from '../../../base/package-root.ts';
import type { Database } from '../../../base/sqlite/database.ts';
import { inTransaction } from '../../../base/sqlite/transaction.ts';
import { newerError } from '../event-codec.ts';

/** Of the tables; the events have versions of their own. */
const formatVersion = 1;

/**
 * `events.data` is JSON, so any SQLite client can read the log; the views are for people who do. A batch is what one
 * transaction made durable; its checksum covers its events and the checksum before it (batch-checksum.ts).
 */
const tables = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    at_ms REAL NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    data TEXT NOT NULL
  );
  CREATE TABLE batches (
    last_seq INTEGER PRIMARY KEY,
    first_seq INTEGER NOT NULL,
    checksum TEXT NOT NULL
  );
  CREATE VIEW results AS
    SELECT seq, at_ms,
      json_extract(data, '$.sweepId') AS sweep_id,
      json_extract(data, '$.trialId') AS trial_id,
      json_extract(data, '$.fence') AS fence,
      json_extract(data, '$.result.metrics') AS metrics,
      type = 'trial-completed' AS counted
    FROM events WHERE type IN ('trial-completed', 'result-late');
  CREATE VIEW failures AS
    SELECT seq, at_ms,
      json_extract(data, '$.sweepId') AS sweep_id,
      json_extract(data, '$.trialId') AS trial_id,
      json_extract(data, '$.fence') AS fence,
      coalesce(json_extract(data, '$.fault.faultClass'), 'lost') AS fault_class,
      json_extract(data, '$.fault.message') AS message,
      json_extract(data, '$.retry') AS retried
    FROM events WHERE type IN ('attempt-failed', 'lease-expired');
`;

/**
 * Makes the tables in an empty file; checks those of any other. Must run inside no transaction.
 *
 * @returns id of the log
 * @throws YatesError E_LOG_NEWER, E_LOG_FOREIGN
 */
export function prepareSchema(database: Database, file: string): string {
  return inTransaction(database, 'immediate', (): string => {
    const names = database
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all()
      .map(({ name }) => name);
    if (names.length === 0) return createTables(database);
    if (!['meta', 'events', 'batches'].every((name) => names.includes(name))) throw foreignError(file);
    const meta = new Map(
      database
        .prepare<[], { key: string; value: string }>('SELECT key, value FROM meta')
        .all()
        .map(({ key, value }) => [key, value]),
    );
    const version = Number(meta.get('format_version'));
    const id = meta.get('log_id');
    if (!Number.isInteger(version) || id === undefined) throw foreignError(file);
    if (version > formatVersion) throw newerError(`format ${version}; this one knows ${formatVersion}`);
    return id;
  });
}

function createTables(database: Database): string {
  database.exec(tables);
  const id = randomBytes(8).toString('hex');
  const insert = database.prepare<[string, string]>('INSERT INTO meta (key, value) VALUES (?, ?)');
  insert.run('format_version', String(formatVersion));
  insert.run('log_id', id);
  insert.run('yates_version', packageVersion);
  return id;
}

function foreignError(file: string): YatesError {
  return new YatesError({
    code: 'E_LOG_FOREIGN',
    message: 'this database is not a log of Yates',
    place: { file },
    next: 'choose another data folder with --data; nothing was changed',
  });
}
