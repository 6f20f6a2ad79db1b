/**
 * The same sweep twice: undisturbed, and with the coordinator killed so many times at random places of it. Every kill
 * takes place, since it waits for a number of finished trials drawn from the seed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../../base/random.ts';
import { cellsOf, type ExportedRow } from './check.ts';
import { Cluster } from './cluster.ts';
import { Watcher } from './watcher.ts';

export interface Survival {
  readonly kills: number;
  readonly isIdentical: boolean;
  readonly cells: number;
  readonly seconds: readonly number[];
}

export async function survive(seed: number, trials: number, kills: number): Promise<Survival> {
  const random = seededRandom(`survive ${seed}`);
  const places = Array.from({ length: kills }, () => random.below(trials - 1)).toSorted((a, b) => a - b);
  const calm = await run(trials, []);
  const killed = await run(trials, places);
  return {
    kills: killed.kills,
    isIdentical: cellsOf(calm.rows) === cellsOf(killed.rows),
    cells: killed.rows.length,
    seconds: [calm.seconds, killed.seconds],
  };
}

interface Run {
  readonly rows: readonly ExportedRow[];
  readonly kills: number;
  readonly seconds: number;
}

/** @param places numbers of finished trials at which the coordinator is killed, from low to high */
async function run(trials: number, places: readonly number[]): Promise<Run> {
  const startMs = performance.now();
  const cluster = await Cluster.make(3);
  try {
    cluster.coordinator.start();
    await cluster.launch(trials);
    for (const agent of cluster.agents) agent.start();
    let kills = 0;
    let killing: Promise<void> | undefined;
    const killNext = async (): Promise<void> => {
      await cluster.coordinator.end('SIGKILL');
      kills++;
      cluster.coordinator.start();
      await cluster.persist(() => cluster.trials());
      await sleep(50);
      killing = undefined;
    };
    await new Watcher(cluster).untilEnded(trials, 1_800_000, (done) => {
      const place = places[kills];
      if (place !== undefined && done >= place) killing ??= killNext();
    });
    await killing;
    const rows = await cluster.exported();
    return { rows, kills, seconds: (performance.now() - startMs) / 1000 };
  } finally {
    await cluster.stop();
    await cluster.dispose();
  }
}
