import { benchSweep } from './bench-sweep.ts';
import { startCoordinatorProcess } from './coordinator-process.ts';
import { inFolder } from './in-folder.ts';
import { cpuSeconds, memoryMiB, servingMs } from './process-cost.ts';
import { quantile, runAgents, startAgents } from './run-agents.ts';
import { say } from './say.ts';

interface Point {
  readonly launchMs: number;
  readonly launchCpu: number;
  readonly heldMs: number;
  readonly heldWorkMs: number;
  readonly perSecond: number;
  readonly cpuUs: number;
  readonly launchedMiB: number;
  readonly peakMiB: number;
  readonly restartMs: number;
  readonly restartCpu: number;
  readonly restartServingMs: number;
  readonly restartedMiB: number;
}

/** Sweeps of growing size, run to their end, then opened again: what a trial costs must not grow with their number. */
export async function benchCurve(sizes: readonly number[], rounds: number): Promise<void> {
  for (const trials of sizes) {
    const points: Point[] = [];
    for (let round = 0; round < Math.max(1, Math.min(rounds, Math.round(100_000 / trials))); round++) {
      points.push(await inFolder((folder) => runPoint(folder, trials)));
    }
    const of = (key: keyof Point): number =>
      quantile(
        points.map((point) => point[key]),
        0.5,
      );
    say(
      `${trials} trials: launch; processor time of it`,
      `${(of('launchMs') / 1000).toFixed(2)}, ${of('launchCpu').toFixed(2)} s`,
    );
    say(
      '  longest that another call waited meanwhile; work within a wait',
      `${of('heldMs').toFixed(0)}, ${of('heldWorkMs').toFixed(0)} ms`,
    );
    say('  processor time of the coordinator a trial', `${of('cpuUs').toFixed(0)} us`);
    say('  trials', `${Math.round(of('perSecond'))} /s`);
    say('  memory of the coordinator: launched, highest', `${of('launchedMiB')}, ${of('peakMiB')} MiB`);
    say('  started again on that log', `${(of('restartMs') / 1000).toFixed(2)} s, ${of('restartedMiB')} MiB`);
    say(
      '  processor time of that, and of its serving thread',
      `${of('restartCpu').toFixed(2)}, ${(of('restartServingMs') / 1000).toFixed(2)} s`,
    );
  }
}

async function runPoint(folder: string, trials: number): Promise<Point> {
  const coordinator = await startCoordinatorProcess(folder);
  const children = await startAgents(1);
  const launchFrom = cpuSeconds(coordinator.pid);
  const { ms: launchMs, heldMs, heldWorkMs } = await coordinator.launch(benchSweep(trials));
  const launchCpu = cpuSeconds(coordinator.pid) - launchFrom;
  const { now: launchedMiB } = memoryMiB(coordinator.pid);
  const before = cpuSeconds(coordinator.pid);
  const { ms } = await runAgents(children, {
    dataDir: folder,
    agents: 2,
    slots: 32,
    workMs: 0,
    forMs: 0,
  });
  const cpu = cpuSeconds(coordinator.pid) - before;
  const { peak: peakMiB } = memoryMiB(coordinator.pid);
  await coordinator.stop();
  const again = await startCoordinatorProcess(folder);
  const { startMs: restartMs } = again;
  const [restartCpu, restartServingMs] = [cpuSeconds(again.pid), servingMs(again.pid)];
  const { now: restartedMiB } = memoryMiB(again.pid);
  const done = await again.done();
  await again.stop();
  if (done !== trials) throw new Error(`${done} of ${trials} trials are done`);
  return {
    launchMs,
    launchCpu,
    heldMs,
    heldWorkMs,
    perSecond: (trials / ms) * 1000,
    cpuUs: (cpu / trials) * 1e6,
    launchedMiB,
    peakMiB,
    restartMs,
    restartCpu,
    restartServingMs,
    restartedMiB,
  };
}
