/**
 * What the coordinator costs, beside a peer on the same machine. `npx tsx bench/dispatch.ts [SECTION...] [--trials N]
 * [--rounds N]`; without a section all but `profile`, `python`, `drivers`, `launch` and `million`. Build first. `drivers` compares the bindings of SQLite, on a
 * Node that has both. Figures and how to read them: bench/README.md.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { chooseDriver } from '../base/sqlite/choose-driver.ts';
import { benchCore } from './dispatch/bench-core.ts';
import { benchCrowd } from './dispatch/bench-crowd.ts';
import { benchCurve } from './dispatch/bench-curve.ts';
import { benchDrivers } from './dispatch/bench-drivers.ts';
import { benchLaunch } from './dispatch/bench-launch.ts';
import { benchLog } from './dispatch/bench-log.ts';
import { benchMetrics } from './dispatch/bench-metrics.ts';
import { benchOneSlot } from './dispatch/bench-one-slot.ts';
import type { BenchOptions } from './dispatch/bench-options.ts';
import { benchProfile } from './dispatch/bench-profile.ts';
import { benchPythonPeers } from './dispatch/bench-python-peers.ts';
import { benchRate } from './dispatch/bench-rate.ts';

const sections: Readonly<Record<string, (options: BenchOptions) => Promise<void>>> = {
  core: benchCore,
  log: benchLog,
  rate: benchRate,
  slot: benchOneSlot,
  crowd: benchCrowd,
  metrics: benchMetrics,
  curve: ({ rounds }) => benchCurve([1_000, 10_000, 100_000], rounds),
  profile: benchProfile,
  python: benchPythonPeers,
  drivers: benchDrivers,
  launch: benchLaunch,
  million: () => benchCurve([1_000_000], 1),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    trials: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '5' },
  },
});
const onRequest = ['profile', 'python', 'drivers', 'launch', 'million'];
const chosen =
  positionals.length > 0 ? positionals : Object.keys(sections).filter((name) => !onRequest.includes(name));
process.stdout.write(`Node ${process.versions.node}, SQLite through ${chooseDriver().title}\n`);
for (const name of chosen) {
  const bench = sections[name];
  if (bench === undefined)
    throw new Error(`there is no section ${name}; choose ${Object.keys(sections).join(', ')}`);
  process.stdout.write(`\n# ${name} (load ${loadavg()[0]?.toFixed(1)})\n`);
  await bench({ trials: Number(values.trials), rounds: Number(values.rounds) });
}
