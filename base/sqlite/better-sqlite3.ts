/** SQLite through the native package better-sqlite3, for versions of Node whose own binding is experimental. */
import { createRequire } from 'node:module';
import type Sqlite from 'better-sqlite3';
import { connect, type RawDatabase } from './connect.ts';
import { type Driver, SqliteFailure } from './database.ts';

const require = createRequire(import.meta.url);

/** @throws Error that says why, if the package is missing or was built for another version of Node */
export function loadBetterSqlite3(): Driver {
  const module = require('better-sqlite3') as typeof Sqlite;
  // The package loads its native part at the first database only.
  new module(':memory:').close();
  return {
    name: 'better-sqlite3',
    title: 'better-sqlite3',
    open: (file, readOnly) =>
      connect(
        () => new module(file, { readonly: readOnly }) as RawDatabase,
        (error) => (error instanceof module.SqliteError ? translate(error) : error),
      ),
  };
}

function translate(error: Error & { readonly code: string }): SqliteFailure {
  const primary = error.code.split('_').slice(0, 2).join('_');
  return new SqliteFailure(primary, error.code, error.message, error);
}
