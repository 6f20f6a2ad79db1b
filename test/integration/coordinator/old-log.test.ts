/**
 * A log that an older version wrote: it opens, tells the same story and goes on. The fixture was written by the code of
 * commit 11adf05 (version 0.1.0): three sweeps with results, a late one, failures of several classes, a lost lease, a
 * readopted one, an agent set aside, a pause, a sweep cancelled twice, and one attempt that still runs. Beside it,
 * told.json: what the views of that code told of it. Each later version that changes an event adds a fixture of its own.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../base/clock.ts';
import { agentId, fence, requestId, sweepId, trialId } from '../../../base/ids.ts';
import { seedsOf } from '../../../design/trial-seeds.ts';
import { checkInvariants } from '../../sim/invariants.ts';
import { Host } from '../../../coordinator/host.ts';
import { openSqliteLog, type SqliteLog } from '../../../coordinator/log/sqlite/sqlite-log.ts';
import { planLaunch } from '../../../coordinator/planning/plan-launch.ts';
import { unpackStretch } from '../../../coordinator/planning/stretches.ts';
import { agentView, attemptView, sweepView, trialView } from '../../../coordinator/wire/views.ts';

const fixture = new URL('../../fixtures/coordinator/log-0.1.0/', import.meta.url);

interface Told {
  readonly seq: number;
  readonly lastFence: number;
  readonly sweeps: readonly object[];
  readonly trials: readonly object[];
  readonly agents: readonly object[];
  readonly running: readonly number[];
}

const told = JSON.parse(readFileSync(new URL('told.json', fixture), 'utf8')) as Told;
const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, one: unknown) =>
      typeof one === 'number' && !Number.isFinite(one) ? String(one) : one,
    ),
  );

let folder: string;
let log: SqliteLog;
let host: Host;

async function open(): Promise<void> {
  log = await openSqliteLog(join(folder, 'yates.db'));
  host = await Host.start(log, { ...systemClock, nowMs: () => Date.UTC(2026, 10, 2) }, 15_000);
}

async function close(): Promise<void> {
  await host.stop();
  await log.close();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yates-old-log-'));
  cpSync(new URL('yates.db', fixture), join(folder, 'yates.db'));
  await open();
});

afterEach(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

test('a log of version 0.1.0 opens and tells what it told then', () => {
  const { state } = host;
  checkInvariants(state);
  const sweeps = [...state.sweeps.values()];
  expect({ seq: state.seq, lastFence: state.lastFence, running: [...state.running.keys()] }).toEqual({
    seq: told.seq,
    lastFence: told.lastFence,
    running: told.running,
  });
  expect(plain(sweeps.map((sweep) => sweepView(state, sweep)))).toMatchObject(told.sweeps);
  const trials = sweeps.flatMap((sweep) =>
    [...sweep.trials].map((trial) => ({
      ...trialView(state, trial, undefined),
      attemptList: trial.attempts.map((attempt) => attemptView(state, attempt)),
    })),
  );
  expect(plain(trials)).toMatchObject(told.trials);
  expect(plain([...state.agents.values()].map((agent) => agentView(state, agent)))).toMatchObject(
    told.agents,
  );
});

test('a sweep file of version 0.1.0 goes on with its sweep, whose seeds are shared', () => {
  const [sweep] = [...host.state.sweeps.values()];
  if (sweep === undefined) throw new Error('the log has a sweep');
  const { source, fileName, baseVersion } = sweep;
  expect([...sweep.trials].every(({ plan }) => plan.seed === plan.replicate)).toBe(true);
  const earlier = [...host.state.sweeps.values()].map((known) => ({
    ...known,
    name: known.spec.name,
    seeds: seedsOf(known.spec),
  }));
  const planOf = (text: string) => planLaunch({ source: text, fileName, baseVersion, earlier }, {});
  const planned = planOf(source);
  expect(planned.hash).toBe(sweep.designHash);
  expect(unpackStretch(planned.stretches.textAt(0) ?? '').map(({ id }) => id)).toEqual(
    [...sweep.trials].map(({ plan }) => plan.id),
  );
  expect(planned.spec).not.toHaveProperty('seeds');
  expect(planOf(`${source}\nseeds: shared\n`).hash).toBe(sweep.designHash);
  // Another sweep: the file asks for seeds that no earlier version had.
  expect(planOf(`${source}\nseeds: own\n`).spec.seeds).toBe('own');
  expect(planOf(source.replace(/^name: .*/m, 'name: another')).spec.seeds).toBe('own');
});

test('a file of trials that do not rest on the base net goes on after another was installed; one of trials that do is another sweep', () => {
  const [sweep] = [...host.state.sweeps.values()];
  if (sweep === undefined) throw new Error('the log has a sweep');
  const { source, fileName, spec } = sweep;
  const earlier = [{ ...sweep, name: spec.name, seeds: seedsOf(spec) }];
  const request = { source, fileName, baseVersion: 'another', earlier };
  const check = { options: () => [], column: () => undefined, level: () => undefined };
  const planned = (rests: boolean): string =>
    planLaunch(request, { [spec.trainer.kind]: { ...check, restsOnBase: () => rests } }).hash;
  expect(planned(false)).toBe(sweep.designHash);
  expect(planned(true)).not.toBe(sweep.designHash);
});

test('a log of version 0.1.0 goes on: its attempt is adopted, its sweeps run to their end, and it opens again', async () => {
  const box = agentId('box-a');
  const running = [...host.state.running.values()].map(({ trial, fence }) => ({
    trialId: trialId(trial.plan.id),
    fence,
  }));
  expect(running).toHaveLength(1);
  const card = host.state.agents.get(box)?.card;
  if (card === undefined) throw new Error('box-a is in the log');
  const registered = await host.ask({
    kind: 'register',
    requestId: requestId('new-1'),
    agentId: box,
    card: { ...card, version: '0.2.0' },
    held: running,
  });
  expect(registered.lost).toEqual([]);
  await host.ask({
    kind: 'resume',
    requestId: requestId('new-2'),
    sweepId: sweepId(told.sweeps.map((sweep) => (sweep as { sweepId: string }).sweepId)[0] ?? ''),
  });
  let held = running;
  for (let round = 0; held.length > 0; round++) {
    const results = held.map((one) => ({
      ...one,
      result: { metrics: { score: round }, artifacts: [], startedAtMs: 0, endedAtMs: 1, backend: 'wasm' },
    }));
    const { receipts } = await host.ask({
      kind: 'complete',
      requestId: requestId(`new-complete-${round}`),
      agentId: box,
      results,
    });
    expect(receipts.every(({ verdict }) => verdict === 'counted')).toBe(true);
    const { grants } = await host.ask({
      kind: 'lease',
      requestId: requestId(`new-lease-${round}`),
      agentId: box,
      slots: 2,
      waitMs: 0,
    });
    held = grants.map(({ trial, fence: token }) => ({ trialId: trial.plan.id, fence: fence(token) }));
  }
  const ends = (): unknown =>
    [...host.state.sweeps.values()].map(({ status, counts }) => [status, counts.done]);
  expect(ends()).toEqual([
    ['finished', 8],
    ['cancelled', 0],
    ['finished', 8],
  ]);
  const { seq } = host.state;
  await close();
  await open();
  expect(host.state.seq).toBe(seq);
  expect(ends()).toEqual([
    ['finished', 8],
    ['cancelled', 0],
    ['finished', 8],
  ]);
});
