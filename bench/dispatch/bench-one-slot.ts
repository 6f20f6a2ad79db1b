import type { BenchOptions } from './bench-options.ts';
import { benchSweep } from './bench-sweep.ts';
import { startCoordinatorProcess } from './coordinator-process.ts';
import { inFolder } from './in-folder.ts';
import { quantile, runAgents, startAgents } from './run-agents.ts';
import { say } from './say.ts';

const trials = 1_000;

/** One agent, one slot: what a trial costs between its result and the next start. Both wait for the disk. */
export async function benchOneSlot(_options: BenchOptions): Promise<void> {
  await inFolder(async (folder) => {
    const coordinator = await startCoordinatorProcess(folder);
    const children = await startAgents(1);
    await coordinator.launch(benchSweep(trials));
    const work = { dataDir: folder, agents: 1, slots: 1, workMs: 0, forMs: 0 };
    const { turnMs } = await runAgents(children, work);
    await coordinator.stop();
    say('one slot: from a result to the next trial, median', `${quantile(turnMs, 0.5).toFixed(2)} ms`);
    say('one slot: the same, 99th percentile', `${quantile(turnMs, 0.99).toFixed(2)} ms`);
  });
}
