/** The watch stream over real sockets. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientReadableStream } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import type { RpcClient } from '../../../proto/client.ts';
import { yates } from '../../../proto/generated/yates.js';
import { agentService, controlService } from '../../../proto/service.ts';
import { ask, TestClient } from '../../coordinator-client.ts';
import { probeSweep } from './probe-sweep.ts';

const { TrialState, SweepState } = yates.v1;
const agentId = 'agent-1';

let dataDir: string;
let coordinator: Coordinator;
let client: RpcClient;
let streams: ClientReadableStream<yates.v1.WatchUpdate>[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yates-watch-'));
  coordinator = await startCoordinator({ dataDir, listen: '127.0.0.1:0', baseVersion: 'test' });
  client = new TestClient(dataDir);
  await client.unary(agentService.register, {
    requestId: 'r',
    agentId,
    name: 'box',
    slots: 100,
    incarnation: '1',
    takesSeeds: true,
  });
});
afterEach(async () => {
  for (const stream of streams) stream.cancel();
  streams = [];
  client.close();
  await coordinator.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const launch = (name: string, levels: number) =>
  client.unary(controlService.launch, { requestId: `launch-${name}`, source: probeSweep(name, levels) });
let requests = 0;
const lease = async (slots: number) =>
  (await ask(client, 'lease', { requestId: `lease-${++requests}`, agentId, slots })).grants;
const complete = (grants: readonly yates.v1.Grant.$Properties[]) =>
  ask(client, 'complete', {
    requestId: `complete-${++requests}`,
    agentId,
    results: grants.map(({ trialId = '', fence = 0 }) => ({
      trialId,
      fence,
      metrics: [{ name: 'score', value: 1 }],
    })),
  });

function watch(sweepId = ''): ClientReadableStream<yates.v1.WatchUpdate> {
  const stream = client.serverStream(controlService.watch, { sweepId });
  stream.on('error', () => {});
  streams.push(stream);
  return stream;
}

/** Everything that the stream says until the condition holds. */
async function until(
  stream: ClientReadableStream<yates.v1.WatchUpdate>,
  holds: (update: yates.v1.WatchUpdate, all: readonly yates.v1.WatchUpdate[]) => boolean,
): Promise<yates.v1.WatchUpdate[]> {
  const heard: yates.v1.WatchUpdate[] = [];
  return new Promise((resolve) => {
    const listen = (update: yates.v1.WatchUpdate): void => {
      heard.push(update);
      if (!holds(update, heard)) return;
      stream.off('data', listen);
      resolve(heard);
    };
    stream.on('data', listen);
  });
}

const trialsOf = (updates: readonly yates.v1.WatchUpdate[]) =>
  updates.flatMap(({ trial }) => (trial === null || trial === undefined ? [] : [trial]));

