/**
 * A log with version 2 of `trials-planned`, which holds the trials' own seeds: it means the same in later versions. Two
 * sweeps, one with own seeds and one with shared ones. Never write the fixture again.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seq } from '../../../../../base/ids.ts';
import type { CoordinatorEvent } from '../../../../../coordinator/core/event.ts';
import { recover } from '../../../../../coordinator/core/recover.ts';
import { openSqliteLog, type SqliteLog } from '../../../../../coordinator/log/sqlite/sqlite-log.ts';
import { designOf } from '../../../../../design/design-of.ts';
import { parseSweep } from '../../../../../design/file/parse-sweep.ts';

const fixture = fileURLToPath(new URL('../../../../fixtures/coordinator/log-seeds/', import.meta.url));

let folder: string;
let log: SqliteLog;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yates-seeds-'));
  copyFileSync(join(fixture, 'yates.db'), join(folder, 'yates.db'));
  log = await openSqliteLog(join(folder, 'yates.db'));
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true, force: true });
});

async function sweeps() {
  const events: CoordinatorEvent[] = [];
  for await (const batch of log.read(seq(1))) events.push(...batch.map(({ event }) => event));
  return [...recover({ logId: log.id, leaseTtlMs: 15_000 }, events, 0).sweeps.values()];
}

test('the seeds of a stored sweep are what they were', async () => {
  const found = (await sweeps()).map(({ id, designHash, spec, trials }) => ({
    id,
    designHash,
    seeds: spec.seeds ?? null,
    random: spec.random ?? null,
    trials: [...trials].map(({ plan: { id, replicate, seed, reference = null }, status }) => ({
      id,
      replicate,
      seed,
      reference,
      status: status.kind,
    })),
  }));
  expect(found).toEqual(JSON.parse(readFileSync(join(fixture, 'summary.json'), 'utf8')));
});

test('its sweep files still give these designs', async () => {
  for (const { source, fileName, baseVersion, designHash, trials } of await sweeps()) {
    const design = designOf(parseSweep(source, { fileName }), baseVersion);
    expect(design.hash).toBe(designHash);
    expect(design.trials).toEqual([...trials].map(({ plan }) => plan));
  }
});
