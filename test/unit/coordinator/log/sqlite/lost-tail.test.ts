/** The write-ahead log after a kill, damaged or shortened: SQLite alone would take what is left for all there was. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../../../base/sqlite/open-database.ts';
import { encodeEvent } from '../../../../../coordinator/log/event-codec.ts';
import { SqliteWriter } from '../../../../../coordinator/log/sqlite/writer.ts';
import { findWalDamage } from '../../../../../coordinator/log/sqlite/wal-damage.ts';
import { sampleEvents } from '../../../../contract/sample-events.ts';

let folder: string;
/** What a kill -9 after the sixth commit of three events left on disk. */
let killed: string;
let file: string;
let wal: string;
const mark = (): string => join(killed, 'yates.mark');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-tail-'));
  killed = join(folder, 'killed');
  mkdirSync(killed);
  file = join(killed, 'yates.db');
  wal = `${file}-wal`;
  const writer = new SqliteWriter(join(folder, 'yates.db'));
  for (let at = 0; at < 6; at++) commit(writer, 3 * at);
  for (const name of ['yates.db', 'yates.db-wal', 'yates.mark']) {
    copyFileSync(join(folder, name), join(killed, name));
  }
  writer.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function commit(writer: SqliteWriter, expectedSeq: number): void {
  writer.commit([{ expectedSeq, events: sampleEvents(`e${expectedSeq}-`, 3).map(encodeEvent) }]);
}

/** @returns last event of the log as it opens */
function open(): number {
  const writer = new SqliteWriter(file);
  const { lastSeq } = writer;
  writer.close();
  return lastSeq;
}

/** What SQLite itself makes of it, without our check. */
function openUnchecked(): number {
  const database = openDatabase(file, { timeoutMs: 0 });
  const end = database.prepare<[], { last: number }>('SELECT max(last_seq) AS last FROM batches').get();
  database.close();
  return end?.last ?? 0;
}

/** @returns how it is refused. Nothing that a rescue would need is touched. */
function refusal(): string {
  // The index beside the write-ahead log is rebuilt at will, and an empty log holds nothing.
  const contents = (): string[] =>
    readdirSync(killed)
      .filter((name) => !name.endsWith('-shm'))
      .map((name) => ({ name, bytes: readFileSync(join(killed, name)) }))
      .filter(({ bytes }) => bytes.length > 0)
      .map(({ name, bytes }) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`);
  const before = contents();
  let refused = '';
  try {
    new SqliteWriter(file).close();
  } catch (error) {
    refused = String(error);
  }
  expect(contents()).toEqual(before);
  return refused;
}

function spoil(at: number): void {
  const bytes = readFileSync(wal);
  bytes[at] = (bytes[at] as number) ^ 0xff;
  writeFileSync(wal, bytes);
}

/** Offset of the nth commit frame's page, from 1. */
function commitFrame(nth: number): number {
  const bytes = readFileSync(wal);
  const frameBytes = 24 + bytes.readUInt32BE(8);
  let found = 0;
  for (let at = 32; at < bytes.length; at += frameBytes) {
    if (bytes.readUInt32BE(at + 4) !== 0 && ++found === nth) return at + 24;
  }
  throw new Error(`there is no commit ${nth}`);
}

describe('a log after kill -9', () => {
  test('opens whole', () => {
    expect(findWalDamage(wal)).toBeUndefined();
    expect(open()).toBe(18);
  });

  test('whose write-ahead log was damaged amid it is refused', () => {
    spoil(commitFrame(3) + 100);
    expect(refusal()).toMatch(/E_LOG_CORRUPT .*acknowledged events are damaged: frame \d+ of \d+/);
    expect(openUnchecked()).toBeLessThan(18);
  });

  test('whose write-ahead log was damaged in the header is refused', () => {
    spoil(5);
    expect(refusal()).toMatch(/E_LOG_CORRUPT .*its header/);
  });

  test('whose last commit was damaged is refused: the mark knows that it was acknowledged', () => {
    spoil(readFileSync(wal).length - 10);
    expect(findWalDamage(wal)).toBeUndefined();
    expect(refusal()).toMatch(/E_LOG_LOST .*ends at event 15, but 18 was acknowledged/);
    expect(openUnchecked()).toBe(15);
  });

  test.each([
    ['shortened by a frame', () => truncateSync(wal, readFileSync(wal).length - 4120), 15],
    ['emptied', () => truncateSync(wal, 0), 0],
    ['deleted', () => rmSync(wal), 0],
  ])('whose write-ahead log was %s is refused', (_how, damage, left) => {
    damage();
    expect(refusal()).toMatch(new RegExp(`E_LOG_LOST .*ends at event ${left}, but 18 was acknowledged`));
  });

  test('whose database was deleted is refused', () => {
    rmSync(file);
    expect(refusal()).toMatch(/E_LOG_LOST .*ends at event 0, but 18/);
    expect(existsSync(file)).toBe(false);
  });

  test('opens with a commit torn that was never acknowledged', () => {
    // As power goes between the write and the sync: the mark is of the commit before.
    const before = [file, mark()].map((path) => ({ path, bytes: readFileSync(path) }));
    const writer = new SqliteWriter(file);
    commit(writer, 18);
    const torn = readFileSync(wal);
    writer.close();
    for (const { path, bytes } of before) writeFileSync(path, bytes);
    writeFileSync(wal, torn.fill(0, torn.length - 100));
    expect(findWalDamage(wal)).toBeUndefined();
    expect(open()).toBe(18);
  });
});

describe('the mark', () => {
  test('never asks for more than the log had when it was written', () => {
    const early = readFileSync(mark());
    const writer = new SqliteWriter(file);
    commit(writer, 18);
    writer.close();
    // As after a loss of power: the mark is from before the last commits.
    writeFileSync(mark(), early);
    expect(open()).toBe(21);
  });

  test('survives a torn write of one of its two slots', () => {
    const whole = readFileSync(mark());
    for (const slot of [0, 4096]) {
      writeFileSync(mark(), Buffer.from(whole).fill(0, slot, slot + 200));
      expect(open()).toBe(18);
    }
    writeFileSync(mark(), Buffer.from(whole).fill(0));
    expect(refusal()).toMatch(/E_LOG_CORRUPT .*mark .* is damaged/);
  });

  test('tells another log in its place, and an older copy of the same one', () => {
    const older = join(folder, 'older.db');
    copyFileSync(file, older);
    const writer = new SqliteWriter(file);
    commit(writer, 18);
    writer.close();
    const current = readFileSync(file);
    copyFileSync(older, file);
    rmSync(wal, { force: true });
    expect(refusal()).toMatch(/E_LOG_LOST .*but 21 was acknowledged/);
    writeFileSync(file, current);
    expect(open()).toBe(21);
    const foreign = new SqliteWriter(join(folder, 'foreign.db'));
    foreign.close();
    copyFileSync(join(folder, 'foreign.db'), file);
    expect(refusal()).toMatch(/E_LOG_LOST .*this log is not the one/);
  });

  test('is made anew where it is missing: a log of an earlier version, or a copy', () => {
    rmSync(mark());
    expect(open()).toBe(18);
    expect(existsSync(mark())).toBe(true);
  });
});
