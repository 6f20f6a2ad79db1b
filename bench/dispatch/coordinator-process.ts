/** The built coordinator in a process of its own, as `yates up` starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { packageRoot } from '../../base/package-root.ts';
import { coordinatorNodeOptions } from '../../cli/up/coordinator-node-options.ts';
import type { RpcClient } from '../../proto/client.ts';
import { agentService, controlService } from '../../proto/service.ts';
import { TestClient } from '../../test/coordinator-client.ts';
import { servingMs } from './process-cost.ts';

export interface CoordinatorProcess {
  readonly pid: number;
  readonly address: string;
  /** From the start of the process to its first answer. */
  readonly startMs: number;
  /**
   * `heldMs`: the longest that another call waited for its answer meanwhile; `heldWorkMs`: the most that the serving thread worked
   * within such a wait, which other programs do not falsify.
   */
  launch(
    source: string,
  ): Promise<{ readonly ms: number; readonly heldMs: number; readonly heldWorkMs: number }>;
  /** Trials that are done, in the newest sweep. */
  done(): Promise<number>;
  stop(): Promise<void>;
}

const callOptions = { timeoutMs: 600_000 };

/** @param profileDir keeps V8's profile of each thread; default: `YATES_BENCH_PROFILE` */
export async function startCoordinatorProcess(
  dataDir: string,
  profileDir?: string,
): Promise<CoordinatorProcess> {
  const startedMs = performance.now();
  const main = join(packageRoot, 'dist', 'cli', 'main.js');
  const profile = profileDir ?? process.env['YATES_BENCH_PROFILE'];
  const node =
    profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-interval', '300', '--cpu-prof-dir', profile];
  const child: ChildProcess = spawn(
    process.execPath,
    [...coordinatorNodeOptions, ...node, main, 'coordinator', '--data', dataDir, '--listen', '127.0.0.1:0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const address = await new Promise<string>((resolve, reject) => {
    if (child.stdout === null) return;
    createInterface(child.stdout).on('line', (line) => {
      const found = /listening on (\S+),/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error('the coordinator ended')));
  });
  const client = new TestClient(dataDir, { agentId: 'observer' });
  await client.unary(controlService.listSweeps, {}, callOptions);
  const startMs = performance.now() - startedMs;
  return {
    pid: child.pid as number,
    address,
    startMs,
    launch: async (source) => {
      const fromMs = performance.now();
      const launched = client
        .unary(controlService.launch, { requestId: 'launch', source }, callOptions)
        .then(() => performance.now());
      const held = await longestAnswer(client, launched, child.pid as number);
      return { ms: (await launched) - fromMs, ...held };
    },
    done: async () => {
      const { sweep } = await client.unary(controlService.getSweep, {}, callOptions);
      return sweep?.done ?? 0;
    },
    stop: async () => {
      client.close();
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Of a call that needs neither the log nor the core: for how long the event loop answers nobody. */
async function longestAnswer(
  client: RpcClient,
  end: Promise<unknown>,
  pid: number,
): Promise<{ readonly heldMs: number; readonly heldWorkMs: number }> {
  const launching = new AbortController();
  const stop = (): void => launching.abort();
  void end.then(stop, stop);
  let [heldMs, heldWorkMs] = [0, 0];
  const artifact = { sha256: '0'.repeat(64), sizeBytes: 1 };
  while (!launching.signal.aborted) {
    const [fromMs, fromWorkMs] = [performance.now(), servingMs(pid)];
    await client.unary(agentService.queryUpload, { artifact }, callOptions);
    heldMs = Math.max(heldMs, performance.now() - fromMs);
    heldWorkMs = Math.max(heldWorkMs, servingMs(pid) - fromWorkMs);
    await sleep(5);
  }
  return { heldMs, heldWorkMs };
}
