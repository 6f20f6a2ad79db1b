import { loadBetterSqlite3 } from '../base/sqlite/better-sqlite3.ts';
import type { DriverName } from '../base/sqlite/database.ts';
import { loadNodeSqlite } from '../base/sqlite/node-sqlite.ts';

/** The bindings of SQLite that this Node has and that do not abort on it: what `YATES_SQLITE` may be here. */
export const sqliteDrivers: readonly DriverName[] = [
  ...(loadNodeSqlite() === undefined ? [] : ['node' as const]),
  ...(canUseBetterSqlite3() ? ['better-sqlite3' as const] : []),
];

/**
 * From 24.19 on, Node 24 ends the process when a native object of better-sqlite3 12 is collected.
 *
 * @see https://github.com/nodejs/node/issues/65446
 */
function canUseBetterSqlite3(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major === 24 && minor >= 19) return false;
  try {
    loadBetterSqlite3();
    return true;
  } catch {
    return false;
  }
}
