/** The Work stream of the real coordinator: what breaks, repeats and shares messages on it. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { yates } from '../../../proto/generated/yates.js';
import { agentService, controlService } from '../../../proto/service.ts';
import { secureChannel } from '../../../proto/tls/channel-security.ts';
import { WorkStream } from '../../../proto/work-stream.ts';
import { agentEndpoint, TestClient } from '../../coordinator-client.ts';
import { adapterTrainers } from '../../fixtures/design/adapter-trainers.ts';
import { probeSweep } from './probe-sweep.ts';

const { RESULT_VERDICT_COUNTED } = yates.v1.ResultVerdict;
const agentId = 'agent-1';
let dataDir: string;
let coordinator: Coordinator;
let client: TestClient;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yates-work-'));
  coordinator = await startCoordinator({
    dataDir,
    listen: '127.0.0.1:0',
    baseVersion: 'test',
    trainers: adapterTrainers,
  });
  client = new TestClient(dataDir);
  await client.unary(controlService.launch, { requestId: 'l', source: probeSweep('probe', 4) });
  const card = { agentId, slots: 4, incarnation: '1', takesSeeds: true };
  await client.unary(agentService.register, { requestId: 'r', ...card });
});
afterEach(async () => {
  client.close();
  await coordinator.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const done = async () => (await client.unary(controlService.getSweep, {})).sweep?.done;

test('a result that was sent on a stream that broke is sent again on the next, and counted once', async () => {
  const first = new WorkStream(client.as(agentId));
  const { grants } = await first.ask('lease', { requestId: '1', slots: 1 });
  const results = grants.map(({ trialId, fence }) => ({
    trialId,
    fence,
    metrics: [{ name: 'score', value: 1 }],
  }));
  const unheard = first.ask('complete', { requestId: '2', results }).catch(({ code }: ServiceError) => code);
  await new Promise((resolve) => setImmediate(resolve));
  first.close();
  expect(await unheard).toBe(status.CANCELLED);
  const next = new WorkStream(client.as(agentId));
  for (const requestId of ['3', '4']) {
    const { receipts } = await next.ask('complete', { requestId, results });
    expect(receipts).toMatchObject([{ verdict: RESULT_VERDICT_COUNTED }]);
  }
  expect(await done()).toBe(1);
});

test('a result and the lease for its slot share a message each way, and the sweep is told once', async () => {
  const call = client.as(agentId).bidiStream(agentService.work);
  const say = async (request: yates.v1.WorkRequest.$Properties): Promise<yates.v1.WorkResponse> => {
    call.write(request);
    return ((await once(call, 'data')) as [yates.v1.WorkResponse])[0];
  };
  const first = await say({ leases: [{ requestId: '1', slots: 1 }] });
  expect(first.sweeps).toMatchObject([{ number: 1, name: 'probe', requiredMetrics: ['score'] }]);
  const [grant] = first.leases[0]?.grants ?? [];
  if (grant === undefined) throw new Error('nothing was granted');
  const { trialId, fence } = grant;
  const results = [{ trialId, fence, metrics: [{ name: 'score', value: 1 }] }];
  const second = await say({
    completes: [{ requestId: '2', results }],
    leases: [{ requestId: '3', slots: 1, seenFence: fence }],
  });
  expect(second).toMatchObject({
    sweeps: [],
    completes: [{ requestId: '2', receipts: [{ verdict: RESULT_VERDICT_COUNTED }] }],
    leases: [{ requestId: '3', grants: [{ sweep: 1, fence: fence + 1 }] }],
  });
  call.end();
  await once(call, 'end');
});

test('nothing is granted to a lease that was cancelled, nor to a stream that is gone', async () => {
  const work = new WorkStream(client.as(agentId));
  await work.ask('lease', { requestId: '1', slots: 4 });
  const controller = new AbortController();
  const poll = { requestId: '2', slots: 4, waitMs: 60_000, seenFence: 4 };
  const waiting = work.ask('lease', poll, { signal: controller.signal }).catch(() => 'cancelled');
  await work.ask('renew', { requestId: '3' });
  controller.abort();
  expect(await waiting).toBe('cancelled');
  await work.ask('renew', { requestId: '4' });
  await client.unary(controlService.launch, { requestId: 'm', source: probeSweep('more', 2) });
  const { sweep } = await client.unary(controlService.getSweep, {});
  expect(sweep).toMatchObject({ name: 'more', leased: 0 });
});

test('bytes that are no message end their stream and nothing else', async () => {
  const { address, security, token } = agentEndpoint(dataDir, agentId);
  const { credentials, options } = secureChannel(address, security, token);
  const raw = new Client(address, credentials, options);
  const bytes = (buffer: Buffer): Buffer => buffer;
  const call = raw.makeBidiStreamRequest(agentService.work.path, bytes, bytes, new Metadata());
  call.on('data', () => {});
  call.write(Buffer.from([0x12, 0xff, 0xff, 0xff]));
  const [error] = (await once(call, 'error')) as [ServiceError];
  expect(error.code).toBe(status.INVALID_ARGUMENT);
  raw.close();
  expect(await done()).toBe(0);
});

/** Another process with the credential of an agent: it shares no connection with others. */
function processOf(agent: string, incarnation: string) {
  const own = new TestClient(dataDir, { agentId: agent, channel: { 'grpc.use_local_subchannel_pool': 1 } });
  onTestFinished(() => own.close());
  const card = { slots: 4, incarnation, takesSeeds: true };
  return {
    work: new WorkStream(own.as()),
    register: () => own.as().unary(agentService.register, { requestId: `r${incarnation}`, ...card }),
    end: () => own.close(),
  };
}

const isTwice = {
  code: status.ALREADY_EXISTS,
  details: expect.stringMatching(
    /^E_AGENT_TWICE agent agent-\d is at work already, from 127\.0\.0\.1:\d+: .*agent\.json/,
  ),
};

test('while a process of an agent is at work no second is let in, and once it has ended one is', async () => {
  const first = processOf('agent-2', '1');
  const second = processOf('agent-2', '2');
  await first.register();
  // Before it has said anything on a stream, and after.
  await expect(second.register()).rejects.toMatchObject(isTwice);
  await first.work.ask('renew', { requestId: '1', held: [] });
  await expect(second.register()).rejects.toMatchObject(isTwice);
  // The same process may, as after a broken stream, and goes on to be alone.
  first.work.close();
  await first.register();
  await expect(second.register()).rejects.toMatchObject(isTwice);
  first.end();
  const logIdOf = (): Promise<string> =>
    second.register().then(
      ({ logId }) => logId,
      () => '',
    );
  await expect.poll(logIdOf, { timeout: 10_000 }).not.toBe('');
  await expect(processOf('agent-2', '3').register()).rejects.toMatchObject(isTwice);
});

test('of processes of an agent that register at the same moment one is let in', async () => {
  for (const agent of ['agent-3', 'agent-4', 'agent-5']) {
    const processes = ['1', '2', '3'].map((incarnation) => processOf(agent, incarnation));
    // Connected beforehand, so that the calls come together.
    await Promise.all(processes.map(({ work }) => work.ask('renew', { requestId: '0', held: [] })));
    const outcomes = await Promise.allSettled(processes.map(({ register }) => register()));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toEqual([expect.objectContaining(isTwice), expect.objectContaining(isTwice)]);
  }
});
