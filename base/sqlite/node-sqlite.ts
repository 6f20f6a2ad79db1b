/** SQLite through Node's own module `node:sqlite`, which needs nothing installed or compiled. */
import { connect, type RawDatabase } from './connect.ts';
import { type Driver, SqliteFailure } from './database.ts';

/** The part of the module that we use. Declared here, since the types of the oldest supported Node lack it. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string, options: { readonly readOnly: boolean }) => RawDatabase;
}

/** @returns undefined if this Node has no `node:sqlite` */
export function loadNodeSqlite(): Driver | undefined {
  const module = withoutExperimentalWarning(() => process.getBuiltinModule('node:sqlite')) as
    | NodeSqlite
    | undefined;
  if (module === undefined) return undefined;
  return {
    name: 'node',
    title: 'node:sqlite',
    open: (file, readOnly) => connect(() => new module.DatabaseSync(file, { readOnly }), translate),
  };
}

/** Node's warning that a module is experimental tells its users nothing that they could act on, and would come with every command. */
function withoutExperimentalWarning<T>(load: () => T): T {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = (warning: string | Error, ...rest: never[]): void => {
    if ((rest[0] as unknown) !== 'ExperimentalWarning') emitWarning(warning, ...rest);
  };
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** True if this version of Node has the module without calling it experimental: from 24.15, 25.7 and 26 on. */
export function isNodeSqliteStable(version: string = process.versions.node): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 26 || (major === 25 && minor >= 7) || (major === 24 && minor >= 15);
}

function translate(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  // An integer of more than 53 bits, which the module refuses to read.
  if (code === 'ERR_OUT_OF_RANGE') {
    return new SqliteFailure('SQLITE_MISMATCH', 'SQLITE_MISMATCH', error.message, error);
  }
  if (code !== 'ERR_SQLITE_ERROR' || typeof errcode !== 'number') return error;
  // The low byte of an extended code is its primary code.
  const primary = `SQLITE_${primaryCodes[errcode & 0xff] ?? 'ERROR'}`;
  return new SqliteFailure(primary, errcode > 0xff ? `${primary} ${errcode}` : primary, error.message, error);
}

/** Names by number, from 0. @see https://www.sqlite.org/rescode.html#primary_result_code_list */
const primaryCodes = (
  'OK ERROR INTERNAL PERM ABORT BUSY LOCKED NOMEM READONLY INTERRUPT IOERR CORRUPT NOTFOUND FULL CANTOPEN ' +
  'PROTOCOL EMPTY SCHEMA TOOBIG CONSTRAINT MISMATCH MISUSE NOLFS AUTH FORMAT RANGE NOTADB NOTICE WARNING'
).split(' ');
