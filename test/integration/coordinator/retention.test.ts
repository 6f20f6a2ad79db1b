/** What is removed of the files of a real coordinator, and what never is. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contentOfBytes } from '../../../agent/spooled-content.ts';
import { uploadArtifact } from '../../../agent/upload-artifact.ts';
import { systemClock } from '../../../base/clock.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { clearShared } from '../../../cli/gc/shared-checkpoints.ts';
import { printManifest } from '../../../proto/checkpoint-manifest.ts';
import type { RpcClient } from '../../../proto/client.ts';
import type { yates } from '../../../proto/generated/yates.js';
import { agentService, controlService } from '../../../proto/service.ts';
import { ask, TestClient } from '../../coordinator-client.ts';
import { probeSweep } from './probe-sweep.ts';

const agentId = 'agent-1';
const dayMs = 86_400_000;
let dataDir: string;
let coordinator: Coordinator;
let client: RpcClient;
let aheadMs = 0;
let requests = 0;
const requestId = (): string => `r${++requests}`;

async function start(): Promise<void> {
  const clock = { ...systemClock, nowMs: () => systemClock.nowMs() + aheadMs };
  coordinator = await startCoordinator({ dataDir, listen: '127.0.0.1:0', baseVersion: 'test', clock });
  client = new TestClient(dataDir);
  await client.unary(agentService.register, {
    requestId: requestId(),
    agentId,
    name: 'box',
    version: '1',
    slots: 4,
    incarnation: '1',
    takesSeeds: true,
  });
}

async function stop(): Promise<void> {
  client.close();
  await coordinator.stop();
}

beforeEach(async () => {
  aheadMs = 0;
  dataDir = mkdtempSync(join(tmpdir(), 'yates-retention-'));
  await start();
});
afterEach(async () => {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

async function upload(text: string): Promise<yates.v1.Artifact.$Properties> {
  const artifact = { name: text, mediaType: '', sha256: hashOf(text), sizeBytes: text.length };
  await uploadArtifact(client, artifact, contentOfBytes(Buffer.from(text)), new AbortController().signal);
  return artifact;
}

const launch = async (name: string, keep: string): Promise<void> => {
  const source = probeSweep(name, 2, keep);
  await client.unary(controlService.launch, { requestId: requestId(), source, fileName: 'probe.yaml' });
};

const lease = async (): Promise<yates.v1.Grant.$Properties> =>
  (await ask(client, 'lease', { requestId: requestId(), agentId, slots: 1, waitMs: 0 })).grants[0]!;

/** Leases a trial and completes it with these files. */
async function finish(score: number, ...texts: string[]): Promise<string> {
  const { trialId = '', fence = 0 } = await lease();
  await client.unary(agentService.keepOutput, {
    agentId,
    output: { trialId, fence, data: Buffer.from(`output of ${score}`) },
  });
  const artifacts = await Promise.all(texts.map(upload));
  const results = [{ trialId, fence, metrics: [{ name: 'score', value: score }], artifacts }];
  await ask(client, 'complete', { requestId: requestId(), agentId, results });
  return trialId;
}

const collect = async (wish: yates.v1.CollectGarbageRequest.$Properties = {}) =>
  (await client.unary(controlService.collectGarbage, { requestId: requestId(), ...wish })).garbage;

