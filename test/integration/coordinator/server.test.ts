/** The coordinator over real sockets and a real database. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type ServiceError, status } from '@grpc/grpc-js';
import { service as healthService } from 'grpc-health-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { contentOfBytes } from '../../../agent/spooled-content.ts';
import { uploadArtifact } from '../../../agent/upload-artifact.ts';
import { limits } from '../../../base/limits.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import type { RpcClient } from '../../../proto/client.ts';
import { yates } from '../../../proto/generated/yates.js';
import { agentService, controlService } from '../../../proto/service.ts';
import { secureChannel } from '../../../proto/tls/channel-security.ts';
import { ask, ownerEndpoint, TestClient } from '../../coordinator-client.ts';
import { probeSweep } from './probe-sweep.ts';
import { adapterTrainers } from '../../fixtures/design/adapter-trainers.ts';

const { TrialState, SweepState, ResultVerdict, RenewVerdict, FaultClass, AgentState } = yates.v1;

let dataDir: string;
let coordinator: Coordinator;
let client: RpcClient;

async function start(): Promise<void> {
  coordinator = await startCoordinator({
    dataDir,
    listen: '127.0.0.1:0',
    baseVersion: 'test',
    trainers: adapterTrainers,
  });
  client = new TestClient(dataDir);
}

async function stop(): Promise<void> {
  client.close();
  await coordinator.stop();
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yates-server-'));
  await start();
});
afterEach(async () => {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
});

let requests = 0;
const requestId = (): string => `r${++requests}`;
const agentId = 'agent-1';

const launch = (source: string) =>
  client.unary(controlService.launch, { requestId: requestId(), source, fileName: 'probe.yaml' });
const register = (slots = 2) =>
  client.unary(agentService.register, {
    requestId: requestId(),
    agentId,
    name: 'box',
    version: '1',
    slots,
    incarnation: '1',
    takesSeeds: true,
    labels: { gpu: 'none' },
  });
const lease = async (slots: number, waitMs = 0) =>
  (await ask(client, 'lease', { requestId: requestId(), agentId, slots, waitMs })).grants;
const complete = (grant: yates.v1.Grant.$Properties, artifacts: yates.v1.Artifact.$Properties[] = []) =>
  ask(client, 'complete', {
    requestId: requestId(),
    agentId,
    results: [
      {
        trialId: grant.trialId ?? '',
        fence: grant.fence ?? 0,
        metrics: [
          { name: 'score', value: 0.5 },
          { name: 'loss', value: Number.NaN },
        ],
        artifacts,
        startedAtMs: 1000,
        endedAtMs: 3500,
        backend: 'wasm',
      },
    ],
  });
const statusOf = async (call: Promise<unknown>): Promise<ServiceError> => {
  try {
    await call;
  } catch (error) {
    return error as ServiceError;
  }
  throw new Error('the call succeeded');
};

async function trials(): Promise<yates.v1.TrialView.$Properties[]> {
  const all: yates.v1.TrialView.$Properties[] = [];
  const pages = client.serverStream(controlService.listTrials, {});
  for await (const page of pages as AsyncIterable<yates.v1.ListTrialsPage>) all.push(...page.trials);
  return all;
}

describe('a sweep over the wire', () => {
  test('is launched, run, and told as it was', async () => {
    const launched = await launch(probeSweep('probe', 2));
    expect(launched).toMatchObject({ created: true, trials: 4 });
    expect(await register()).toMatchObject({ leaseTtlMs: 15_000, logId: coordinator.logId });
    // Until a first trial succeeds, an agent gets one at a time.
    const [first, ...others] = await lease(2);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      attempt: 1,
      fence: 1,
      info: { name: 'probe', requiredMetrics: ['score'] },
    });
    expect(JSON.parse(first?.info.trainerJson ?? '')).toMatchObject({ kind: 'command', options: {} });
    const { receipts } = await complete(first!);
    expect(receipts).toMatchObject([
      { trialId: first?.trialId, verdict: ResultVerdict.RESULT_VERDICT_COUNTED },
    ]);
    const [second] = await lease(1);
    const failed = await ask(client, 'fail', {
      requestId: requestId(),
      agentId,
      trialId: second?.trialId ?? '',
      fence: second?.fence ?? 0,
      fault: { faultClass: FaultClass.FAULT_CLASS_USER, message: 'boom', outputTail: 'x'.repeat(10_000) },
    });
    expect(failed).toMatchObject({ verdict: ResultVerdict.RESULT_VERDICT_COUNTED, willRetry: true });

    const all = await trials();
    expect(all.map(({ plannedOrder }) => plannedOrder ?? 0)).toEqual([0, 1, 2, 3]);
    expect(all[0]).toMatchObject({
      state: TrialState.TRIAL_STATE_DONE,
      agentName: 'box',
      durationMs: 2500,
      backend: 'wasm',
      realisedOrder: 0,
    });
    expect(all[0]?.metrics?.map(({ value }) => value)).toEqual([0.5, Number.NaN]);
    expect(all[1]).toMatchObject({
      state: TrialState.TRIAL_STATE_QUEUED,
      fault: { message: 'boom' },
      attempts: 1,
    });
    expect(all[1]?.fault?.outputTail).toHaveLength(8192);
    expect(all[2]?.realisedOrder).toBeNull();

    const { trial, attempts } = await client.unary(controlService.getTrial, {
      trialId: (first?.trialId ?? '').slice(0, 12),
    });
    expect(trial?.trialId).toBe(first?.trialId);
    expect(attempts).toMatchObject([{ outcome: 'counted', fence: 1, agentId }]);
    const { sweep, source } = await client.unary(controlService.getSweep, { sweepId: 'probe' });
    expect(sweep).toMatchObject({ sweepId: launched.sweepId, done: 1, queued: 3, trials: 4 });
    expect(JSON.parse(sweep?.specJson ?? '')).toMatchObject({ name: 'probe', replicates: 2 });
    expect(source).toBe(probeSweep('probe', 2));
    const { agents } = await client.unary(controlService.listAgents, {});
    expect(agents).toMatchObject([{ name: 'box', done: 1, failed: 1, state: AgentState.AGENT_STATE_ONLINE }]);
  });

  test('is there after a restart, and its leases with it', async () => {
    await launch(probeSweep('probe', 2));
    await register();
    const [done] = await lease(2);
    await complete(done!);
    const [running] = await lease(1);
    await stop();
    await start();
    expect((await trials()).map(({ state }) => state)).toEqual([
      TrialState.TRIAL_STATE_DONE,
      TrialState.TRIAL_STATE_LEASED,
      TrialState.TRIAL_STATE_QUEUED,
      TrialState.TRIAL_STATE_QUEUED,
    ]);
    const held = [{ trialId: running?.trialId ?? '', fence: running?.fence ?? 0 }];
    const { renewals } = await ask(client, 'renew', { requestId: requestId(), agentId, held });
    expect(renewals).toMatchObject([{ verdict: RenewVerdict.RENEW_VERDICT_RENEWED }]);
    expect((await complete(running!)).receipts).toMatchObject([
      { verdict: ResultVerdict.RESULT_VERDICT_COUNTED },
    ]);
  });

  test('with a faulty file is refused with every fault and its place; nothing is kept', async () => {
    const error = await statusOf(launch('version: 1\nname: bad\nfactors: { a: [1, 1] }\ntypo: 1\n'));
    expect(error.code).toBe(status.INVALID_ARGUMENT);
    expect(error.details).toMatch(/E_FACTOR\w* probe\.yaml:3:/);
    expect(error.details).toMatch(/typo/);
    expect((await client.unary(controlService.listSweeps, {})).sweeps).toEqual([]);
  });

  test('keeps to a rule of its trainer, and is refused where the trainer has none', async () => {
    const sweep = (trainer: string): string =>
      `version: 1\nname: ruled\nfactors: { input: [SAin, CAc], output: [SAin, CAc] }\nconstraints: [{ rule: adapter-positions }]\nresponse: { primary: score, goal: maximize }\ntrainer: ${trainer}\n`;
    expect((await launch(sweep('{ kind: diffusion }'))).trials).toBe(2);
    const error = await statusOf(launch(sweep('{ kind: command, run: "true" }')));
    expect(error.code).toBe(status.INVALID_ARGUMENT);
    expect(error.details).toMatch(/^E_CONSTRAINT_RULE probe\.yaml:4:\d+ no rule named "adapter-positions"/);
  });

  test('is paused, resumed and cancelled', async () => {
    const { sweepId } = await launch(probeSweep('probe', 2));
    await register();
    const pause = { requestId: requestId(), sweepId, stopRunning: false };
    expect((await client.unary(controlService.pause, pause)).sweep?.state).toBe(
      SweepState.SWEEP_STATE_PAUSED,
    );
    expect(await lease(1)).toEqual([]);
    await client.unary(controlService.resume, { requestId: requestId(), sweepId });
    expect(await lease(1)).toHaveLength(1);
    const cancel = { requestId: requestId(), sweepId: sweepId.slice(0, 7) };
    expect(await client.unary(controlService.cancel, cancel)).toMatchObject({
      trialsChanged: 4,
      sweep: { state: SweepState.SWEEP_STATE_CANCELLED, cancelled: 4 },
    });
    const error = await statusOf(client.unary(controlService.resume, { requestId: requestId(), sweepId }));
    expect(error.code).toBe(status.FAILED_PRECONDITION);
    expect(error.details).toContain('E_SWEEP_STATE');
  });
});

describe('a trial with a thousand metrics', () => {
  test('is listed among others in messages of limited size', async () => {
    await launch(probeSweep('probe', 12));
    await register(24);
    const metrics = Array.from({ length: limits.metrics - 1 }, (_, at) => ({
      name: `score_of_prompt_${at}`,
      value: at,
    }));
    // The first succeeds alone; then the others are given at once.
    for (const slots of [1, 24]) {
      for (const { trialId = '', fence = 0 } of await lease(slots)) {
        const results = [{ trialId, fence, metrics: [{ name: 'score', value: 1 }, ...metrics] }];
        await ask(client, 'complete', { requestId: requestId(), agentId, results });
      }
    }
    const sizes: number[] = [];
    const pages = client.serverStream(controlService.listTrials, {});
    for await (const page of pages as AsyncIterable<yates.v1.ListTrialsPage>) {
      sizes.push(yates.v1.ListTrialsPage.encode(page).finish().length);
    }
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(600 * 2 ** 10);
    expect(Math.max(...sizes)).toBeLessThan(300 * 2 ** 10);
    expect(await trials()).toHaveLength(24);
  });
});

describe('an agent that speaks of another log', () => {
  test('is told so before anything is changed, and registers again', async () => {
    await launch(probeSweep('probe', 2));
    await register();
    const [grant] = await lease(1);
    const held = [{ trialId: grant?.trialId ?? '', fence: grant?.fence ?? 0 }];
    const [logId, id] = ['another', requestId()];
    const results = [{ ...held[0], metrics: [{ name: 'score', value: 1 }] }];
    const calls = [
      ask(client, 'lease', { requestId: `${id}.1`, agentId, slots: 1 }, { logId }),
      ask(client, 'renew', { requestId: `${id}.2`, agentId, held }, { logId }),
      ask(client, 'complete', { requestId: `${id}.3`, agentId, results }, { logId }),
      ask(client, 'fail', { requestId: `${id}.4`, agentId, ...held[0] }, { logId }),
      ask(client, 'release', { requestId: `${id}.5`, agentId, held, leaving: true }, { logId }),
    ];
    for (const call of calls) {
      const error = await statusOf(call);
      expect([error.code, error.details]).toEqual([
        status.FAILED_PRECONDITION,
        expect.stringContaining(`E_LOG_OTHER this coordinator serves the log ${coordinator.logId}`),
      ]);
    }
    expect((await trials()).map(({ state }) => state)).toContain(TrialState.TRIAL_STATE_LEASED);
    const claim = (of: string) =>
      client.unary(agentService.register, {
        requestId: requestId(),
        agentId,
        slots: 1,
        incarnation: '1',
        takesSeeds: true,
        held: [{ ...held[0], logId: of }],
      });
    expect((await claim(coordinator.logId)).lostTrialIds).toEqual([]);
    expect((await claim('another')).lostTrialIds).toEqual([grant?.trialId]);
  });
});

describe('what users do to agents and among sweeps', () => {
  test('a sweep has a priority from its launch, and another when told', async () => {
    const request = { requestId: requestId(), source: probeSweep('probe', 2), priority: 3 };
    const { sweepId } = await client.unary(controlService.launch, request);
    const priorityNow = async () =>
      (await client.unary(controlService.getSweep, { sweepId })).sweep?.priority;
    expect(await priorityNow()).toBe(3);
    await client.unary(controlService.setPriority, { requestId: requestId(), sweepId, priority: 7 });
    await stop();
    await start();
    expect(await priorityNow()).toBe(7);
    const tooHigh = client.unary(controlService.setPriority, { requestId: 'p', sweepId, priority: 1001 });
    expect((await statusOf(tooHigh)).code).toBe(status.INVALID_ARGUMENT);
  });

  test('a sweep is extended, once for each request, and told with what was added', async () => {
    const { sweepId } = await launch(probeSweep('probe', 2));
    const extend = (id: string, wish: yates.v1.ExtendRequest.$Properties) =>
      client.unary(controlService.extend, { requestId: id, sweepId: 'probe', ...wish });
    const planned = await extend('dry', { replicates: 1, dryRun: true });
    expect(planned).toMatchObject({ extension: { trials: 2, firstPlannedOrder: 4 }, sweep: { trials: 4 } });
    const answer = await extend('one', { replicates: 1 });
    expect(answer).toMatchObject({
      extension: { hash: planned.extension?.hash },
      sweep: { trials: 6, queued: 6 },
    });
    expect((await extend('one', { replicates: 1 })).extension).toEqual(answer.extension);
    const levels = [{ factor: 'level', levels: [{ number: 7 }] }];
    const wider = await extend('two', { levels });
    expect(wider).toMatchObject({
      extension: { trials: 3, what: 'more levels: level 7' },
      sweep: { trials: 9 },
    });
    expect(wider.notes).toHaveLength(1);
    await stop();
    await start();
    const { sweep } = await client.unary(controlService.getSweep, { sweepId });
    expect(sweep?.extensions?.map(({ hash }) => hash)).toEqual([
      answer.extension?.hash,
      wider.extension?.hash,
    ]);
    expect(JSON.parse(sweep?.specJson ?? '')).toMatchObject({
      replicates: 3,
      factors: [{ levels: [0, 1, 7] }],
    });
    expect((await trials()).map(({ block }) => block)).toEqual([1, 1, 2, 2, 3, 3, 4, 5, 6]);
    for (const wish of [{}, { replicates: 1, complete: true }, { complete: true }, { levels }]) {
      expect((await statusOf(extend('bad', wish))).code).toBe(status.INVALID_ARGUMENT);
    }
  });

  test('an agent is readmitted by its name', async () => {
    await register();
    const readmit = (agent: string) =>
      client.unary(controlService.readmitAgent, { requestId: requestId(), agent });
    expect(await readmit('box')).toMatchObject({ changed: false, agent: { agentId, name: 'box' } });
    expect((await statusOf(readmit('nobody'))).details).toContain('E_AGENT_UNKNOWN');
  });
});

describe('requests that cannot be', () => {
  test('name what is not there', async () => {
    const missing = [
      client.unary(controlService.getSweep, {}),
      client.unary(controlService.getTrial, { trialId: 'x' }),
      client.unary(controlService.cancel, { requestId: 'c', sweepId: 'x' }),
      ask(client, 'lease', { requestId: 'l', agentId: 'nobody', slots: 1 }),
    ];
    for (const call of missing) expect((await statusOf(call)).code).toBe(status.NOT_FOUND);
  });

  test('lack what they need, or have an id that is too long', async () => {
    const tooLong = 'r'.repeat(limits.requestIdBytes + 1);
    const faulty = [
      client.unary(agentService.register, { requestId: '', agentId: 'a', slots: 1 }),
      client.unary(agentService.register, { requestId: 'r', agentId: 'a', slots: 0 }),
      ask(client, 'renew', { requestId: '', agentId: 'a' }),
      client.unary(controlService.launch, { source: probeSweep('probe', 2) }),
      client.unary(controlService.launch, { requestId: tooLong, source: probeSweep('probe', 2) }),
      client.unary(agentService.register, { requestId: tooLong, agentId: 'a', slots: 1 }),
      ask(client, 'renew', { requestId: tooLong, agentId: 'a' }),
      ask(client, 'complete', { requestId: `${tooLong}s`, agentId: 'a', results: [] }),
    ];
    for (const error of await Promise.all(faulty.map(statusOf)))
      expect([error.code, error.details.slice(0, 9)]).toEqual([status.INVALID_ARGUMENT, 'E_REQUEST']);
  });

  test('with an address that is taken or a folder in use are told at start', async () => {
    const taken = startCoordinator({
      dataDir: join(dataDir, 'other'),
      listen: coordinator.address,
      baseVersion: '',
    });
    await expect(taken).rejects.toMatchObject({ code: 'E_LISTEN' });
    const locked = startCoordinator({ dataDir, listen: '127.0.0.1:0', baseVersion: '' });
    await expect(locked).rejects.toMatchObject({ code: 'E_DATA_LOCKED' });
    // The failed start let go of what it had taken.
    await (
      await startCoordinator({ dataDir: join(dataDir, 'other'), listen: '127.0.0.1:0', baseVersion: '' })
    ).stop();
  });
});

describe('a long poll', () => {
  test('is answered as soon as there is work', async () => {
    await register();
    const poll = lease(1, 60_000);
    await launch(probeSweep('probe', 2));
    expect(await poll).toHaveLength(1);
  });

  test('of an agent that is gone is given no trial', async () => {
    await register();
    const gone = new AbortController();
    const request = { requestId: requestId(), agentId, slots: 2, waitMs: 60_000 };
    const poll = statusOf(ask(client, 'lease', request, { signal: gone.signal }));
    // Calls of one channel arrive in order: the poll is there when this is answered.
    await register();
    gone.abort();
    expect((await poll).code).toBe(status.CANCELLED);
    await register();
    await launch(probeSweep('probe', 2));
    expect((await client.unary(controlService.getSweep, {})).sweep).toMatchObject({ queued: 4 });
  });

  test('does not hold up the end', async () => {
    await register();
    const poll = statusOf(lease(1, 60_000));
    await register();
    await coordinator.stop();
    expect((await poll).code).toBe(status.UNAVAILABLE);
  });
});

describe('artifacts', () => {
  const bytes = Buffer.alloc(700_000, 'weights');
  const sha256 = createHash('sha256').update(bytes).digest('hex');

  function upload(artifact: yates.v1.Artifact.$Properties): Promise<yates.v1.UploadResponse> {
    return new Promise((resolve, reject) => {
      const stream = client.clientStream(agentService.uploadArtifact, (error, response) =>
        error === null ? resolve(response as yates.v1.UploadResponse) : reject(error),
      );
      stream.write({ artifact });
      for (let from = 0; from < bytes.length; from += 256 * 1024) {
        stream.write({ data: bytes.subarray(from, from + 256 * 1024) });
      }
      stream.end();
    });
  }

  test('go up and down in chunks and are named by their result', async () => {
    await launch(probeSweep('probe', 2));
    await register();
    const [grant] = await lease(1);
    const artifact = {
      name: 'adapter',
      mediaType: 'application/x-safetensors',
      sha256,
      sizeBytes: bytes.length,
    };
    const early = await statusOf(complete(grant!, [artifact]));
    expect([early.code, early.details]).toEqual([
      status.ABORTED,
      expect.stringContaining('E_ARTIFACT_MISSING'),
    ]);
    expect((await upload(artifact)).sha256).toBe(sha256);
    await complete(grant!, [artifact]);
    expect((await trials())[0]?.artifacts).toMatchObject([artifact]);
    const chunks: Uint8Array[] = [];
    const download = client.serverStream(controlService.getArtifact, { sha256 });
    for await (const { data } of download as AsyncIterable<yates.v1.ArtifactChunk>) chunks.push(data);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  });

  test('go on from where an upload broke off, and not at all once they are here', async () => {
    const artifact = { name: 'adapter', mediaType: '', sha256, sizeBytes: bytes.length };
    const query = () => client.unary(agentService.queryUpload, { artifact });
    expect(await query()).toMatchObject({ complete: false, receivedBytes: 0 });
    const stream = client.clientStream(agentService.uploadArtifact, () => {});
    stream.on('error', () => {});
    stream.write({ artifact, data: bytes.subarray(0, 300_000) });
    await vi.waitFor(async () => expect((await query()).receivedBytes).toBe(300_000));
    stream.cancel();
    const signal = new AbortController().signal;
    // Refused until the coordinator has noticed that the first stream is gone.
    await vi.waitFor(() => uploadArtifact(client, artifact, contentOfBytes(bytes), signal));
    expect(await query()).toMatchObject({ complete: true, receivedBytes: bytes.length });
    // Were it sent again, this would be refused as the wrong content.
    await uploadArtifact(client, artifact, contentOfBytes(Buffer.alloc(bytes.length)), signal);
  });

  test('that rotted on the disk are not handed out as whole', async () => {
    await upload({ name: 'x', sha256, sizeBytes: bytes.length });
    writeFileSync(join(dataDir, 'blobs', sha256.slice(0, 2), sha256), Buffer.alloc(bytes.length));
    const download = client.serverStream(controlService.getArtifact, { sha256 });
    download.resume();
    const [error] = (await once(download, 'error')) as [ServiceError];
    expect([error.code, error.details]).toEqual([
      status.DATA_LOSS,
      expect.stringContaining('E_BLOB_CORRUPT'),
    ]);
  });

  test('that are not what they were announced as are refused', async () => {
    const wrong = await statusOf(upload({ name: 'x', sha256: 'a'.repeat(64), sizeBytes: bytes.length }));
    expect([wrong.code, wrong.details]).toEqual([status.DATA_LOSS, expect.stringContaining('E_BLOB_HASH')]);
    const larger = await statusOf(upload({ name: 'x', sha256, sizeBytes: 1 }));
    expect([larger.code, larger.details]).toEqual([
      status.INVALID_ARGUMENT,
      expect.stringContaining('E_BLOB_SIZE'),
    ]);
    for (const sizeBytes of [-1, 0.5, Number.NaN, limits.artifactsBytes + 1])
      expect((await statusOf(upload({ name: 'x', sha256, sizeBytes }))).details).toContain('E_REQUEST');
    expect(readdirSync(join(dataDir, 'blobs', 'incoming'))).toEqual([]);
    const nameless = await statusOf(upload({ name: 'x' }));
    expect(nameless.details).toContain('E_REQUEST');
    const unknown = client.serverStream(controlService.getArtifact, { sha256: 'a'.repeat(64) });
    unknown.resume();
    const [error] = (await once(unknown, 'error')) as [ServiceError];
    expect(error.code).toBe(status.NOT_FOUND);
  });
});

describe('health and the end', () => {
  test('the server says that it serves, and which services', async () => {
    const { address, security, token } = ownerEndpoint(dataDir);
    const channel = secureChannel(address, security, token);
    const health = new Client(address, channel.credentials, channel.options);
    const { path, requestSerialize, responseDeserialize } = healthService['Check']!;
    for (const service of ['', 'yates.v1.AgentService', 'yates.v1.ControlService']) {
      const answer = await new Promise((resolve, reject) => {
        health.makeUnaryRequest(
          path,
          requestSerialize,
          responseDeserialize,
          { service },
          (error, response) => (error ? reject(error) : resolve(response)),
        );
      });
      expect(answer).toMatchObject({ status: 'SERVING' });
    }
    health.close();
  });

  test('stopping leaves one file and a log without surprises', async () => {
    await launch(probeSweep('probe', 2));
    await coordinator.stop();
    expect(readdirSync(dataDir).toSorted()).toEqual([
      'audit.log',
      'blobs',
      'checkpoints',
      'coordinator.lock',
      'coordinator.log',
      'secrets',
      'yates.db',
      'yates.mark',
    ]);
    const lines = readFileSync(join(dataDir, 'coordinator.log'), 'utf8').trim().split('\n');
    const messages = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(messages).toEqual(['serving', 'launched probe: 4 trials', 'stopped']);
    await coordinator.stop();
  });
});
