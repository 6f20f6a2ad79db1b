import type { BenchOptions } from './bench-options.ts';
import { bullmqMissing, runBullmq } from '../peers/bullmq.ts';
import { benchSweep } from './bench-sweep.ts';
import { startCoordinatorProcess } from './coordinator-process.ts';
import { inFolder } from './in-folder.ts';
import { cpuSeconds } from './process-cost.ts';
import { quantile, runAgents, startAgents } from './run-agents.ts';
import { say } from './say.ts';

const concurrency = 64;
/** Agents that share as many slots as the peer's one worker has; fewer slots to an agent cost more calls. */
const shapes = [1, 2, 8] as const;

export interface Round {
  readonly perSecond: number;
  /** Microseconds of processor time a trial: of the server, and of who works. */
  readonly serverUs: number;
  readonly workerUs: number;
  /** Of the work, by the system's steady clock, in microseconds. */
  readonly fromUs: number;
  readonly toUs: number;
}

type PeerRound = Omit<Round, 'fromUs' | 'toUs'>;

/** Ours and the peer's in turn, so that what else the machine does falls on both. */
export async function benchRate({ trials, rounds }: BenchOptions): Promise<void> {
  const missing = bullmqMissing();
  const ours = new Map<number, Round[]>(shapes.map((agents) => [agents, []]));
  const peers: PeerRound[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const agents of shapes) ours.get(agents)?.push(await runOurs(trials, agents));
    if (missing === undefined) peers.push(await runPeer(trials));
  }
  for (const [agents, found] of ours) {
    tell(`yates: durable results over gRPC, ${agents} x ${concurrency / agents} slots`, found);
    if (missing !== undefined) continue;
    const ratios = found.map(({ perSecond }, at) => perSecond / (peers[at]?.perSecond ?? Number.NaN));
    say('  times the rate of bullmq, median of the rounds', quantile(ratios, 0.5).toFixed(2));
  }
  if (missing === undefined) tell('bullmq on redis, appendfsync always, one worker, concurrency 64', peers);
  else say('bullmq: not run', missing);
}

function tell(what: string, rounds: readonly PeerRound[]): void {
  const of = (key: keyof PeerRound): number =>
    quantile(
      rounds.map((round) => round[key]),
      0.5,
    );
  say(what, `${Math.round(of('perSecond'))} /s`);
  say(
    '  processor time a trial: server, worker',
    `${of('serverUs').toFixed(0)}, ${of('workerUs').toFixed(0)} us`,
  );
}

/** One sweep of no-op trials, on 64 slots. @param profileDir keeps V8's profiles of the coordinator */
export async function runOurs(trials: number, agents: number, profileDir?: string): Promise<Round> {
  return inFolder(async (folder) => {
    const coordinator = await startCoordinatorProcess(folder, profileDir);
    const children = await startAgents(1);
    await coordinator.launch(benchSweep(trials));
    const before = [coordinator.pid, children[0]?.pid ?? 0].map(cpuSeconds);
    const work = { dataDir: folder, agents, slots: concurrency / agents, workMs: 0, forMs: 0 };
    let after: readonly number[] = [];
    const measure = (): void => {
      after = [coordinator.pid, children[0]?.pid ?? 0].map(cpuSeconds);
    };
    children[0]?.once('message', measure);
    const fromUs = steadyUs();
    const { ms } = await runAgents(children, work);
    const toUs = steadyUs();
    const done = await coordinator.done();
    if (done !== trials) throw new Error(`${done} of ${trials} trials are done`);
    await coordinator.stop();
    const [serverUs = 0, workerUs = 0] = after.map(
      (value, at) => ((value - (before[at] ?? 0)) / trials) * 1e6,
    );
    return { perSecond: (trials / ms) * 1000, serverUs, workerUs, fromUs, toUs };
  });
}

const steadyUs = (): number => Number(process.hrtime.bigint() / 1_000n);

async function runPeer(jobs: number): Promise<PeerRound> {
  const { ms, cpuSeconds: cost } = await runBullmq(jobs, concurrency);
  const [serverUs, workerUs] = cost.map((seconds) => (seconds / jobs) * 1e6) as [number, number];
  return { perSecond: (jobs / ms) * 1000, serverUs, workerUs };
}
