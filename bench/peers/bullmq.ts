/** BullMQ on a Redis of its own that syncs every write before it answers (`appendfsync always`). */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../test/chaos/free-port.ts';
import { cpuSeconds } from '../dispatch/process-cost.ts';

const folder = fileURLToPath(new URL('./bullmq/', import.meta.url));

export interface PeerRun {
  readonly ms: number;
  /** Of Redis and of the worker. */
  readonly cpuSeconds: readonly [number, number];
}

/** @returns why it cannot run here; undefined when it can */
export function bullmqMissing(): string | undefined {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
  } catch {
    return 'redis-server is not installed (Debian: apt-get install redis-server)';
  }
  if (existsSync(join(folder, 'node_modules', 'bullmq'))) return undefined;
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: 'ignore',
    });
    return undefined;
  } catch {
    return `npm ci failed in ${folder}`;
  }
}

export async function runBullmq(jobs: number, concurrency: number): Promise<PeerRun> {
  const dir = mkdtempSync(join(tmpdir(), 'yates-redis-'));
  const port = await freePort();
  const redis = spawn(
    'redis-server',
    `--port ${port} --bind 127.0.0.1 --dir ${dir} --appendonly yes --appendfsync always --maxmemory-policy noeviction`.split(
      ' ',
    ),
    { stdio: 'ignore' },
  );
  try {
    await untilListening(port);
    const redisBefore = cpuSeconds(redis.pid as number);
    const worker = spawn(
      process.execPath,
      [join(folder, 'work.mjs'), String(port), String(jobs), String(concurrency)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const ended = once(worker, 'exit');
    const [line] = (await Promise.race([once(worker.stdout, 'data'), ended])) as [Buffer];
    const redisAfter = cpuSeconds(redis.pid as number);
    await ended;
    const { ms, cpuSeconds: own } = JSON.parse(line.toString()) as { ms: number; cpuSeconds: number };
    return { ms, cpuSeconds: [redisAfter - redisBefore, own] };
  } finally {
    redis.kill('SIGKILL');
    await once(redis, 'exit');
    rmSync(dir, { recursive: true, force: true });
  }
}

async function untilListening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isUp = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isUp) return;
    await sleep(50);
  }
}
