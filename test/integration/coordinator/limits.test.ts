/** Requests over each limit of the coordinator: refused in words, while another caller is answered. */
import { once } from 'node:events';
import { connect, type Settings } from 'node:http2';
import { join } from 'node:path';
import { Client, type ServiceError, status } from '@grpc/grpc-js';
import { service as healthService } from 'grpc-health-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../../base/limits.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { yates } from '../../../proto/generated/yates.js';
import { agentService, controlService } from '../../../proto/service.ts';
import { secureChannel } from '../../../proto/tls/channel-security.ts';
import { agentEndpoint, ask, TestClient } from '../../coordinator-client.ts';
import { foldersForAll } from '../access/folders-for-all.ts';
import { probeSweep } from './probe-sweep.ts';

const folder = foldersForAll();
let dataDir: string;
let coordinator: Coordinator;
let client: TestClient;
let grant: { trialId: string; fence: number };

const agentId = 'agent-1';
const card = { agentId, name: 'box', slots: 4, incarnation: '1', takesSeeds: true };

beforeAll(async () => {
  dataDir = join(folder(), 'data');
  coordinator = await startCoordinator({ dataDir, listen: '127.0.0.1:0', baseVersion: 'test' });
  client = new TestClient(dataDir);
  await client.unary(controlService.launch, { requestId: 'launch', source: probeSweep('probe', 2) });
  await client.unary(agentService.register, { requestId: 'r', ...card });
  const { grants } = await ask(client, 'lease', { requestId: 'l', agentId, slots: 1 });
  grant = { trialId: grants[0]?.trialId ?? '', fence: grants[0]?.fence ?? 0 };
});
afterAll(async () => {
  client.close();
  await coordinator.stop();
});

async function refusal(call: Promise<unknown>): Promise<{ code: number; details: string }> {
  const other = client.unary(controlService.listSweeps, {}, { timeoutMs: 100_000 });
  const refused = await call.then(
    () => ({ code: status.OK, details: 'answered' }),
    ({ code, details }: ServiceError) => ({ code, details }),
  );
  expect((await other).sweeps).toHaveLength(1);
  return refused;
}

const many = <Value>(count: number, make: (at: number) => Value): Value[] =>
  Array.from({ length: count }, (_, at) => make(at));
const long = 'n'.repeat(limits.nameBytes + 1);
const register = (more: yates.v1.RegisterRequest.$Properties) =>
  client.unary(agentService.register, { requestId: 'again', ...card, ...more });
const complete = (more: yates.v1.Result.$Properties) =>
  ask(client, 'complete', { requestId: 'c', agentId, results: [{ ...grant, ...more }] });
const metric = (at: number) => ({ name: `m${at}`, value: at });
const held = (count: number) => many(count, () => grant);

const over: Readonly<Record<string, readonly [what: RegExp, call: () => Promise<unknown>]>> = {
  'a request id': [
    /request_id has more than 64 bytes/,
    () =>
      client.unary(controlService.pause, {
        requestId: 'r'.repeat(limits.requestIdBytes + 1),
        sweepId: 'probe',
      }),
  ],
  'the name of an agent': [/name has more than 128 bytes/, () => register({ name: long })],
  'labels of an agent': [
    /has 65 labels, more than 64/,
    () => register({ labels: Object.fromEntries(many(limits.labels + 1, (at) => [`l${at}`, 'x'])) }),
  ],
  'a label of an agent': [/label gpu has more than 128 bytes/, () => register({ labels: { gpu: long } })],
  'devices of an agent': [
    /has 129 devices, more than 128/,
    () => register({ devices: many(limits.devices + 1, () => ({ kind: 'gpu' })) }),
  ],
  'leases that Register names': [
    /has 1025 leases, more than 1024/,
    () => register({ held: held(limits.held + 1) }),
  ],
  'leases that a renewal names': [
    /has 1025 leases, more than 1024/,
    () => ask(client, 'renew', { requestId: 'n', agentId, held: held(limits.held + 1) }),
  ],
  'leases that are given back': [
    /has 1025 leases, more than 1024/,
    () => ask(client, 'release', { requestId: 'g', agentId, held: held(limits.held + 1) }),
  ],
  'a trial id': [
    /trial_id has more than 128 bytes/,
    () => ask(client, 'fail', { requestId: 'f', agentId, trialId: long }),
  ],
  'metrics of a result': [
    /has 1001 metrics, more than 1000/,
    () => complete({ metrics: many(limits.metrics + 1, metric) }),
  ],
  'the name of a metric': [
    /name of a metric has more than 128 bytes/,
    () => complete({ metrics: [{ name: long, value: 1 }] }),
  ],
  'artifacts of a result': [
    /more than 256 artifacts/,
    () =>
      complete({ artifacts: many(limits.artifacts + 2, () => ({ sha256: '0'.repeat(64), sizeBytes: 1 })) }),
  ],
  'a report of metrics': [
    /has 1001 metrics, more than 1000/,
    () =>
      new Promise((resolve, reject) => {
        const stream = client.clientStream(agentService.reportMetrics, (error, answer) =>
          error === null ? resolve(answer) : reject(error),
        );
        stream.write({ agentId, ...grant, step: 1, metrics: many(limits.metrics + 1, metric) });
        stream.end();
      }),
  ],
};

