/**
 * A lock that processes of one machine share, for the moment in which one of them changes a file that others change too.
 * It is one of the operating system, taken by SQLite (Node has no call for it), so it ends with its process, however
 * that ends: there are no stale locks to clear.
 */
import { YatesError } from './error.ts';
import { type Database, SqliteFailure } from './sqlite/database.ts';
import { openDatabase } from './sqlite/open-database.ts';

/** Far longer than any holder needs: it reads a file, changes it and writes it back. */
const patienceMs = 10_000;

/**
 * Runs `change` while no other process, and no other caller in this one, holds the lock at `path`.
 *
 * @param path of the lock file, which is made where there is none; never of the file that is changed
 * @throws YatesError E_SQLITE_MISSING; E_FILE_LOCK where another process holds it for ten seconds, or the file cannot be made
 */
export function withFileLock<T>(path: string, change: () => T, timeoutMs = patienceMs): T {
  const lock = take(path, timeoutMs);
  try {
    return change();
  } finally {
    lock.close();
  }
}

function take(path: string, timeoutMs: number): Database {
  let lock: Database | undefined;
  try {
    lock = openDatabase(path, { timeoutMs });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock?.close();
    if (cause instanceof YatesError) throw cause;
    const code = cause instanceof SqliteFailure ? cause.code : undefined;
    const isBusy = code === 'SQLITE_BUSY';
    const others = code === 'SQLITE_FULL' ? 'make room on its disk' : 'mend the permissions of its folder';
    throw new YatesError({
      code: 'E_FILE_LOCK',
      place: { file: path },
      message: isBusy
        ? `another process has held this lock for ${timeoutMs / 1000} s`
        : `the lock cannot be taken: ${(cause as Error).message}`,
      next: isBusy ? 'see which Yates process hangs, and end it' : others,
      cause,
    });
  }
}
