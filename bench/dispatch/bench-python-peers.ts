import { type Mark, pythonPeers, pythonPeersMissing, runPythonPeer } from '../peers/python-peers.ts';
import type { BenchOptions } from './bench-options.ts';
import { runOurs } from './bench-rate.ts';
import { say } from './say.ts';

const sizes = [100, 1_000] as const;

/** Trials that do nothing, ours and the peers', and what the first and the last of a sweep cost. */
export async function benchPythonPeers(_options: BenchOptions): Promise<void> {
  for (const trials of sizes) {
    const { perSecond, serverUs, workerUs } = await runOurs(trials, 1);
    say(`yates: ${trials} trials, one agent, 64 slots`, `${perSecond.toFixed(0)} /s`);
    say('  processor time a trial: server and worker', `${((serverUs + workerUs) / 1000).toFixed(2)} ms`);
  }
  const missing = pythonPeersMissing();
  if (missing !== undefined) {
    say('optuna, ray tune: not run', missing);
    return;
  }
  for (const peer of pythonPeers)
    for (const trials of sizes) tell(peer.title, trials, await runPythonPeer(peer, trials));
}

function tell(title: string, trials: number, marks: readonly Mark[]): void {
  const all = marks.at(-1);
  if (all === undefined) {
    say(`${title}: ${trials} trials`, 'none finished');
    return;
  }
  const start: Mark = { done: 0, seconds: 0, cpuSeconds: 0 };
  const [first, beforeLast] = [marks[0] as Mark, marks.at(-2) ?? start];
  const stopped = all.done < trials ? `, stopped after ${all.done}` : '';
  say(`${title}: ${trials} trials${stopped}`, `${(all.done / all.seconds).toFixed(1)} /s`);
  const cost = (from: Mark, to: Mark): string =>
    (((to.cpuSeconds - from.cpuSeconds) / (to.done - from.done)) * 1000).toFixed(1);
  say(
    '  processor time a trial: all, first and last part of the run',
    `${cost(start, all)}, ${cost(start, first)}, ${cost(beforeLast, all)} ms`,
  );
}
