/** Whether the end of the log is what was acknowledged, asked before SQLite may write: it would clear the traces away. */
import { existsSync } from 'node:fs';
import { YatesError } from '../../../base/error.ts';
import type { Database } from '../../../base/sqlite/database.ts';
import { openDatabase } from '../../../base/sqlite/open-database.ts';
import { type Mark, markFileOf, readMark } from './high-water-mark.ts';
import { findWalDamage } from './wal-damage.ts';

/** @throws YatesError E_LOG_CORRUPT, E_LOG_LOST; SqliteFailure */
export function checkTail(file: string): void {
  const mark = readMark(markFileOf(file));
  if (!existsSync(file)) {
    if (mark !== undefined && mark.lastSeq > 0) throw lostError(file, mark, 0);
    return;
  }
  const damage = findWalDamage(`${file}-wal`);
  if (damage !== undefined) throw damagedError(`${file}-wal`, damage);
  if (mark === undefined) return;
  const database = openDatabase(file, { readOnly: true, timeoutMs: 5000 });
  try {
    compare(database, file, mark);
  } finally {
    database.close();
  }
}

function compare(database: Database, file: string, mark: Mark): void {
  const isOurs = database
    .prepare<[], { found: number }>(
      `SELECT count(*) AS found FROM sqlite_schema WHERE type = 'table' AND name IN ('meta', 'batches')`,
    )
    .get();
  // What it is instead, prepareSchema says.
  if (isOurs?.found !== 2) {
    if (mark.lastSeq > 0) throw lostError(file, mark, 0);
    return;
  }
  const id = database.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'log_id'`).get();
  if (id?.value !== mark.logId) throw otherLogError(file);
  const batch = database
    .prepare<[number], { checksum: string }>('SELECT checksum FROM batches WHERE last_seq = ?')
    .get(mark.lastSeq);
  if (batch?.checksum === mark.checksum || mark.lastSeq === 0) return;
  const last = database
    .prepare<[], { end: number }>('SELECT coalesce(max(last_seq), 0) AS end FROM batches')
    .get();
  throw lostError(file, mark, last?.end ?? 0);
}

const goOn = 'to continue with what is left, see "When the end of the log is gone" in docs/logs.md';

function lostError(file: string, { lastSeq }: Mark, end: number): YatesError {
  return new YatesError({
    code: 'E_LOG_LOST',
    message:
      end < lastSeq
        ? `the log ends at event ${end}, but ${lastSeq} was acknowledged: its end is gone`
        : `the log is not the one whose event ${lastSeq} was acknowledged`,
    place: { file },
    next: `nothing was changed; restore the file from a copy, or ${goOn}`,
  });
}

function otherLogError(file: string): YatesError {
  return new YatesError({
    code: 'E_LOG_LOST',
    message: `this log is not the one that ${markFileOf('yates.db')} belongs to`,
    place: { file },
    next: `nothing was changed; put the right file back, or delete ${markFileOf('yates.db')} to use this log`,
  });
}

function damagedError(file: string, damage: string): YatesError {
  return new YatesError({
    code: 'E_LOG_CORRUPT',
    message: `acknowledged events are damaged: ${damage} does not match its checksum, and later ones follow`,
    place: { file },
    next: `nothing was changed; restore the folder from a copy, or ${goOn}`,
  });
}
