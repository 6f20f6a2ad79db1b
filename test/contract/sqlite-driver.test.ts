/** What the log and its locks rely on, of every binding of SQLite that this Node has. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database, OpenOptions } from '../../base/sqlite/database.ts';
import { openDatabase } from '../../base/sqlite/open-database.ts';
import { inTransaction } from '../../base/sqlite/transaction.ts';
import { encodeEvent } from '../../coordinator/log/event-codec.ts';
import { SqliteReader } from '../../coordinator/log/sqlite/reader.ts';
import { SqliteWriter } from '../../coordinator/log/sqlite/writer.ts';
import { sqliteDrivers } from '../sqlite-drivers.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { sampleEvents } from './sample-events.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, 'some.db');
});

describe.each(sqliteDrivers)('%s', (driver) => {
  beforeEach(() => {
    vi.stubEnv('YATES_SQLITE', driver);
    return () => vi.unstubAllEnvs();
  });

  function open(options: Partial<OpenOptions> = {}): Database {
    return openDatabase(file, { timeoutMs: 0, ...options });
  }

  function withTable(): Database {
    const database = open();
    database.exec('CREATE TABLE runs (seq INTEGER PRIMARY KEY, at REAL NOT NULL, name TEXT NOT NULL)');
    return database;
  }

  const insertInto = (database: Database) =>
    database.prepare<[number, number, string]>('INSERT INTO runs (seq, at, name) VALUES (?, ?, ?)');
  const namesOf = (database: Database): string[] =>
    database
      .prepare<[], { name: string }>('SELECT name FROM runs ORDER BY seq')
      .all()
      .map(({ name }) => name);

  test('gives back what was bound, by each way of reading', () => {
    const database = withTable();
    const rows = [
      { seq: 1, at: 1_790_000_000_000.5, name: 'ä\u{1f600}' },
      { seq: 2 ** 40, at: 7, name: '' },
    ];
    for (const { seq, at, name } of rows) insertInto(database).run(seq, at, name);
    const all = database.prepare<[], (typeof rows)[number]>('SELECT * FROM runs ORDER BY seq');
    expect(all.all()).toEqual(rows);
    expect([...all.iterate()]).toEqual(rows);
    const one = database.prepare<[number]>('SELECT * FROM runs WHERE seq = ?');
    expect(one.get(2 ** 40)).toEqual(rows[1]);
    expect(one.get(3)).toBeUndefined();
    for (const row of all.iterate()) {
      expect(row).toEqual(rows[0]);
      break;
    }
    expect(database.prepare('SELECT typeof(seq) AS seq, typeof(at) AS at FROM runs').get()).toEqual({
      seq: 'integer',
      at: 'real',
    });
    database.close();
  });

  test('undoes a transaction whose body throws', () => {
    const database = withTable();
    expect(
      inTransaction(database, 'immediate', () => insertInto(database).run(1, 0, 'kept')),
    ).toBeUndefined();
    expect(() =>
      inTransaction(database, 'immediate', () => {
        insertInto(database).run(2, 0, 'undone');
        insertInto(database).run(1, 0, 'twice');
      }),
    ).toThrow(expect.objectContaining({ code: 'SQLITE_CONSTRAINT' }));
    expect(namesOf(database)).toEqual(['kept']);
    database.close();
  });

  test('says that the disk is full, and goes on with the transaction undone', () => {
    const database = withTable();
    database.exec('PRAGMA max_page_count = 3');
    const fill = () =>
      inTransaction(database, 'immediate', () => insertInto(database).run(1, 0, 'x'.repeat(20_000)));
    expect(fill).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    inTransaction(database, 'immediate', () => insertInto(database).run(2, 0, 'small'));
    expect(namesOf(database)).toEqual(['small']);
    database.close();
  });

  test('says what else keeps it from the file', () => {
    const holder = withTable();
    holder.exec('BEGIN EXCLUSIVE');
    const other = open();
    expect(() => other.exec('BEGIN IMMEDIATE')).toThrow(expect.objectContaining({ code: 'SQLITE_BUSY' }));
    holder.close();
    other.exec('BEGIN IMMEDIATE');
    other.close();
    const reader = open({ readOnly: true });
    expect(() => reader.exec('DELETE FROM runs')).toThrow(
      expect.objectContaining({ code: 'SQLITE_READONLY' }),
    );
    reader.close();
    writeFileSync(file, 'not a database, but long enough to look like one '.repeat(20));
    const text = open();
    expect(() => text.exec('SELECT * FROM sqlite_schema')).toThrow(
      expect.objectContaining({ code: 'SQLITE_NOTADB' }),
    );
    text.close();
    mkdirSync(`${file}-folder`);
    for (const path of [`${file}-folder`, join(folder, 'missing', 'some.db')]) {
      expect(() => openDatabase(path, { timeoutMs: 0 })).toThrow(
        expect.objectContaining({ code: 'SQLITE_CANTOPEN' }),
      );
    }
  });
});

describe.runIf(sqliteDrivers.length > 1)('a log', () => {
  test('that one binding wrote is read and written on through another', () => {
    let seq = 0;
    for (const driver of [...sqliteDrivers, ...sqliteDrivers]) {
      vi.stubEnv('YATES_SQLITE', driver);
      const writer = new SqliteWriter(file);
      expect(writer.lastSeq).toBe(seq);
      seq = writer.commit([{ expectedSeq: seq, events: sampleEvents(`e${seq}-`, 3).map(encodeEvent) }]);
      writer.close();
      const reader = new SqliteReader(file);
      expect(reader.read(1, 1000)).toHaveLength(seq);
      reader.close();
    }
    vi.unstubAllEnvs();
  });
});
