/**
 * A log as version 1 wrote it, with every kind of event: it opens for good, and means the same. Never write the fixture
 * anew; a later version of an event gets a fixture of its own beside it.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seq } from '../../../../../base/ids.ts';
import { recover } from '../../../../../coordinator/core/recover.ts';
import type { CoordinatorEvent } from '../../../../../coordinator/core/event.ts';
import { openSqliteLog, type SqliteLog } from '../../../../../coordinator/log/sqlite/sqlite-log.ts';
import { sampleEvent } from '../../../../contract/sample-events.ts';
import { summaryOf } from '../../../../fixtures/coordinator/summary.ts';

const fixture = fileURLToPath(new URL('../../../../fixtures/coordinator/log-v1/', import.meta.url));
/** All that there were in version 1. */
const types = [
  'sweep-launched',
  'trials-planned',
  'sweep-paused',
  'sweep-resumed',
  'sweep-cancelled',
  'sweep-reopened',
  'failed-retried',
  'agent-registered',
  'agent-left',
  'agent-set-aside',
  'agent-readmitted',
  'trial-leased',
  'lease-readopted',
  'lease-expired',
  'lease-released',
  'trial-completed',
  'attempt-failed',
  'result-late',
];

let folder: string;
let log: SqliteLog;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yates-old-'));
  copyFileSync(join(fixture, 'yates.db'), join(folder, 'yates.db'));
  log = await openSqliteLog(join(folder, 'yates.db'));
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true, force: true });
});

async function readAll(): Promise<CoordinatorEvent[]> {
  const events: CoordinatorEvent[] = [];
  for await (const batch of log.read(seq(1))) events.push(...batch.map(({ event }) => event));
  return events;
}

test('a log of version 1 means what it meant, and goes on', async () => {
  const events = await readAll();
  expect(types.filter((type) => !events.some((event) => event.type === type))).toEqual([]);
  const state = recover({ logId: log.id, leaseTtlMs: 15_000 }, events, 0);
  const nonFinite = (_key: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  const expected: unknown = JSON.parse(readFileSync(join(fixture, 'summary.json'), 'utf8'));
  expect(JSON.parse(JSON.stringify(summaryOf(state), nonFinite))).toEqual(expected);
  const last = await log.append(await log.lastSeq(), [sampleEvent('new')]);
  expect(last).toBe(events.length + 1);
  expect(await readAll()).toHaveLength(last);
});
