import { SqliteError } from 'better-sqlite3';
import { YatesError } from '../../../base/error.ts';
import type { ErrorCode } from '../../../base/error-codes.ts';

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
  const code = error instanceof SqliteError ? error.code : systemCodes[systemCodeOf(error)];
  if (!(error instanceof Error) || code === undefined) return error;
  const make = (ours: ErrorCode, message: string, next: string): YatesError =>
    new YatesError({ code: ours, message: `${message} (${code})`, place: { file }, next, cause: error });
  if (code === 'SQLITE_FULL') {
    return make(
      'E_LOG_DISK_FULL',
      'the disk is full; nothing was half written',
      'free some space and start the coordinator again; it continues where it stopped',
    );
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
    return make(
      'E_LOG_READ_ONLY',
      'the log cannot be written here',
      'give write permission on the folder and the file, or choose another with --data',
    );
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return make(
      'E_LOG_CORRUPT',
      'the log is damaged or not a database',
      'restore the file from a copy, or move it away to start with an empty log; nothing was changed',
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return make('E_LOG_BUSY', 'another program holds the log for writing', 'close it and try again');
  }
  return make('E_LOG_IO', `the log could not be written or read: ${error.message}`, 'check the disk');
}

function systemCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
