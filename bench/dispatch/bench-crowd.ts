import type { BenchOptions } from './bench-options.ts';
import { benchSweep } from './bench-sweep.ts';
import { startCoordinatorProcess } from './coordinator-process.ts';
import { inFolder } from './in-folder.ts';
import { cpuSeconds, memoryMiB } from './process-cost.ts';
import { quantile, runAgents, startAgents } from './run-agents.ts';
import { say } from './say.ts';

const agents = 1_000;
const slots = 4;
const workMs = 10_000;
const forMs = 60_000;

/** A thousand agents on connections of their own, with trials of ten seconds: 400 trials a second, and renewals. */
export async function benchCrowd(_options: BenchOptions): Promise<void> {
  await inFolder(async (folder) => {
    const coordinator = await startCoordinatorProcess(folder);
    const children = await startAgents(4);
    await coordinator.launch(benchSweep(60_000));
    const before = cpuSeconds(coordinator.pid);
    const { trials, leaseMs, ms } = await runAgents(children, {
      dataDir: folder,
      agents,
      slots,
      workMs,
      forMs,
    });
    const cpu = cpuSeconds(coordinator.pid) - before;
    const { peak } = memoryMiB(coordinator.pid);
    await coordinator.stop();
    say(
      `${agents} agents, ${slots} slots each, ${(ms / 1000).toFixed(0)} s: trials`,
      `${((trials / ms) * 1000).toFixed(0)} /s`,
    );
    say('  processor of the coordinator', `${((cpu / ms) * 100_000).toFixed(0)} % of a core`);
    say('  memory of the coordinator, highest', `${peak} MiB`);
    say('  lease, median', `${quantile(leaseMs, 0.5).toFixed(1)} ms`);
    say('  lease, 99th percentile', `${quantile(leaseMs, 0.99).toFixed(1)} ms`);
  });
}
