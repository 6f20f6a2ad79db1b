/**
 * What floods cost a coordinator: the memory that each adds to its process, and the longest that another caller waits for an
 * answer meanwhile. On a busy machine most of a wait is for other programs: the work of the serving thread within it is the
 * coordinator's own part. Build first. Words on the command line choose the floods whose names have one of them.
 *
 *     npx tsx bench/floods.ts
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { agentService, controlService } from '../proto/service.ts';
import { agentEndpoint, ownerEndpoint, TestClient } from '../test/coordinator-client.ts';
import { benchSweep } from './dispatch/bench-sweep.ts';
import { startCoordinatorProcess } from './dispatch/coordinator-process.ts';
import { inFolder } from './dispatch/in-folder.ts';
import { cpuSeconds, memoryMiB, servingMs } from './dispatch/process-cost.ts';
import type { FloodRequest } from './floods/flood-process.ts';
import { floods } from './floods/kinds.ts';

const script = fileURLToPath(new URL('./floods/flood-process.ts', import.meta.url));

/** @returns its SHA-256 */
async function uploadArtifact(client: TestClient): Promise<string> {
  const data = Buffer.alloc(4 * 2 ** 20, 'artifact');
  const sha256 = createHash('sha256').update(data).digest('hex');
  await new Promise<void>((resolve, reject) => {
    const stream = client.clientStream(agentService.uploadArtifact, (error) =>
      error === null ? resolve() : reject(error),
    );
    const chunkBytes = 2 ** 19;
    for (let offset = 0; offset < data.length; offset += chunkBytes)
      stream.write({
        ...(offset === 0
          ? { artifact: { sha256, sizeBytes: data.length, name: 'a', mediaType: 'text/plain' } }
          : {}),
        offset,
        data: data.subarray(offset, offset + chunkBytes),
      });
    stream.end();
  });
  return sha256;
}

async function measure(name: string, folder: string): Promise<void> {
  const coordinator = await startCoordinatorProcess(folder);
  await coordinator.launch(benchSweep(20_000));
  const port = Number(coordinator.address.split(':').at(-1));
  const client = new TestClient(folder, { agentId: 'flood' });
  const flood = fork(script, { execArgv: ['--import', import.meta.resolve('tsx')] });
  await once(flood, 'message');
  const target = {
    port,
    token: ownerEndpoint(folder).token ?? '',
    agentToken: agentEndpoint(folder, 'flood').token ?? '',
    artifact: await uploadArtifact(client),
  };
  await client.unary(controlService.getSweep, {});
  const before = memoryMiB(coordinator.pid).now;
  const cpuBefore = cpuSeconds(coordinator.pid);
  const look = { highest: before, longestMs: 0, workMs: 0, isOver: false };
  const looking = (async () => {
    while (!look.isOver) {
      const [fromMs, fromWorkMs] = [performance.now(), servingMs(coordinator.pid)];
      await client.unary(controlService.getSweep, {}, { timeoutMs: 120_000 });
      look.longestMs = Math.max(look.longestMs, performance.now() - fromMs);
      look.workMs = Math.max(look.workMs, servingMs(coordinator.pid) - fromWorkMs);
      look.highest = Math.max(look.highest, memoryMiB(coordinator.pid).now);
      await sleep(20);
    }
  })();
  const sent = once(flood, 'message');
  flood.send({ name, target } satisfies FloodRequest);
  await sent;
  await sleep(10_000);
  look.isOver = true;
  await looking;
  const after = memoryMiB(coordinator.pid).now;
  const cpu = cpuSeconds(coordinator.pid) - cpuBefore;
  flood.kill();
  client.close();
  await coordinator.stop();
  process.stdout.write(
    `| ${name} | ${before}, ${look.highest}, ${after} MiB | ${look.longestMs.toFixed(0)} ms, ${look.workMs.toFixed(0)} ms | ${cpu.toFixed(1)} s |\n`,
  );
}

process.stdout.write(
  `load ${loadavg()[0]?.toFixed(1)}\n| flood | memory before, highest, 10 s later | longest wait of another, most processor time of the serving thread within a wait | processor time in all |\n|---|---|---|---|\n`,
);
const words = process.argv.slice(2);
const chosen = Object.keys(floods).filter(
  (name) => words.length === 0 || words.some((word) => name.includes(word)),
);
for (const name of chosen) await inFolder((folder) => measure(name, folder));
process.stdout.write(`load ${loadavg()[0]?.toFixed(1)}\n`);
