import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { chooseDriver } from './choose-driver.ts';
import { type Database, type OpenOptions, SqliteFailure } from './database.ts';

/**
 * Opens a file of SQLite through whichever binding this process uses.
 *
 * @throws SqliteFailure
 * @throws YatesError E_SQLITE_CHOICE, E_SQLITE_MISSING
 */
export function openDatabase(file: string, { readOnly = false, timeoutMs }: OpenOptions): Database {
  // Absolute, since Node's binding takes a path that begins with `file:` for a URI.
  const path = resolve(file);
  const driver = chooseDriver();
  if (!existsSync(dirname(path))) {
    throw new SqliteFailure('SQLITE_CANTOPEN', 'SQLITE_CANTOPEN', `${dirname(path)} does not exist`);
  }
  const database = driver.open(path, readOnly);
  database.exec(`PRAGMA busy_timeout = ${timeoutMs}`);
  return database;
}
