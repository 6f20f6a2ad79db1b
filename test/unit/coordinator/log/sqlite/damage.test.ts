/** A log that is damaged, newer, foreign or out of space: a clear error, and nothing changed. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seq } from '../../../../../base/ids.ts';
import { openDatabase } from '../../../../../base/sqlite/open-database.ts';
import { batchChecksum } from '../../../../../coordinator/log/batch-checksum.ts';
import { encodeEvent } from '../../../../../coordinator/log/event-codec.ts';
import { openSqliteLog, type SqliteLog } from '../../../../../coordinator/log/sqlite/sqlite-log.ts';
import { SqliteReader } from '../../../../../coordinator/log/sqlite/reader.ts';
import { SqliteWriter } from '../../../../../coordinator/log/sqlite/writer.ts';
import { sampleEvents } from '../../../../contract/sample-events.ts';

let folder: string;
let file: string;
let log: SqliteLog | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-damage-'));
  file = join(folder, 'yates.db');
});
afterEach(async () => {
  await log?.close();
  log = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function writeLog(): void {
  const writer = new SqliteWriter(file);
  for (const [at, name] of ['a', 'b', 'c'].entries()) {
    writer.commit([{ expectedSeq: 3 * at, events: sampleEvents(name, 3).map(encodeEvent) }]);
  }
  writer.close();
}

function tamper(sql: string): void {
  writeLog();
  const database = openDatabase(file, { timeoutMs: 0 });
  database.exec(sql);
  database.close();
}

/** @returns number of events; reads as `SqliteLog` does, on this thread */
function readAll(path = file): number {
  const reader = new SqliteReader(path);
  try {
    let last = 0;
    for (;;) {
      const batch = reader.read(last + 1, 2);
      if (batch.length === 0) return last;
      last += batch.length;
    }
  } finally {
    reader.close();
  }
}

const coded = (code: string, message: unknown = expect.anything()) =>
  expect.objectContaining({ code, message }) as unknown;

describe('a log that was damaged', () => {
  test.each([
    ['a changed event', `UPDATE events SET data = replace(data, 'b1', 'bX') WHERE seq = 5`, 4],
    ['a changed time', 'UPDATE events SET at_ms = at_ms + 1 WHERE seq = 8', 7],
    ['a missing event', 'DELETE FROM events WHERE seq = 5', 4],
    ['a missing batch', 'DELETE FROM batches WHERE last_seq = 6', 7],
    ['a missing tail', 'DELETE FROM batches WHERE last_seq = 9', 7],
    ['an exchanged checksum', `UPDATE batches SET checksum = 'x' WHERE last_seq = 9`, 7],
  ])('by %s is refused with the place', (_how, sql, from) => {
    tamper(sql);
    expect(() => readAll()).toThrow(coded('E_LOG_CORRUPT', expect.stringContaining(`from event ${from} on`)));
  });

  test('in its pages is refused, and not changed', () => {
    writeLog();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 0, 100);
    writeFileSync(file, bytes);
    expect(() => new SqliteWriter(file)).toThrow(coded('E_LOG_CORRUPT'));
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});

describe('a file that is no log of ours', () => {
  test('because it is text', async () => {
    writeFileSync(file, 'not a database, but long enough to look like one '.repeat(20));
    const before = readFileSync(file);
    await expect(openSqliteLog(file)).rejects.toMatchObject({ code: 'E_LOG_CORRUPT' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('because it is the database of another program', () => {
    const database = openDatabase(file, { timeoutMs: 0 });
    database.exec('CREATE TABLE shopping (item TEXT)');
    database.close();
    const before = readFileSync(file);
    expect(() => new SqliteWriter(file)).toThrow(coded('E_LOG_FOREIGN'));
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('because it is a folder, or lies in none', () => {
    mkdirSync(file);
    expect(() => new SqliteWriter(file)).toThrow(coded('E_LOG_READ_ONLY'));
    expect(() => new SqliteWriter(join(folder, 'missing', 'yates.db'))).toThrow(/does not exist/);
  });
});

describe('a log of a newer version', () => {
  test('by its format', () => {
    tamper(`UPDATE meta SET value = '99' WHERE key = 'format_version'`);
    expect(() => new SqliteWriter(file)).toThrow(coded('E_LOG_NEWER'));
  });

  test.each([
    ['a type that is not known', `UPDATE events SET type = 'trial-cloned' WHERE seq = 1`],
    ['a version that is not known', 'UPDATE events SET version = 2 WHERE seq = 1'],
  ])('by %s', (_how, sql) => {
    writeLog();
    // Written by a newer version, so its checksum is right.
    const database = openDatabase(file, { timeoutMs: 0 });
    database.exec(sql);
    const rows = database.prepare<[], EventRow>('SELECT * FROM events ORDER BY seq').all();
    let checksum = '';
    for (const first of [1, 4, 7]) {
      const batch = rows.filter((row) => row.seq >= first && row.seq < first + 3);
      const events = batch.map(({ at_ms, type, version, data }) => ({ atMs: at_ms, type, version, data }));
      checksum = batchChecksum(checksum, first, events);
      database
        .prepare<[string, number]>('UPDATE batches SET checksum = ? WHERE first_seq = ?')
        .run(checksum, first);
    }
    database.close();
    expect(() => readAll()).toThrow(coded('E_LOG_NEWER'));
  });
});

interface EventRow {
  seq: number;
  at_ms: number;
  type: string;
  version: number;
  data: string;
}

describe('a full disk', () => {
  test('fails the append and all after it; what was durable stays, and appending goes on after a new start', async () => {
    log = await openSqliteLog(file);
    await log.append(seq(0), sampleEvents('a', 10));
    log.limitPages(20);
    await expect(log.append(seq(10), sampleEvents('big', 5000))).rejects.toMatchObject({
      code: 'E_LOG_DISK_FULL',
    });
    await expect(log.append(seq(10), sampleEvents('more', 1))).rejects.toMatchObject({
      code: 'E_LOG_DISK_FULL',
    });
    await log.close();
    log = await openSqliteLog(file);
    expect(readAll()).toBe(10);
    expect(await log.append(seq(10), sampleEvents('more', 1))).toBe(11);
  });
});

describe('a copy', () => {
  test('of the file of a closed log is the whole log, and any client can read it', () => {
    writeLog();
    copyFileSync(file, join(folder, 'copy.db'));
    expect(readAll(join(folder, 'copy.db'))).toBe(9);
    const client = openDatabase(file, { readOnly: true, timeoutMs: 0 });
    const names = client
      .prepare(`SELECT json_extract(data, '$.card.name') AS name FROM events ORDER BY seq LIMIT 2`)
      .all();
    expect(names).toEqual([{ name: 'a0' }, { name: 'a1' }]);
    expect(client.prepare('SELECT * FROM results').all()).toEqual([]);
    expect(client.prepare('SELECT * FROM failures').all()).toEqual([]);
    client.close();
  });
});
