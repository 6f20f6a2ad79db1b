/**
 * A log of a sweep that two others score: a stretch at a time, with files that were held for it and collected, a program that failed,
 * a cancelled sweep that was opened again, and a second program in the place of the first. It means the same in later versions. Never
 * write the fixture again.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seq } from '../../../../../base/ids.ts';
import type { CoordinatorEvent } from '../../../../../coordinator/core/event.ts';
import { recover } from '../../../../../coordinator/core/recover.ts';
import type { CoordinatorState, Sweep } from '../../../../../coordinator/core/state.ts';
import { openSqliteLog, type SqliteLog } from '../../../../../coordinator/log/sqlite/sqlite-log.ts';
import { scoringHash, scoringSpec } from '../../../../../design/scoring/scoring-spec.ts';
import { scoringTrialNamer } from '../../../../../design/scoring/scoring-trial.ts';
import { scoredSummaryOf } from '../../../../fixtures/coordinator/summary.ts';
import { checkInvariants } from '../../../../sim/invariants.ts';

const fixture = fileURLToPath(new URL('../../../../fixtures/coordinator/log-scores/', import.meta.url));

let folder: string;
let log: SqliteLog;
const events: CoordinatorEvent[] = [];
let state: CoordinatorState;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yates-scores-'));
  copyFileSync(join(fixture, 'yates.db'), join(folder, 'yates.db'));
  log = await openSqliteLog(join(folder, 'yates.db'));
  for await (const batch of log.read(seq(1))) events.push(...batch.map(({ event }) => event));
  state = recover({ logId: log.id, leaseTtlMs: 15_000 }, events, events.at(-1)?.atMs ?? 0);
});
afterAll(async () => {
  await log.close();
  rmSync(folder, { recursive: true, force: true });
});

test('it holds what it is kept for', () => {
  const types = new Set(events.map(({ type }) => type));
  for (const type of ['score-planned', 'request-noted', 'sweep-reopened', 'artifacts-collected'] as const)
    expect(types).toContain(type);
  expect(events.filter(({ type }) => type === 'score-planned')).toHaveLength(3);
});

test('which trial scores which, and what has come of it, is what it was', () => {
  checkInvariants(state);
  expect(scoredSummaryOf(state)).toEqual(JSON.parse(readFileSync(join(fixture, 'summary.json'), 'utf8')));
});

test('the same program for the same metric still finds its sweep, and names its trials the same', () => {
  const linked = [...state.sweeps.values()].filter(({ scoring }) => scoring !== undefined);
  expect(linked).toHaveLength(2);
  for (const { designHash, source, spec, scoring, trials } of linked) {
    const { of, sources } = scoring as NonNullable<Sweep['scoring']>;
    expect(scoringHash(of.id, scoringSpec(of.spec, source, { fileName: 'score.yaml' }))).toBe(designHash);
    const nameOf = scoringTrialNamer(spec);
    expect(
      [...trials].map(({ plan }) => {
        const from = sources.get(plan.id);
        return from === undefined ? undefined : nameOf(from.trial.plan.id, from.digest);
      }),
    ).toEqual([...trials].map(({ plan }) => plan.id));
  }
});
