/**
 * The same sweep of trials that save, twice: undisturbed, and while coordinator and agents are killed and drained and the folders of
 * agents vanish. Every fault takes place, since it waits for a number of finished trials drawn from the seed.
 */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, seededRandom } from '../../base/random.ts';
import { cellsOf, type ExportedRow } from './check.ts';
import { Cluster, leaseTtlMs } from './cluster.ts';
import { countSteps, lostSteps, type StepCount } from './lost-steps.ts';
import type { Member } from './member.ts';
import { readLoggedAttempts, readSavingRuns } from './saving-runs.ts';
import { savingSteps, savingSweepSource } from './sweep.ts';
import { Watcher } from './watcher.ts';

const faultKinds = [
  'kill-agent',
  'kill-coordinator',
  'vanish-agent',
  'drain-agent',
  'preempt-agent',
] as const;
type FaultKind = (typeof faultKinds)[number];

interface PlannedFault {
  /** Number of finished trials at which it strikes. */
  readonly place: number;
  readonly kind: FaultKind;
  readonly agent: number;
  /** Until what was ended is started again. */
  readonly forMs: number;
}

export interface ResumeOptions {
  readonly seed: number;
  readonly trials: number;
  readonly faults: number;
  readonly agents?: number;
  readonly tell?: (text: string) => void;
}

export interface Resumption {
  /** How often each fault was done. */
  readonly struck: Readonly<Record<string, number>>;
  readonly isIdentical: boolean;
  readonly cells: number;
  readonly steps: StepCount;
  /** Number of steps that the undisturbed run made. */
  readonly calmSteps: number;
  /** In words, what is wrong; empty when all is well. */
  readonly wrong: readonly string[];
  readonly seconds: readonly number[];
}

export async function resume(options: ResumeOptions): Promise<Resumption> {
  const calm = await run(options, []);
  const disturbed = await run(options, plannedFaults(options));
  return {
    struck: disturbed.struck,
    isIdentical: cellsOf(calm.rows) === cellsOf(disturbed.rows),
    cells: disturbed.rows.length,
    steps: disturbed.steps,
    calmSteps: calm.steps.made,
    wrong: [...calm.wrong, ...disturbed.wrong],
    seconds: [calm.seconds, disturbed.seconds],
  };
}

/** Each kind in turn, so that a short run has all of them; places and agents are drawn. */
function plannedFaults({ seed, trials, faults, agents = 3 }: ResumeOptions): PlannedFault[] {
  const random: Random = seededRandom(`resume ${seed}`);
  const places = Array.from({ length: faults }, () => random.below(trials - 1)).toSorted((a, b) => a - b);
  return places.map((place, at) => ({
    place,
    kind: faultKinds[at % faultKinds.length] as FaultKind,
    agent: random.below(agents),
    forMs: Math.round(random.uniform() * leaseTtlMs),
  }));
}

interface Run {
  readonly rows: readonly ExportedRow[];
  readonly struck: Record<string, number>;
  readonly steps: StepCount;
  readonly wrong: readonly string[];
  readonly seconds: number;
}

async function run(
  { trials, agents = 3, tell = () => {} }: ResumeOptions,
  faults: readonly PlannedFault[],
): Promise<Run> {
  const startMs = performance.now();
  const cluster = await Cluster.make(agents);
  let keep = true;
  try {
    cluster.coordinator.start();
    await cluster.launch(trials, savingSweepSource(trials));
    for (const agent of cluster.agents) agent.start();
    const struck: Record<string, number> = {};
    let count = 0;
    let striking: Promise<void> | undefined;
    const strikeNext = async (fault: PlannedFault): Promise<void> => {
      tell(`after ${fault.place} trials: ${JSON.stringify(fault)}`);
      await strike(cluster, fault);
      struck[fault.kind] = (struck[fault.kind] ?? 0) + 1;
      count++;
      striking = undefined;
    };
    await new Watcher(cluster).untilEnded(trials, 1_800_000, (done) => {
      const fault = faults[count];
      if (fault !== undefined && done >= fault.place) striking ??= strikeNext(fault);
    });
    await striking;
    const rows = await cluster.exported();
    await cluster.stop();
    const runs = readSavingRuns(cluster.ledger.file);
    const logged = await readLoggedAttempts('sqlite', join(cluster.folder, 'data'));
    const steps = countSteps(runs, logged, trials * savingSteps.each);
    const wrong = lostSteps(runs, logged);
    const resumed = rows.filter(({ resumedFrom }) => resumedFrom > 0).length;
    if (resumed !== steps.resumedResults)
      wrong.push(`${resumed} exported runs went on from a checkpoint, by the log ${steps.resumedResults}`);
    keep = wrong.length > 0;
    const seconds = (performance.now() - startMs) / 1000;
    return { rows, struck, steps, wrong: wrong.map((text) => `${text} (${cluster.folder})`), seconds };
  } finally {
    await cluster.stop();
    await cluster.dispose({ keep });
  }
}

async function strike(cluster: Cluster, { kind, agent: at, forMs }: PlannedFault): Promise<void> {
  const { coordinator } = cluster;
  const agent = cluster.agents[at] as Member;
  switch (kind) {
    case 'kill-coordinator':
      await coordinator.end('SIGKILL');
      coordinator.start();
      await cluster.persist(() => cluster.trials());
      return;
    case 'kill-agent':
    case 'vanish-agent':
      await agent.end('SIGKILL');
      if (kind === 'vanish-agent') cluster.removeFolder(agent);
      break;
    case 'preempt-agent':
      for (const pid of agent.children()) signal(pid);
      await agent.end('SIGTERM');
      break;
    case 'drain-agent':
      await agent.end('SIGTERM');
      break;
    default:
      kind satisfies never;
  }
  await sleep(forMs);
  agent.start();
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended meanwhile.
  }
}
