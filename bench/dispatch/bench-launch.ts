import { benchSweep } from './bench-sweep.ts';
import { startCoordinatorProcess } from './coordinator-process.ts';
import { inFolder } from './in-folder.ts';
import type { BenchOptions } from './bench-options.ts';
import { cpuSeconds, memoryMiB, servingMs } from './process-cost.ts';
import { say } from './say.ts';

/** A million trials are launched and the coordinator is started again on that log; nothing runs. */
export async function benchLaunch({ rounds }: BenchOptions): Promise<void> {
  for (let round = 0; round < rounds; round++) await inFolder(launchOnce);
}

async function launchOnce(folder: string): Promise<void> {
  const coordinator = await startCoordinatorProcess(folder);
  const [cpuBefore, servingBefore] = [cpuSeconds(coordinator.pid), servingMs(coordinator.pid)];
  const { ms, heldMs, heldWorkMs } = await coordinator.launch(benchSweep(1_000_000));
  const cpu = cpuSeconds(coordinator.pid) - cpuBefore;
  const serving = (servingMs(coordinator.pid) - servingBefore) / 1000;
  const { now, peak } = memoryMiB(coordinator.pid);
  await coordinator.stop();
  const again = await startCoordinatorProcess(folder);
  const restartCpu = cpuSeconds(again.pid);
  const restarted = memoryMiB(again.pid);
  await again.stop();
  say(
    'launch; processor time of it, and of its serving thread',
    `${(ms / 1000).toFixed(2)}, ${cpu.toFixed(2)}, ${serving.toFixed(2)} s`,
  );
  say(
    '  longest that another call waited meanwhile; work within a wait',
    `${heldMs.toFixed(0)}, ${heldWorkMs.toFixed(0)} ms`,
  );
  say('  memory of the coordinator: highest, launched', `${peak}, ${now} MiB`);
  say(
    '  started again on that log; processor time; memory: highest, now',
    `${(again.startMs / 1000).toFixed(2)}, ${restartCpu.toFixed(2)} s, ${restarted.peak}, ${restarted.now} MiB`,
  );
}
