import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { YatesError } from '../../../base/error.ts';
import type { ErrorCode } from '../../../base/error-codes.ts';
import { SqliteFailure } from '../../../base/sqlite/database.ts';

/** Of the files beside the database, as SQLite would word it. */
const systemCodes: Readonly<Record<string, string>> = {
  ENOSPC: 'SQLITE_FULL',
  EDQUOT: 'SQLITE_FULL',
  EROFS: 'SQLITE_READONLY',
  EACCES: 'SQLITE_READONLY',
  EPERM: 'SQLITE_READONLY',
  EIO: 'SQLITE_IOERR',
};

/** What SQLite or the system says, as an error that a person can act on. Other errors are given back as they are. */
export function fromSqlite(error: unknown, file: string): unknown {
  const code = error instanceof SqliteFailure ? error.code : systemCodes[systemCodeOf(error)];
  if (!(error instanceof Error) || code === undefined) return error;
  const detail = error instanceof SqliteFailure ? error.detail : code;
  const make = (ours: ErrorCode, message: string, next: string): YatesError =>
    new YatesError({ code: ours, message: `${message} (${detail})`, place: { file }, next, cause: error });
  if (code === 'SQLITE_FULL') {
    return make(
      'E_LOG_DISK_FULL',
      'the disk is full; nothing was half written',
      'free some space and start the coordinator again; it continues where it stopped',
    );
  }
  if (code === 'SQLITE_CANTOPEN' && !existsSync(dirname(file))) {
    return make(
      'E_LOG_READ_ONLY',
      'the folder of the log does not exist',
      'make it, or choose another with --data',
    );
  }
  if (code === 'SQLITE_READONLY' || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_PERM') {
    return make(
      'E_LOG_READ_ONLY',
      'the log cannot be written here',
      'give write permission on the folder and the file, or choose another with --data',
    );
  }
  // A value of a type that we never write is damage too.
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB' || code === 'SQLITE_MISMATCH') {
    return make(
      'E_LOG_CORRUPT',
      'the log is damaged or not a database',
      'restore the file from a copy, or move it away to start with an empty log; nothing was changed',
    );
  }
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_LOCKED') {
    return make('E_LOG_BUSY', 'another program holds the log for writing', 'close it and try again');
  }
  return make('E_LOG_IO', `the log could not be written or read: ${error.message}`, 'check the disk');
}

function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