describe('a request over a limit is refused, and others are answered', () => {
  test.each(Object.entries(over))('%s', async (_name, [what, call]) => {
    const { code, details } = await refusal(call());
    expect([code, details]).toEqual([status.INVALID_ARGUMENT, expect.stringMatching(what)]);
    expect(details).toMatch(/^E_REQUEST /);
  });

  test('nothing of it is kept', async () => {
    const { agents } = await client.unary(controlService.listAgents, {});
    expect(agents).toMatchObject([{ name: 'box', labels: {}, deviceNames: [], busy: 1 }]);
  });
});

/** Sends bytes as they are. */
function raw(path: string, bytes: Uint8Array, token = coordinator.endpoint.token): Promise<unknown> {
  const { address, security } = coordinator.endpoint;
  const { credentials, options } = secureChannel(address, security, token);
  const sender = new Client(address, credentials, options);
  const asBytes = (message: Buffer): Buffer => message;
  const call = sender.makeBidiStreamRequest(path, asBytes, asBytes);
  call.resume();
  call.write(Buffer.from(bytes));
  return once(call, 'error').then(([error]) => {
    sender.close();
    throw error;
  });
}

describe('a message that is too large', () => {
  const agentToken = () => agentEndpoint(dataDir, agentId).token;

  test.each([
    ['a pause of a mebibyte', controlService.pause.path, limits.messageBytes + 1],
    ['a launch of four', controlService.launch.path, limits.largeMessageBytes + 1],
    ['anything of four', controlService.getTrial.path, limits.largeMessageBytes + 1],
  ])('%s', async (_name, path, bytes) => {
    const { code } = await refusal(raw(path, Buffer.alloc(bytes)));
    expect(code).toBe(status.RESOURCE_EXHAUSTED);
  });

  test.each([
    ['renewals of nothing', agentService.work.path, 0x1a, agentToken],
    ['fields that nobody knows, of an agent', agentService.work.path, 0x78, agentToken],
    ['fields that nobody knows, in a launch', controlService.launch.path, 0x78, () => undefined],
  ])('of many small parts is not decoded: %s', async (_what, path, tag, token) => {
    const parts = Buffer.alloc(2 * (limits.partsPerMessage + 1));
    for (let at = 0; at < parts.length; at += 2) parts[at] = tag;
    const { code, details } = await refusal(raw(path, parts, token()));
    expect([code, details]).toEqual([status.RESOURCE_EXHAUSTED, expect.stringMatching(/200000 parts/)]);
  });

  test('of many requests of an agent ends its stream', async () => {
    const renews = many(limits.requestsPerMessage + 1, (at) => ({ requestId: `n${at}` }));
    const { code, details } = await refusal(
      raw(agentService.work.path, yates.v1.WorkRequest.encode({ renews }).finish(), agentToken()),
    );
    expect([code, details]).toEqual([status.INVALID_ARGUMENT, expect.stringMatching(/1025 requests/)]);
  });
});

describe('calls at a time', () => {
  test('on one connection are limited: a client is told how many it may open', async () => {
    const session = connect(`https://${coordinator.address}`, { rejectUnauthorized: false });
    session.on('error', () => {});
    const [settings] = (await once(session, 'remoteSettings')) as [Settings];
    expect(settings.maxConcurrentStreams).toBe(limits.streamsPerConnection);
    session.destroy();
  });

  test('of one token are limited; another token is served', async () => {
    const { token } = coordinator.access.tokens.create({ role: 'viewer', name: 'many' });
    const { address, security } = coordinator.endpoint;
    const perConnection = limits.streamsPerConnection;
    // Each has a connection of its own.
    const own = { 'grpc.use_local_subchannel_pool': 1 };
    const opened = many(limits.callsPerToken / perConnection + 1, () => {
      const { credentials, options } = secureChannel(address, security, token);
      return new Client(address, credentials, { ...options, ...own });
    });
    const watch = healthService['Watch']!;
    const details = await new Promise<string>((resolve) => {
      for (const one of opened) {
        for (let at = 0; at < perConnection; at++) {
          const call = one.makeServerStreamRequest(
            watch.path,
            watch.requestSerialize,
            watch.responseDeserialize,
            {
              service: '',
            },
          );
          call.on('error', ({ code, details }: ServiceError) => {
            if (code === status.RESOURCE_EXHAUSTED) resolve(details);
          });
          call.resume();
        }
      }
    });
    expect(details).toMatch(/^E_BUSY 1000 calls with this token are open/);
    expect((await client.unary(controlService.listSweeps, {}, { timeoutMs: 60_000 })).sweeps).toHaveLength(1);
    for (const one of opened) one.close();
  });
});
