/**
 * Many seeds at once: `npm run sim -- --seeds 10000`, from a random first one or `--from N`. One seed with its whole
 * story: `npm run sim -- --seed N`.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runSeed, SeedFailure } from './run-seed.ts';

const { values } = parseArgs({
  options: { seeds: { type: 'string' }, from: { type: 'string' }, seed: { type: 'string' } },
});
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

try {
  if (values.seed === undefined)
    runMany(Number(values.seeds ?? 1000), Number(values.from ?? randomInt(2 ** 31)));
  else say(JSON.stringify(runSeed(Number(values.seed), { isTold: true })));
} catch (error) {
  if (!(error instanceof SeedFailure)) throw error;
  if (values.seed !== undefined) say(error.story);
  say(`${error.message}\n${(error.cause as Error).stack ?? ''}`);
  process.exitCode = 1;
}

function runMany(count: number, from: number): void {
  say(`${count} seeds from ${from}`);
  const startedMs = performance.now();
  let simulatedMs = 0;
  const total = {
    counted: 0,
    saved: 0,
    dropped: 0,
    resumed: 0,
    collected: 0,
    failed: 0,
    late: 0,
    expired: 0,
    readopted: 0,
    setAside: 0,
    pruned: 0,
    lacking: 0,
    preempted: 0,
    pardoned: 0,
    paused: 0,
    extended: 0,
    scored: 0,
    gone: 0,
    policies: 0,
    timedOut: 0,
    countedElsewhere: 0,
    coordinators: 0,
  };
  for (let seed = from; seed < from + count; seed++) {
    const report = runSeed(seed);
    simulatedMs += report.simulatedMs;
    if ((seed - from + 1) % 1000 === 0) say(`${seed - from + 1} seeds well`);
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += report[key];
  }
  const seconds = (performance.now() - startedMs) / 1000;
  say(`all well: ${JSON.stringify(total)}`);
  say(`${(simulatedMs / 3_600_000).toFixed(1)} hours simulated in ${seconds.toFixed(1)} s`);
}