const stored = (folder: string): string[] =>
  readdirSync(join(dataDir, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
const blobs = () => new Set(stored('blobs'));
const named = (...texts: string[]) => new Set(texts.map(hashOf));

test('files of the best trial stay, and content that another trial or sweep names', async () => {
  await launch('other', '');
  await finish(0, 'of two sweeps', 'alone');
  await client.unary(controlService.pause, { requestId: requestId(), sweepId: 'other' });
  await launch('probe', 'keep: { artifacts: best 1 }');
  await finish(1, 'first', 'of two sweeps', 'of two trials');
  await finish(2, 'second', 'of two trials');
  await finish(0, 'third');
  const left = named('of two sweeps', 'alone', 'second', 'of two trials');
  await vi.waitFor(() => expect(blobs()).toEqual(left), { timeout: 10_000 });
  const { trial } = await client.unary(controlService.getTrial, { trialId: '1', sweepId: 'probe' });
  const { trial: other } = await client.unary(controlService.getTrial, { trialId: '2', sweepId: 'probe' });
  expect([trial?.collected, other?.collected].filter((one) => one)).toMatchObject([{ keep: 'best 1' }]);
  expect((await client.unary(controlService.getSweep, { sweepId: 'probe' })).sweep?.artifactBytes).toBe(
    'secondof two trials'.length,
  );
});

test('what a coordinator that was killed has not removed yet goes after its restart', async () => {
  await launch('probe', 'keep: { artifacts: best 1 }');
  await finish(2, 'best');
  await finish(1, 'worse');
  await stop();
  // As it is where it stopped before it removed anything.
  const path = join(dataDir, 'blobs', hashOf('worse').slice(0, 2), hashOf('worse'));
  writeFileSync(path, 'worse');
  await start();
  // Unless its own look has come first.
  await collect({ sweepId: 'probe' });
  expect(blobs()).toEqual(named('best'));
});

test('uploads that no result names go once they are a day old, and only when asked', async () => {
  await launch('probe', '');
  await finish(1, 'kept');
  await upload('on its way');
  await upload('stray');
  const path = join(dataDir, 'blobs', hashOf('stray').slice(0, 2), hashOf('stray'));
  const old = new Date(Date.now() - 2 * dayMs);
  utimesSync(path, old, old);
  expect(await collect({ dryRun: true })).toMatchObject([{ kind: 'stray-artifacts', files: 1, bytes: 5 }]);
  expect(await collect({ sweepId: 'probe' })).toEqual([]);
  expect(blobs()).toEqual(named('kept', 'on its way', 'stray'));
  await collect();
  expect(blobs()).toEqual(named('kept', 'on its way'));
});

test('output goes when its time is over, of trials that have ended alone', async () => {
  await launch('probe', 'keep: { output: 30d }');
  const done = await finish(1);
  const { trialId: running = '', fence = 0 } = await lease();
  await client.unary(agentService.keepOutput, {
    agentId,
    output: { trialId: running, fence, data: Buffer.from('x') },
  });
  aheadMs = 29 * dayMs;
  expect(await collect()).toEqual([]);
  aheadMs = 31 * dayMs;
  expect(await collect({ dryRun: true })).toMatchObject([{ kind: 'output', trials: 1, files: 1, bytes: 11 }]);
  expect(stored('outputs')).toHaveLength(2);
  await collect();
  expect(stored('outputs')).toEqual([expect.stringContaining(running)]);
  expect(done).not.toBe(running);
});

test('a folder that agents share is cleared of trials that have ended, but for what is kept', async () => {
  const shared = join(dataDir, 'shared');
  const store = 'a'.repeat(32);
  mkdirSync(shared);
  writeFileSync(join(shared, 'yates-checkpoints.json'), JSON.stringify({ id: store }));
  await launch('probe', 'keep: { checkpoints: last }');
  const { sweep } = await client.unary(controlService.getSweep, { sweepId: 'probe' });
  const sweepId = sweep?.sweepId ?? '';
  const put = (trialId: string, text: string): string => {
    const folder = join(shared, sweepId, trialId);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, hashOf(text)), text);
    return hashOf(text);
  };
  const grant = await lease();
  const { trialId = '', fence = 0 } = grant;
  const state = put(trialId, 'state');
  const { text, sha256: manifest } = printManifest([{ path: 'state.pt', sha256: state, sizeBytes: 5 }]);
  put(trialId, text);
  put(trialId, 'left over');
  writeFileSync(join(shared, sweepId, trialId, 'notes.txt'), 'of the user');
  const checkpoint = { manifest, step: 1, bytes: 5, files: 1, store };
  await client.unary(agentService.saveCheckpoint, {
    requestId: requestId(),
    agentId,
    trialId,
    fence,
    number: 1,
    checkpoint,
  });
  await ask(client, 'complete', {
    requestId: requestId(),
    agentId,
    results: [{ trialId, fence, metrics: [{ name: 'score', value: 1 }] }],
  });
  const { trialId: running = '' } = await lease();
  put(running, 'of a running trial');
  const stranger = join(shared, 'another-sweep', trialId);
  mkdirSync(stranger, { recursive: true });
  writeFileSync(join(stranger, state), 'state');
  const clear = (isDry: boolean) => clearShared(client, { folder: shared, sweepId: undefined, isDry });
  const before = stored('shared').length;
  expect(await clear(true)).toMatchObject([{ kind: 'shared-checkpoints', trials: 1, files: 1, bytes: 9 }]);
  expect(stored('shared')).toHaveLength(before);
  await clear(false);
  expect(readdirSync(join(shared, sweepId, trialId)).sort()).toEqual([manifest, state, 'notes.txt'].sort());
  expect(readdirSync(join(shared, sweepId, running))).toEqual([hashOf('of a running trial')]);
  expect(readdirSync(stranger)).toEqual([state]);
  await expect(clearShared(client, { folder: dataDir, sweepId: undefined, isDry: true })).rejects.toThrow(
    'E_GC_FOLDER',
  );
});
