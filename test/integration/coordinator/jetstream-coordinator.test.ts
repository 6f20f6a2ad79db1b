/** A coordinator whose log is on a real nats-server. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { entryPoint } from '../../../base/entry-point.ts';
import { reachCoordinator } from '../../../cli/connect/reach-coordinator.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import type { RpcClient } from '../../../proto/client.ts';
import type { yates } from '../../../proto/generated/yates.js';
import { agentService, controlService } from '../../../proto/service.ts';
import { NatsServer, natsServerPath } from './jetstream-server.ts';
import { connectTo } from '../../../proto/tls/endpoint.ts';
import { copyFolder } from '../../copy-folder.ts';
import { agentEndpoint, ask, TestClient } from '../../coordinator-client.ts';
import { probeSweep } from './probe-sweep.ts';

const agentId = 'agent-1';

describe.skipIf(natsServerPath === undefined)('a coordinator on JetStream', () => {
  const server = new NatsServer();
  let folder: string;
  let logAddress: string;
  let logs = 0;
  let requests = 0;
  const running: Coordinator[] = [];
  const clients: RpcClient[] = [];

  beforeAll(() => server.start());
  afterAll(() => server.dispose());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yates-jetstream-'));
    logAddress = `nats://${server.address}/coordinator-${++logs}`;
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await Promise.all(running.splice(0).map((one) => one.stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(data: string): Promise<{ coordinator: Coordinator; client: RpcClient }> {
    const coordinator = await startCoordinator({
      dataDir: join(folder, data),
      logAddress,
      listen: '127.0.0.1:0',
      baseVersion: 'test',
    });
    const client = new TestClient(join(folder, data));
    running.push(coordinator);
    clients.push(client);
    return { coordinator, client };
  }

  const requestId = (): string => `r${++requests}`;
  const launch = (client: RpcClient, replicates: number) =>
    client.unary(controlService.launch, { requestId: requestId(), source: probeSweep('probe', replicates) });
  const register = (client: RpcClient) =>
    client.unary(agentService.register, {
      requestId: requestId(),
      agentId,
      slots: 4,
      incarnation: '1',
      takesSeeds: true,
    });
  const lease = async (client: RpcClient) =>
    (await ask(client, 'lease', { requestId: requestId(), agentId, slots: 4 })).grants;
  const complete = (client: RpcClient, grants: readonly yates.v1.Grant.$Properties[]) =>
    ask(client, 'complete', {
      requestId: requestId(),
      agentId,
      results: grants.map(({ trialId = '', fence = 0 }) => ({
        trialId,
        fence,
        metrics: [{ name: 'score', value: fence }],
      })),
    });
  async function scores(client: RpcClient): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    const pages = client.serverStream(controlService.listTrials, {});
    for await (const page of pages as AsyncIterable<yates.v1.ListTrialsPage>) {
      for (const { trialId = '', metrics } of page.trials) {
        const value = metrics?.[0]?.value;
        if (value !== undefined) found.set(trialId, value);
      }
    }
    return found;
  }

  test('is found in its data folder by verbs, though no log lies there', async () => {
    const { client } = await start('here');
    await launch(client, 2);
    const options = { data: join(folder, 'here') };
    const found = await reachCoordinator(options, async (endpoint) => {
      const own = connectTo(endpoint);
      clients.push(own);
      return (await own.unary(controlService.getSweep, {})).sweep?.name;
    });
    expect(found).toBe('probe');
  });

  test('is started again, on another machine even, and knows what it knew', async () => {
    const first = await start('a');
    await launch(first.client, 2);
    await register(first.client);
    // Until a first trial succeeds, an agent gets one at a time.
    await complete(first.client, await lease(first.client));
    await complete(first.client, (await lease(first.client)).slice(0, 2));
    const known = await scores(first.client);
    expect(known.size).toBe(3);
    await first.coordinator.stop();
    // The log is elsewhere; the certificate and the tokens are in DATA/secrets, and move with that folder.
    copyFolder(join(folder, 'a', 'secrets'), join(folder, 'b', 'secrets'));
    const second = await start('b');
    expect(second.coordinator.logId).toBe(first.coordinator.logId);
    expect(await scores(second.client)).toEqual(known);
    const { address } = second.coordinator;
    expect(second.coordinator.access.pin).toBe(first.coordinator.access.pin);
    const agent = connectTo(agentEndpoint(join(folder, 'a'), agentId, address));
    clients.push(agent);
    expect(await register(agent)).toMatchObject({ logId: second.coordinator.logId });
  });

  test('is deposed by the next one on the same stream, says so and answers no more', async () => {
    const first = await start('a');
    await launch(first.client, 2);
    await register(first.client);
    await complete(first.client, await lease(first.client));
    const grants = await lease(first.client);
    const second = await start('b');
    expect(await first.coordinator.broken).toMatchObject({ code: 'E_LOG_FENCED' });
    await expect(complete(first.client, grants)).rejects.toMatchObject({ code: status.UNAVAILABLE });
    const { sweep } = await second.client.unary(controlService.getSweep, {});
    expect(sweep?.done).toBe(1);
    expect((await complete(second.client, grants)).receipts).toHaveLength(3);
    expect((await scores(second.client)).size).toBe(4);
  });

  test('ends its process when it is deposed', async () => {
    const main = entryPoint(new URL('../../../cli/main.ts', import.meta.url), import.meta.url);
    const words = [
      'coordinator',
      '--data',
      join(folder, 'a'),
      '--listen',
      '127.0.0.1:0',
      '--log',
      logAddress,
    ];
    const child = spawn(process.execPath, [...main, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'exit');
    const said: Buffer[] = [];
    child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
    await once(child.stdout, 'data');
    await start('b');
    expect(await ended).toEqual([1, null]);
    expect(Buffer.concat(said).toString()).toContain('E_LOG_FENCED');
    await expect(start('a')).resolves.toBeDefined();
  });

  test('goes on when the server is killed amid a sweep: every acknowledged result is there', async () => {
    const { client } = await start('a');
    await launch(client, 12);
    await register(client);
    const acknowledged = new Map<string, number>();
    let round = 0;
    for (let grants = await lease(client); grants.length > 0; grants = await lease(client)) {
      const completing = complete(client, grants);
      if (++round % 2 === 0) {
        await server.kill();
        await server.start();
      }
      await completing;
      for (const { trialId = '', fence = 0 } of grants) acknowledged.set(trialId, fence);
    }
    // One trial, then four at a time.
    expect(round).toBe(7);
    expect(acknowledged.size).toBe(24);
    expect(await scores(client)).toEqual(acknowledged);
    const again = await start('b');
    expect(await scores(again.client)).toEqual(acknowledged);
  });

  test('can be stopped while the server is away', async () => {
    const { coordinator, client } = await start('a');
    await launch(client, 2);
    await register(client);
    const grants = await lease(client);
    await server.kill();
    const completing = complete(client, grants).catch((error: unknown) => error);
    await coordinator.stop();
    expect(await completing).toMatchObject({ code: status.UNAVAILABLE });
    await server.start();
    const again = await start('a');
    expect((await scores(again.client)).size).toBeLessThanOrEqual(grants.length);
  });

  test('says where the fault is in the address of the log', async () => {
    for (const wrong of ['postgres://x', 'nats://', 'nats://a b:4222', 'nats://h:1/a.b', 'nats://h:1?x=1']) {
      logAddress = wrong;
      await expect(start('a')).rejects.toMatchObject({ code: 'E_LOG_ADDRESS' });
    }
  });
});
