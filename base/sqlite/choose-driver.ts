/**
 * Which binding of SQLite this process uses: Node's own where it is stable, otherwise better-sqlite3, which is an optional
 * dependency; where that is missing too, Node's own although it is experimental. `YATES_SQLITE` insists on one.
 *
 * Both read and write the same files with the same settings. One process must not have one file open through both: each
 * brings its own copy of SQLite, and a copy that closes the file drops the locks that the other holds on it.
 */
import { YatesError } from '../error.ts';
import { loadBetterSqlite3 } from './better-sqlite3.ts';
import type { Driver, DriverName } from './database.ts';
import { isNodeSqliteStable, loadNodeSqlite } from './node-sqlite.ts';

const names: readonly DriverName[] = ['node', 'better-sqlite3'];
const loaded = new Map<string, Driver>();

/** @throws YatesError E_SQLITE_CHOICE, E_SQLITE_MISSING */
export function chooseDriver(): Driver {
  const wanted = process.env['YATES_SQLITE'] ?? '';
  const driver = loaded.get(wanted) ?? load(wanted);
  loaded.set(wanted, driver);
  return driver;
}

function load(wanted: string): Driver {
  if (wanted !== '' && !names.some((name) => name === wanted)) {
    throw new YatesError({
      code: 'E_SQLITE_CHOICE',
      place: { file: 'YATES_SQLITE' },
      message: `there is no SQLite binding "${wanted}"`,
      next: `use ${names.join(' or ')}, or leave the variable out`,
    });
  }
  if (wanted === 'node' || (wanted === '' && isNodeSqliteStable())) {
    const driver = loadNodeSqlite();
    if (driver !== undefined) return driver;
    throw missingError(`Node ${process.versions.node} has no node:sqlite`);
  }
  try {
    return loadBetterSqlite3();
  } catch (cause) {
    const driver = wanted === '' ? loadNodeSqlite() : undefined;
    if (driver !== undefined) return driver;
    throw missingError(whyNot(cause), cause);
  }
}

/** npm leaves an optional package out, and says nothing, where it cannot build it. */
function whyNot(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  return code === 'MODULE_NOT_FOUND'
    ? 'better-sqlite3 is not installed'
    : `better-sqlite3 cannot be loaded (${message.split('\n')[0]})`;
}

function missingError(message: string, cause?: unknown): YatesError {
  return new YatesError({
    code: 'E_SQLITE_MISSING',
    message: `${message}, and the log and its locks need SQLite`,
    next: 'use Node.js 24.15 or later, which brings it, or install Yates again with --foreground-scripts to see what fails',
    cause,
  });
}
