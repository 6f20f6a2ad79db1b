import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sqliteDrivers } from '../../test/sqlite-drivers.ts';
import type { BenchOptions } from './bench-options.ts';
import { runCore } from './bench-core.ts';
import { logCosts } from './bench-log.ts';
import { runOurs } from './bench-rate.ts';
import { inFolder } from './in-folder.ts';
import { quantile } from './run-agents.ts';
import { say } from './say.ts';

type Figures = Readonly<Record<string, number>>;

const names = ['node', 'better-sqlite3'] as const;

/**
 * The same load over both bindings of SQLite, in turn within one run, so that what else the machine does falls on both. Processor time is
 * what can be compared on a busy machine.
 */
export async function benchDrivers({ trials, rounds }: BenchOptions): Promise<void> {
  const missing = names.find((name) => !sqliteDrivers.includes(name));
  if (missing !== undefined) {
    say(`Node ${process.versions.node} does not have both bindings`, `no ${missing}`);
    return;
  }
  const found = new Map<(typeof names)[number], Figures[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    // Neither is always the first, which finds another machine than the second.
    for (const name of round % 2 === 0 ? names : names.toReversed())
      found.get(name)?.push(await measure(name, trials));
  }
  const [ours, other] = names.map((name) => found.get(name) ?? []) as [Figures[], Figures[]];
  for (const what of Object.keys(ours[0] ?? {})) {
    const ratios = ours.map((figures, round) => (figures[what] ?? 0) / (other[round]?.[what] ?? Number.NaN));
    say(what, [ours, other].map((all) => medianOf(all, what).toFixed(2)).join(', '));
    const [low, middle, high] = [0, 0.5, 1].map((share) => quantile(ratios, share).toFixed(2));
    say(`  node:sqlite divided by better-sqlite3, of ${rounds} pairs`, `${middle} (${low} to ${high})`);
  }
}

const medianOf = (all: readonly Figures[], what: string): number =>
  quantile(
    all.map((figures) => figures[what] ?? Number.NaN),
    0.5,
  );

/** The log in a process of its own, since a process keeps to one binding; then a coordinator with agents. */
async function measure(name: (typeof names)[number], trials: number): Promise<Figures> {
  const env = { ...process.env, YATES_SQLITE: name };
  const args = ['--import', import.meta.resolve('tsx'), fileURLToPath(import.meta.url), String(trials)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const before = process.env['YATES_SQLITE'];
  process.env['YATES_SQLITE'] = name;
  try {
    const { perSecond, serverUs } = await runOurs(trials, 1);
    return {
      ...(JSON.parse(stdout) as Figures),
      'trials dispatched, processor time of the coordinator a trial (us)': serverUs,
      'trials dispatched a second': perSecond,
    };
  } finally {
    if (before === undefined) delete process.env['YATES_SQLITE'];
    else process.env['YATES_SQLITE'] = before;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const events = runCore(Math.min(Number(process.argv[2]), 10_000));
  await inFolder(async (folder) => {
    const { writeUs, readUs } = logCosts(join(folder, 'log.db'), events);
    const figures: Figures = {
      'log, 64 events a commit, processor time an event (us)': writeUs,
      'log read from its start, processor time an event (us)': readUs,
    };
    process.stdout.write(JSON.stringify(figures));
  });
}
