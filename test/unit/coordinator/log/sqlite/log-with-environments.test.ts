/**
 * A log with environments of attempts that run, those seen again among them, and with checkpoints that were saved, gone on from and
 * dropped: it means the same in later versions. Never write the fixture again.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { seq } from '../../../../../base/ids.ts';
import { keepTexts } from '../../../../../design/keep.ts';
import { apply } from '../../../../../coordinator/core/apply.ts';
import type { CoordinatorEvent } from '../../../../../coordinator/core/event.ts';
import { recover } from '../../../../../coordinator/core/recover.ts';
import { emptyState } from '../../../../../coordinator/core/empty-state.ts';
import { openSqliteLog, type SqliteLog } from '../../../../../coordinator/log/sqlite/sqlite-log.ts';
import { describeEvent } from '../../../../../coordinator/watch/describe-event.ts';
import { checkpointSummaryOf, faultSummaryOf } from '../../../../fixtures/coordinator/summary.ts';

const fixtures = fileURLToPath(new URL('../../../../fixtures/coordinator/', import.meta.url));
const leaseTtlMs = 15_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yates-environments-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function eventsOf(fixture: string): Promise<CoordinatorEvent[]> {
  const file = join(folder, `${fixture}.db`);
  copyFileSync(join(fixtures, fixture, 'yates.db'), file);
  const log: SqliteLog = await openSqliteLog(file);
  const found: CoordinatorEvent[] = [];
  for await (const batch of log.read(seq(1))) found.push(...batch.map(({ event }) => event));
  await log.close();
  return found;
}

const ofEnvironments = (events: readonly CoordinatorEvent[]) =>
  events.flatMap((event) => (event.type === 'environment-seen' ? [event] : []));

/** The same log as a version wrote it that did not know `again`. */
const withoutAgain = (events: readonly CoordinatorEvent[]): CoordinatorEvent[] =>
  events.map((event) => {
    if (event.type !== 'environment-seen') return event;
    const { again: _again, ...rest } = event;
    return rest;
  });

function summaryOf(events: readonly CoordinatorEvent[]): unknown {
  const state = recover({ logId: 'log', leaseTtlMs }, events, events.at(-1)?.atMs ?? 0);
  return JSON.parse(JSON.stringify({ ...faultSummaryOf(state), checkpoints: checkpointSummaryOf(state) }));
}

/** What a user is told of the environments while the events happen. */
function toldOf(events: readonly CoordinatorEvent[]): string[] {
  const state = emptyState({ logId: 'log', leaseTtlMs });
  return events.flatMap((event) => {
    apply(state, event, state.nowMs);
    return event.type === 'environment-seen' ? (describeEvent(state, event)?.text ?? []) : [];
  });
}

test('it holds what it is kept for', async () => {
  const all = await eventsOf('log-environments');
  const types = new Set(all.map(({ type }) => type));
  for (const type of ['checkpoint-saved', 'checkpoint-dropped', 'lease-expired'] as const)
    expect(types).toContain(type);
  const seen = ofEnvironments(all);
  expect(seen.filter(({ again }) => again === true)).toHaveLength(6);
  expect(seen.filter(({ environment }) => environment !== undefined)).toHaveLength(2);
  expect(new Set(seen.map(({ sweepId }) => sweepId)).size).toBe(2);
});

test('what ran with what, and went on from which checkpoint, is what it was', async () => {
  const kept: unknown = JSON.parse(readFileSync(join(fixtures, 'log-environments', 'summary.json'), 'utf8'));
  expect(summaryOf(await eventsOf('log-environments'))).toEqual(kept);
});

test('what its sweeps keep is what their files said, and all that they did not speak of', async () => {
  const all = await eventsOf('log-environments');
  const { sweeps } = recover({ logId: 'log', leaseTtlMs }, all, all.at(-1)?.atMs ?? 0);
  const kept = new Set([...sweeps.values()].map(({ spec }) => JSON.stringify(keepTexts(spec.keep))));
  const rest = { 'keep.artifacts': 'all', 'keep.output': 'all', 'keep.curves': 'all' };
  expect([...kept].map((texts) => JSON.parse(texts) as unknown)).toEqual([
    { ...rest, 'keep.checkpoints': 'last' },
    { ...rest, 'keep.checkpoints': 'none' },
  ]);
});

test('a change within the sweep is said once', async () => {
  expect(toldOf(await eventsOf('log-environments'))).toEqual([
    expect.stringContaining('commit aaaaaaaaaa -> aaaaaaaaaa with changes, torch 2.1.0 -> 2.2.0'),
  ]);
});

test('a log of the versions that wrote no `again` gives the same state', async () => {
  const all = await eventsOf('log-environments');
  expect(summaryOf(withoutAgain(all))).toEqual(summaryOf(all));
  const older = ofEnvironments(await eventsOf('log-faults'));
  expect(older.length).toBeGreaterThan(0);
  expect(older.filter((event) => 'again' in event)).toEqual([]);
});
