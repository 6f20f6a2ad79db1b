/** A real coordinator that notifies a real server and runs a real command, over its own restarts. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { pauseSweep, resumeSweep } from '../../../client/steer.ts';
import { controlService } from '../../../proto/service.ts';
import { TestClient } from '../../coordinator-client.ts';
import { runAllTrials } from '../cli/scripted-agent.ts';
import { probeSweep } from './probe-sweep.ts';

interface Got {
  readonly event: string;
  readonly cause?: string;
  readonly text: string;
  readonly reason?: string;
  readonly id: string;
}

let dataDir: string;
let server: Server;
const arrivals = new EventEmitter();
let got: Got[];
let paths: string[];
/** Of the next answers; afterwards 200. */
let statuses: number[];
let coordinator: Coordinator;
let client: TestClient;

async function start(): Promise<void> {
  const { port } = server.address() as AddressInfo;
  coordinator = await startCoordinator({
    dataDir,
    listen: '127.0.0.1:0',
    baseVersion: 'test',
    notify: {
      urls: [new URL(`http://127.0.0.1:${port}/hooks/secret-part?token=secret-query`)],
      commands: [
        `printf '%s\\n' "$YATES_NOTIFY_EVENT $YATES_NOTIFY_REASON" >> '${join(dataDir, 'told')}'; echo took it`,
      ],
    },
  });
  client = new TestClient(dataDir);
}

async function stop(): Promise<void> {
  client.close();
  await coordinator.stop();
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yates-notify-'));
  got = [];
  paths = [];
  statuses = [];
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const status = statuses.shift() ?? 200;
      if (status === 200) {
        got.push(JSON.parse(Buffer.concat(parts).toString('utf8')) as Got);
        paths.push(request.url ?? '');
        arrivals.emit('message');
      }
      response.writeHead(status).end('ok\n');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await start();
});
afterEach(async () => {
  await stop();
  server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const launch = async (): Promise<string> => {
  const source = probeSweep('watched', 2, '');
  return (await client.unary(controlService.launch, { requestId: 'launch', source, fileName: 'probe.yaml' }))
    .sweepId;
};
const told = (): string[] => readFileSync(join(dataDir, 'told'), 'utf8').trimEnd().split('\n');
const coordinatorLog = (): string => readFileSync(join(dataDir, 'coordinator.log'), 'utf8');

/** The coordinator's own look at what is new comes within a second; its end looks as well. */
async function until(count: number): Promise<void> {
  while (got.length < count) await once(arrivals, 'message');
}

test('each thing is said once, to each target, whatever restarts come between', async () => {
  const sweepId = await launch();
  const reason = 'a"$(touch hacked)`touch hacked`;\n<!channel>';
  await pauseSweep(false, reason)(client, sweepId);
  await until(1);
  await stop();
  await start();
  await resumeSweep(client, sweepId);
  await pauseSweep(false, 'decided after 4 results', true)(client, sweepId);
  await until(2);
  await resumeSweep(client, sweepId);
  await runAllTrials(dataDir, () => ({ score: 1 }));
  // The end comes before the next look: what is new is said on the way out.
  await stop();
  await start();
  expect(got.map(({ event, cause }) => [event, cause])).toEqual([
    ['paused', 'person'],
    ['decided', 'stop-rule'],
    ['finished', undefined],
  ]);
  expect(got[2]?.text).toBe('watched is finished: 4 of 4 trials done');
  expect(told()).toEqual([
    'paused a"$(touch hacked)`touch hacked`; <!channel>',
    'decided decided after 4 results',
    'finished',
  ]);
  expect(paths[0]).toBe('/hooks/secret-part?token=secret-query');
  const log = coordinatorLog();
  expect(log).toContain('took it');
  expect(log).not.toContain('secret-');
});

test('what a server is too busy for is sent again, and what it never got by the next coordinator', async () => {
  statuses = [503];
  const sweepId = await launch();
  await pauseSweep(false, 'first')(client, sweepId);
  await until(1);
  expect(got[0]?.reason).toBe('first');
  await resumeSweep(client, sweepId);
  // Nobody listens while this one is said.
  const { port } = server.address() as AddressInfo;
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  await pauseSweep(false, 'second')(client, sweepId);
  await stop();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  await start();
  await until(2);
  expect(got.map(({ reason }) => reason)).toEqual(['first', 'second']);
  expect(coordinatorLog()).not.toContain('secret-');
});
