/** One sweep under faults, and what came of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../base/random.ts';
import { seq } from '../../base/ids.ts';
import { openLog } from '../../coordinator/log/open-log.ts';
import { NatsServer } from '../integration/coordinator/jetstream-server.ts';
import { type ExportedRow, violations } from './check.ts';
import { Cluster, leaseTtlMs } from './cluster.ts';
import { type Fault, faults } from './faults.ts';
import type { Member } from './member.ts';
import { ScriptedAgent } from './scripted-agent.ts';
import { Watcher } from './watcher.ts';

export interface RoundOptions {
  readonly seed: number | string;
  readonly trials: number;
  readonly agents: number;
  /** Mean number of runs from fault to fault. */
  readonly everyRuns: number;
  readonly patienceMs: number;
  /** Default: SQLite. */
  readonly log?: 'sqlite' | 'jetstream';
  readonly tell?: (text: string) => void;
}

export interface RoundReport {
  readonly network: string;
  readonly trials: number;
  /** Attempts of trials that were begun. */
  readonly runs: number;
  readonly late: number;
  readonly acknowledged: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly rows: readonly ExportedRow[];
  readonly violations: readonly string[];
  readonly seconds: number;
}

export async function runRound(options: RoundOptions): Promise<RoundReport> {
  const { trials, agents, patienceMs } = options;
  const startMs = performance.now();
  const server = options.log === 'jetstream' ? new NatsServer() : undefined;
  await server?.start();
  const cluster = await Cluster.make(agents, server === undefined ? 'sqlite' : `nats://${server.address}`);
  const scripted = new ScriptedAgent(cluster.dataDir, cluster.network.direct, cluster.ledger);
  const watcher = new Watcher(cluster);
  let keep = true;
  try {
    cluster.coordinator.start();
    await cluster.launch(trials);
    for (const agent of [...cluster.badAgents, ...cluster.agents]) agent.start();
    scripted.start();
    const over = new AbortController();
    const storm = rage(cluster, options, over.signal);
    try {
      await watcher.untilEnded(trials, patienceMs);
    } finally {
      over.abort();
    }
    const counts = await storm;
    await scripted.stop();
    const rows = await cluster.exported();
    await cluster.stop();
    const ledger = cluster.ledger.read();
    const { counted, late } = await inLog(cluster);
    const found = violations({
      rows,
      trials,
      ledger,
      acknowledged: scripted.acknowledged,
      shown: watcher.shown,
      countedInLog: counted,
      leftRunning: cluster.ledger.running(),
    });
    keep = found.length > 0;
    return {
      network: cluster.network.name,
      trials,
      runs: ledger.size,
      late,
      acknowledged: scripted.acknowledged.size,
      faults: counts,
      rows,
      violations: found.map((text) => `${text} (${cluster.folder})`),
      seconds: (performance.now() - startMs) / 1000,
    };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}; see ${cluster.folder}`, {
      cause: error,
    });
  } finally {
    await scripted.stop();
    await cluster.dispose({ keep });
    await server?.dispose();
  }
}

const lookMs = 100;

/** @returns how often each fault was done; when it returns, all of them are undone */
async function rage(
  cluster: Cluster,
  { seed, agents, everyRuns, tell = () => {} }: RoundOptions,
  signal: AbortSignal,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const undoing: Promise<void>[] = [];
  const climate = { agents, cuts: cluster.network.cuts, leaseTtlMs, everyRuns };
  let place = 0;
  for (const { afterRuns, fault } of faults(seededRandom(seed), climate)) {
    place += afterRuns;
    while (cluster.ledger.ended() < place && !signal.aborted) await sleep(lookMs);
    if (signal.aborted) break;
    const undo = inflict(cluster, fault);
    if (undo === undefined) continue;
    const name = fault.kind === 'cut' ? `cut-${fault.how}` : fault.kind;
    counts[name] = (counts[name] ?? 0) + 1;
    tell(`after ${place} runs: ${JSON.stringify(fault)}`);
    undoing.push(undoLater(undo, fault.forMs, signal));
  }
  await Promise.all(undoing);
  return counts;
}

async function undoLater(undo: () => void, afterMs: number, signal: AbortSignal): Promise<void> {
  await sleep(afterMs, undefined, { signal }).catch(() => {});
  undo();
}

/** @returns what undoes it; undefined where there is nobody to do it to */
function inflict(cluster: Cluster, fault: Fault): (() => void) | undefined {
  const { coordinator, agents, network, ledger } = cluster;
  switch (fault.kind) {
    case 'kill-coordinator':
      return kill(coordinator);
    case 'stop-coordinator':
      return stop(coordinator);
    case 'kill-agent':
      return kill(agents[fault.agent]);
    case 'stop-agent':
      return stop(agents[fault.agent]);
    case 'drain-agent':
      return end(agents[fault.agent]);
    case 'preempt-agent':
      for (const pid of agents[fault.agent]?.children() ?? []) signalTrial(pid, 'SIGTERM');
      return end(agents[fault.agent]);
    case 'cut':
      network.cut(fault.agent, fault.how);
      return () => network.mend(fault.agent);
    case 'kill-trial':
    case 'stop-trial': {
      const running = ledger.running();
      const pid = running[Math.floor(fault.pick * running.length)];
      if (pid === undefined) return undefined;
      signalTrial(pid, fault.kind === 'kill-trial' ? 'SIGKILL' : 'SIGSTOP');
      return () => signalTrial(pid, 'SIGCONT');
    }
    default:
      return fault satisfies never;
  }
}

const kill = (member: Member | undefined) => endBy(member, 'SIGKILL');
const end = (member: Member | undefined) => endBy(member, 'SIGTERM');

function endBy(member: Member | undefined, signal: NodeJS.Signals): (() => void) | undefined {
  if (member?.isRunning !== true) return undefined;
  const ended = member.end(signal);
  return () => {
    void ended.then(() => member.start());
  };
}

function stop(member: Member | undefined): (() => void) | undefined {
  if (member?.isRunning !== true) return undefined;
  member.signal('SIGSTOP');
  return () => member.signal('SIGCONT');
}

function signalTrial(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

/** How often the log counts a result of each trial. Nobody else writes to it any more. */
async function inLog({
  log: address,
  dataDir,
}: Cluster): Promise<{ counted: Map<string, number>; late: number }> {
  const { log } = await openLog(address, dataDir);
  const counted = new Map<string, number>();
  let late = 0;
  try {
    for await (const batch of log.read(seq(1))) {
      for (const { event } of batch) {
        if (event.type === 'trial-completed')
          counted.set(event.trialId, (counted.get(event.trialId) ?? 0) + 1);
        if (event.type === 'result-late') late++;
      }
    }
  } finally {
    await log.close();
  }
  return { counted, late };
}
