/**
 * What floods cost a coordinator: the memory that each adds to its process, and the longest that another caller waits for an
 * answer meanwhile. Build first.
 *
 *     npx tsx bench/floods.ts
 */
import { connect as connectHttp2 } from 'node:http2';
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '../base/limits.ts';
import { agentService, controlService } from '../proto/service.ts';
import { agentEndpoint, ownerEndpoint, TestClient } from '../test/coordinator-client.ts';
import { benchSweep } from './dispatch/bench-sweep.ts';
import { startCoordinatorProcess } from './dispatch/coordinator-process.ts';
import { inFolder } from './dispatch/in-folder.ts';
import { memoryMiB } from './dispatch/process-cost.ts';

interface Target {
  readonly port: number;
  readonly token: string;
  readonly agentToken: string;
}

/** @returns ends it */
type Flood = (target: Target) => Promise<() => void>;

function session(port: number) {
  const opened = connectHttp2(`https://127.0.0.1:${port}`, {
    rejectUnauthorized: false,
    maxSessionMemory: 2_000,
  });
  opened.on('error', () => {});
  return opened;
}

/** Requests of `declared` bytes, of which all but one are sent, on as many connections as are needed. */
function requests(
  path: string,
  count: number,
  declared: number,
  body: (length: number) => Buffer,
  isWhole = false,
): Flood {
  return async ({ port, token, agentToken }) => {
    const sessions: ReturnType<typeof session>[] = [];
    for (let at = 0; at < count; at++) {
      if (at % limits.streamsPerConnection === 0) {
        const opened = session(port);
        await once(opened, 'connect');
        sessions.push(opened);
      }
      const bearer = path.startsWith('/yates.v1.AgentService') ? agentToken : token;
      const stream = sessions.at(-1)?.request({
        ':method': 'POST',
        ':path': path,
        'content-type': 'application/grpc',
        te: 'trailers',
        authorization: `Bearer ${bearer}`,
      });
      stream?.on('error', () => {});
      const head = Buffer.alloc(5);
      head.writeUInt32BE(declared, 1);
      stream?.write(Buffer.concat([head, body(isWhole ? declared : declared - 1)]));
      if (isWhole) stream?.end();
    }
    return () => sessions.forEach((one) => one.destroy());
  };
}

const silent: Flood = async ({ port }) => {
  const sockets: Socket[] = [];
  for (let at = 0; at < 2_000; at++) {
    const socket = connectTcp(port, '127.0.0.1');
    socket.on('error', () => {});
    sockets.push(socket);
    if (at % 100 === 0) await sleep(10);
  }
  return () => sockets.forEach((one) => one.destroy());
};

const filled = (length: number): Buffer => Buffer.alloc(length, 1);
/** Renewals of nothing, two bytes each. */
const parts = (length: number): Buffer =>
  Buffer.from(new Uint8Array(length).map((_, at) => (at % 2 === 0 ? 0x1a : 0)));
/** Unknown fields, two bytes each. */
const unknown = (length: number): Buffer =>
  Buffer.from(new Uint8Array(length).map((_, at) => (at % 2 === 0 ? 0x78 : 1)));
const large = limits.largeMessageBytes;

const floods: Readonly<Record<string, Flood>> = {
  '30 half-sent launches of 4 MiB': requests(controlService.launch.path, 30, large, filled),
  '60 half-sent launches of 4 MiB': requests(controlService.launch.path, 60, large, filled),
  '2,000 silent connections': silent,
  '600 unread lists of sweeps': requests(controlService.listSweeps.path, 600, 0, filled, true),
  '600 unread lists of trials': requests(controlService.listTrials.path, 600, 0, filled, true),
  '600 watchers': requests(controlService.watch.path, 600, 0, filled, true),
  '20 messages of 2,000,000 parts': requests(agentService.work.path, 20, large, parts, true),
  '20 launches of 2,000,000 unknown fields': requests(controlService.launch.path, 20, large, unknown, true),
};

process.stdout.write(
  `load ${loadavg()[0]?.toFixed(1)}\n| flood | memory before, highest, 10 s later | longest wait of another |\n|---|---|---|\n`,
);
for (const [name, flood] of Object.entries(floods)) {
  await inFolder(async (folder) => {
    const coordinator = await startCoordinatorProcess(folder);
    await coordinator.launch(benchSweep(20_000));
    const port = Number(coordinator.address.split(':').at(-1));
    const token = ownerEndpoint(folder).token ?? '';
    const target = { port, token, agentToken: agentEndpoint(folder, 'flood').token ?? '' };
    const client = new TestClient(folder);
    await client.unary(controlService.getSweep, {});
    const before = memoryMiB(coordinator.pid).now;
    const look = { highest: before, longestMs: 0, isOver: false };
    const looking = (async () => {
      while (!look.isOver) {
        const fromMs = performance.now();
        await client.unary(controlService.getSweep, {}, { timeoutMs: 120_000 });
        look.longestMs = Math.max(look.longestMs, performance.now() - fromMs);
        look.highest = Math.max(look.highest, memoryMiB(coordinator.pid).now);
        await sleep(20);
      }
    })();
    const end = await flood(target);
    await sleep(10_000);
    look.isOver = true;
    await looking;
    const after = memoryMiB(coordinator.pid).now;
    end();
    client.close();
    await coordinator.stop();
    process.stdout.write(
      `| ${name} | ${before}, ${look.highest}, ${after} MiB | ${look.longestMs.toFixed(0)} ms |\n`,
    );
  });
}
