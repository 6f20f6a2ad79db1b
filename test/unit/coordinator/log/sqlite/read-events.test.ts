/** A long log is read by a thread: it gives what this thread would read, and finds the same damage. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seq } from '../../../../../base/ids.ts';
import { openDatabase } from '../../../../../base/sqlite/open-database.ts';
import { encodeEvent } from '../../../../../coordinator/log/event-codec.ts';
import type { LoggedEvent } from '../../../../../coordinator/log/event-log.ts';
import { readEvents } from '../../../../../coordinator/log/sqlite/read-events.ts';
import { SqliteReader } from '../../../../../coordinator/log/sqlite/reader.ts';
import { SqliteWriter } from '../../../../../coordinator/log/sqlite/writer.ts';
import { sampleEvents } from '../../../../contract/sample-events.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';

const commits = 40;
const eventsEach = 50;

function writeLog(): string {
  const file = join(temporaryFolder(), 'yates.db');
  const writer = new SqliteWriter(file);
  for (let at = 0; at < commits; at++) {
    const events = sampleEvents(`${at}-`, eventsEach).map(encodeEvent);
    writer.commit([{ expectedSeq: eventsEach * at, events }]);
  }
  writer.close();
  return file;
}

async function read(file: string, from: number, how: 'here' | 'in a thread'): Promise<LoggedEvent[]> {
  const reader = new SqliteReader(file);
  const countForThread = how === 'here' ? Number.POSITIVE_INFINITY : 0;
  const found: LoggedEvent[] = [];
  try {
    for await (const batch of readEvents(file, reader, seq(from), countForThread)) found.push(...batch);
  } finally {
    reader.close();
  }
  return found;
}

describe('a log that a thread reads', () => {
  test.each([1, 777])('from event %i on is the same as one that is read here', async (from) => {
    const file = writeLog();
    const events = await read(file, from, 'in a thread');
    expect(events).toHaveLength(commits * eventsEach + 1 - from);
    expect(events).toEqual(await read(file, from, 'here'));
  });

  test('and is damaged is refused with the place', async () => {
    const file = writeLog();
    const database = openDatabase(file, { timeoutMs: 0 });
    database.exec('DELETE FROM events WHERE seq = 1901');
    database.close();
    await expect(read(file, 1, 'in a thread')).rejects.toMatchObject({
      code: 'E_LOG_CORRUPT',
      message: expect.stringContaining('from event 1901 on') as unknown,
    });
  });

  test('is let go of by whoever reads no further', async () => {
    const file = writeLog();
    const reader = new SqliteReader(file);
    for await (const [first] of readEvents(file, reader, seq(1), 0)) {
      expect(first?.seq).toBe(1);
      break;
    }
    reader.close();
  });
});
