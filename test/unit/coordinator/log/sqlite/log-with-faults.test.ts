/**
 * A log with machines that lack something and rest, faults that were pardoned, a sweep that was paused for the same error, changes of a
 * run policy, preemptions and environments: it means the same in later versions. Never write the fixture again.
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
import { faultSummaryOf } from '../../../../fixtures/coordinator/summary.ts';

const fixture = fileURLToPath(new URL('../../../../fixtures/coordinator/log-faults/', import.meta.url));

let folder: string;
let log: SqliteLog;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yates-faults-'));
  copyFileSync(join(fixture, 'yates.db'), join(folder, 'yates.db'));
  log = await openSqliteLog(join(folder, 'yates.db'));
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true, force: true });
});

async function events(): Promise<CoordinatorEvent[]> {
  const found: CoordinatorEvent[] = [];
  for await (const batch of log.read(seq(1))) found.push(...batch.map(({ event }) => event));
  return found;
}

const stateOf = (all: readonly CoordinatorEvent[]) =>
  recover({ logId: log.id, leaseTtlMs: 15_000 }, all, all.at(-1)?.atMs ?? 0);

test('it holds what it is kept for', async () => {
  const all = await events();
  const types = new Set(all.map(({ type }) => type));
  for (const type of [
    'agent-set-aside',
    'fault-pardoned',
    'sweep-paused',
    'run-policy-changed',
    'lease-released',
    'environment-seen',
  ] as const)
    expect(types).toContain(type);
  const causes = all.flatMap((event) => (event.type === 'sweep-paused' ? [event.cause] : []));
  expect(causes).toEqual([undefined, 'same-error']);
  const faults = all.flatMap((event) => (event.type === 'attempt-failed' ? [event.fault.faultClass] : []));
  expect(new Set(faults)).toEqual(new Set(['machine', 'infrastructure', 'user']));
  const preempted = all.filter((event) => event.type === 'lease-released' && event.preempted === true);
  expect(preempted).toHaveLength(10);
});

test('who is at fault, what rests, what was set and what ran are what they were', async () => {
  const summary: unknown = JSON.parse(JSON.stringify(faultSummaryOf(stateOf(await events()))));
  expect(summary).toEqual(JSON.parse(readFileSync(join(fixture, 'summary.json'), 'utf8')));
});

test('its sweep files still give these designs', async () => {
  for (const { source, fileName, baseVersion, designHash, trials } of stateOf(
    await events(),
  ).sweeps.values()) {
    const design = designOf(parseSweep(source, { fileName }), baseVersion);
    expect(design.hash).toBe(designHash);
    expect(design.trials).toEqual([...trials].map(({ plan }) => plan));
  }
});
