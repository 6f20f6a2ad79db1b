/**
 * Keeps a second coordinator out of a data folder. The lock is one of the operating system, taken by SQLite on a file of
 * its own: it goes away with the process, however that ends, so there are no stale locks to clear.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { YatesError } from '../../../base/error.ts';
import { type Database, SqliteFailure } from '../../../base/sqlite/database.ts';
import { openDatabase } from '../../../base/sqlite/open-database.ts';
import { writeOwnFile } from '../../../base/write-own-file.ts';
import { fromSqlite } from './error.ts';

export interface DataLock {
  release(): void;
}

/** @throws YatesError E_DATA_LOCKED naming the process that has it; E_LOG_READ_ONLY */
export function lockData(folder: string): DataLock {
  const lockFile = join(folder, 'coordinator.lock');
  const pidFile = join(folder, 'coordinator.pid');
  let database: Database | undefined;
  try {
    database = openDatabase(lockFile, { timeoutMs: 0 });
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    if (error instanceof SqliteFailure && error.code === 'SQLITE_BUSY') throw lockedError(folder, pidFile);
    throw fromSqlite(error, lockFile);
  }
  const held = database;
  try {
    writeOwnFile(pidFile, `${process.pid}\n`);
  } catch (error) {
    held.close();
    throw fromSqlite(error, pidFile);
  }
  return {
    release: () => {
      rmSync(pidFile, { force: true });
      held.close();
    },
  };
}

function lockedError(folder: string, pidFile: string): YatesError {
  const pid = readPid(pidFile);
  return new YatesError({
    code: 'E_DATA_LOCKED',
    message: `another coordinator${pid === undefined ? '' : ` (process ${pid})`} is using this data folder`,
    place: { file: folder },
    next: 'stop that coordinator, or choose another folder with --data',
  });
}

function readPid(pidFile: string): string | undefined {
  try {
    return readFileSync(pidFile, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