describe('a watcher', () => {
  test('is told all there is, then that this is all, then the news', async () => {
    const { sweepId } = await launch('probe', 3);
    const stream = watch();
    const state = await until(stream, ({ caughtUp }) => caughtUp !== null && caughtUp !== undefined);
    expect(state[0]?.sweep).toMatchObject({ sweepId, queued: 6 });
    expect(trialsOf(state)).toHaveLength(6);
    expect(state.filter(({ agent }) => agent !== null && agent !== undefined)).toHaveLength(1);

    const news = until(stream, (_, all) =>
      trialsOf(all).some(({ state }) => state === TrialState.TRIAL_STATE_DONE),
    );
    await complete(await lease(1));
    const heard = await news;
    expect(trialsOf(heard).at(-1)).toMatchObject({ state: TrialState.TRIAL_STATE_DONE, agentName: 'box' });
    expect(heard.map(({ sweep }) => sweep?.done).findLast((done) => done !== undefined)).toBe(1);
  });

  test('of an earlier version, which knows no pages and no entries, gets each trial by itself and notices', async () => {
    const { sweepId } = await launch('probe', 3);
    const stream = watch(sweepId);
    const heard = until(stream, ({ notice }) => notice !== null && notice !== undefined);
    await client.unary(controlService.pause, { requestId: 'pause', sweepId });
    const all = await heard;
    expect(all.at(-1)?.notice?.text).toContain('paused');
    expect(new Set(trialsOf(all).map(({ trialId }) => trialId)).size).toBe(6);
    // What it does not know it would pass over in silence.
    expect(all.filter(({ trials, entry }) => trials ?? entry)).toEqual([]);
    expect(all.find(({ caughtUp }) => caughtUp)?.caughtUp?.entries).toBe(false);
  });

  test('hears of the end of the sweep', async () => {
    await launch('probe', 3);
    const stream = watch();
    const ended = until(stream, ({ sweep }) => sweep?.state === SweepState.SWEEP_STATE_FINISHED);
    // Until a first trial succeeds, an agent gets one at a time.
    for (const slots of [1, 5]) await complete(await lease(slots));
    expect((await ended).at(-1)?.sweep).toMatchObject({ done: 6, queued: 0 });
  });

  test('is told of its own sweep only, by name or the newest', async () => {
    await launch('one', 2);
    await launch('two', 3);
    const first = await until(watch('one'), ({ caughtUp }) => caughtUp !== null && caughtUp !== undefined);
    expect(trialsOf(first)).toHaveLength(4);
    const newest = await until(watch(), ({ caughtUp }) => caughtUp !== null && caughtUp !== undefined);
    expect(trialsOf(newest)).toHaveLength(6);
  });

  test('sees progress of running trials, but of no others', async () => {
    await launch('probe', 2);
    const stream = watch();
    await until(stream, ({ caughtUp }) => caughtUp !== null && caughtUp !== undefined);
    const [grant] = await lease(1);
    const progressed = until(stream, ({ trial }) => trial?.progress?.step === 7);
    const reports = client.clientStream(agentService.reportMetrics, () => {});
    const { trialId, fence } = grant!;
    reports.write({ agentId, trialId, fence: fence + 1, step: 99, stepsTotal: 10 });
    reports.write({
      agentId,
      trialId,
      fence,
      step: 7,
      stepsTotal: 10,
      metrics: [{ name: 'loss', value: 0.25 }],
    });
    const update = (await progressed).at(-1);
    expect(update?.trial?.progress).toMatchObject({
      stepsTotal: 10,
      metrics: [{ name: 'loss', value: 0.25 }],
    });
    const done = until(stream, ({ trial }) => trial?.state === TrialState.TRIAL_STATE_DONE);
    await complete([grant!]);
    expect((await done).at(-1)?.trial?.progress).toBeFalsy();
    reports.end();
  });

  test('that does not read is told each thing once more, not each change', async () => {
    await launch('probe', 40);
    const stream = watch();
    await until(stream, ({ caughtUp }) => caughtUp !== null && caughtUp !== undefined);
    stream.pause();
    await complete(await lease(1));
    for (let round = 0; round < 60; round++) {
      const grants = await lease(80);
      await ask(client, 'release', {
        requestId: `release-${round}`,
        agentId,
        held: grants.map(({ trialId, fence }) => ({ trialId, fence })),
      });
    }
    await complete(await lease(80));
    const heard = until(stream, ({ sweep }) => sweep?.done === 80);
    stream.resume();
    const all = await heard;
    // 60 rounds change each of 79 trials twice; what was in the buffers when it stopped reading comes on top.
    expect(trialsOf(all).length).toBeLessThan(4000);
  });

  test('is let go when the coordinator stops', async () => {
    await launch('probe', 2);
    const stream = watch();
    await until(stream, ({ caughtUp }) => caughtUp !== null && caughtUp !== undefined);
    const ended = new Promise((resolve) => {
      stream.on('end', resolve);
    });
    stream.resume();
    await coordinator.stop();
    await ended;
    expect(stream.destroyed || stream.readableEnded).toBe(true);
  });
});
