/** What happened to a sweep, in words, over real sockets: from a coordinator that runs, and from one that was started again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limits } from '../../../base/limits.ts';
import { readLog } from '../../../client/log.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { startReader } from '../../../coordinator/start-reader.ts';
import { openClient } from '../../../client/open-client.ts';
import { agentService, controlService } from '../../../proto/service.ts';
import { yates } from '../../../proto/generated/yates.js';
import { ask, TestClient } from '../../coordinator-client.ts';
import { probeSweep } from './probe-sweep.ts';

const agentId = 'agent-1';
let dataDir: string;
let coordinator: Coordinator;
let client: TestClient;
let requests = 0;
const next = (): string => `request-${++requests}`;

const start = async (): Promise<void> => {
  coordinator = await startCoordinator({ dataDir, listen: '127.0.0.1:0', baseVersion: 'test' });
  client = new TestClient(dataDir);
};
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yates-log-'));
  await start();
});
afterEach(async () => {
  client.close();
  await coordinator.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const register = (backend = 'cpu') =>
  client.unary(agentService.register, {
    requestId: next(),
    agentId,
    name: 'box',
    slots: 100,
    incarnation: '1',
    takesSeeds: true,
    backend,
  });
const launch = async (name: string, levels: number): Promise<string> =>
  (await client.unary(controlService.launch, { requestId: next(), source: probeSweep(name, levels) }))
    .sweepId;
const lease = async (slots: number) =>
  (await ask(client, 'lease', { requestId: next(), agentId, slots })).grants;
const complete = (grants: readonly yates.v1.Grant.$Properties[]) =>
  ask(client, 'complete', {
    requestId: next(),
    agentId,
    results: grants.map(({ trialId = '', fence = 0 }) => ({
      trialId,
      fence,
      metrics: [{ name: 'score', value: 0.25 }],
    })),
  });

/** One trial is done, another fails, the sweep is paused and goes on. */
async function history(): Promise<string> {
  const sweepId = await launch('probe', 3);
  await launch('other', 2);
  await register();
  const [first] = await lease(1);
  await complete([first!]);
  const [second] = await lease(1);
  const { trialId, fence } = second!;
  const fault = { faultClass: yates.v1.FaultClass.FAULT_CLASS_USER, message: 'out of luck' };
  await ask(client, 'fail', { requestId: next(), agentId, trialId, fence, fault });
  await client.unary(controlService.pause, { requestId: next(), sweepId });
  await client.unary(controlService.resume, { requestId: next(), sweepId });
  return sweepId;
}

const texts = async (sweepId: string, kinds: Parameters<typeof readLog>[1]['kinds'] = []) =>
  (await readLog(client, { sweepId, kinds, count: 1_000 })).entries.map(({ text }) => text);

test('says what happened to a sweep, oldest first, by kind, and the same after a restart', async () => {
  const sweepId = await history();
  const all = await texts(sweepId);
  expect(all[0]).toBe('launched probe: 6 trials');
  expect(all).toContain('box joined with 100 slots (cpu)');
  expect(all.some((text) => /^trial \d+ \(.* rep \d\) is done: score 0\.2500 in \d/.test(text))).toBe(true);
  expect(all.at(-1)).toBe('resumed');
  expect(all.join('\n')).not.toContain('other');
  expect(await texts(sweepId, ['steering'])).toEqual([
    'launched probe: 6 trials',
    'paused; running trials finish',
    'resumed',
  ]);
  client.close();
  await coordinator.stop();

  const reader = await startReader(dataDir);
  const asReader = openClient(reader.endpoint);
  const read = await readLog(asReader, { sweepId, kinds: [], count: 1_000 });
  expect(read.entries.map(({ text }) => text)).toEqual(all);
  expect(read.olderBeforeSeq).toBeUndefined();
  asReader.close();
  await reader.stop();

  await start();
  expect(await texts(sweepId)).toEqual(all);
});

test('comes in pages that join without a hole, and after a position', async () => {
  const sweepId = await history();
  const { entries: all } = await readLog(client, { sweepId, kinds: [], count: 1_000 });
  const found = [];
  let beforeSeq: number | undefined;
  do {
    const page = await readLog(client, { sweepId, kinds: [], count: 2, beforeSeq });
    found.unshift(...page.entries);
    beforeSeq = page.olderBeforeSeq;
  } while (beforeSeq !== undefined);
  expect(found).toEqual(all);
  const afterSeq = all.at(-3)?.seq;
  const { entries, olderBeforeSeq } = await readLog(client, { sweepId, kinds: [], count: 1_000, afterSeq });
  expect(entries).toEqual(all.slice(-2));
  expect(olderBeforeSeq).toBeUndefined();
});

test('what a watcher hears is what is read afterwards', async () => {
  const sweepId = await launch('probe', 3);
  const stream = client.serverStream(controlService.watch, { sweepId, pages: true, entries: true });
  stream.on('error', () => {});
  const heard: yates.v1.LogEntry[] = [];
  let trials = 0;
  const caughtUp: object[] = [];
  const cancel = async (): Promise<void> => {
    await register();
    await client.unary(controlService.cancel, { requestId: next(), sweepId });
  };
  const done = new Promise<void>((resolve) => {
    stream.on('data', (update: yates.v1.WatchUpdate) => {
      expect(update.notice).toBeFalsy();
      expect(update.trial).toBeFalsy();
      trials += update.trials?.trials?.length ?? 0;
      if (update.caughtUp) {
        caughtUp.push({ entries: update.caughtUp.entries, trials });
        void cancel();
      }
      if (update.entry) heard.push(update.entry);
      if (update.entry?.text === 'cancelled') resolve();
    });
  });
  await done;
  stream.cancel();
  expect(caughtUp).toEqual([{ entries: true, trials: 6 }]);
  const { entries } = await readLog(client, { sweepId, kinds: [], count: 1_000 });
  const known = new Map(entries.map(({ seq, text, kind }) => [seq, { text, kind }]));
  expect(heard.length).toBeGreaterThan(1);
  for (const { seq, text, kind } of heard) expect(known.get(seq)).toEqual({ text, kind });
});

test('an answer has a thousand entries at most, whatever is asked for', async () => {
  const sweepId = await launch('probe', limits.logEntriesPerAnswer / 2 + 1);
  await register();
  await complete(await lease(1));
  for (let left = limits.logEntriesPerAnswer + 1; left > 0; left -= 100)
    await complete(await lease(Math.min(100, left)));
  const ask = { sweepId, entriesMax: 4_000_000_000 };
  const { entries, nextBeforeSeq } = await client.unary(controlService.readLog, ask);
  expect(entries.length).toBe(limits.logEntriesPerAnswer);
  const rest = await client.unary(controlService.readLog, { ...ask, beforeSeq: nextBeforeSeq });
  expect(rest.entries.map(({ text }) => text)).toContain('launched probe: 1002 trials');
  expect(rest.nextBeforeSeq).toBe(0);
});
