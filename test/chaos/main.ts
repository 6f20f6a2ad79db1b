/**
 * `npm run chaos`: real processes under kill -9, SIGSTOP and network cuts. `-- --rounds 20 --trials 300`; one round again
 * by `-- --seed N`, with its story by `--tell`; `-- --survive 20` kills the coordinator so many times in one sweep and
 * compares with an undisturbed one; `-- --resume 20` does so with trials that save, while coordinator and agents are killed and
 * drained and agents' folders vanish, and counts the steps that are made again. Kinds, places and lengths of the faults are from the seed; what they meet
 * at that place is the machine's. `--log jetstream` keeps the log on a nats-server of its own.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../base/package-root.ts';
import { canHaveOwnNetwork, hasOwnNetwork, ownNetworkMark } from './make-network.ts';
import { resume } from './resume.ts';
import { runRound } from './run-round.ts';
import { survive } from './survive.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    trials: { type: 'string', default: '300' },
    agents: { type: 'string', default: '3' },
    every: { type: 'string', default: '4' },
    seed: { type: 'string' },
    survive: { type: 'string' },
    resume: { type: 'string' },
    proxy: { type: 'boolean', default: false },
    tell: { type: 'boolean', default: false },
    log: { type: 'string', default: 'sqlite' },
  },
});
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

if (!(Number(values.trials) >= 30) || Number(values.trials) % 30 !== 0) {
  throw new Error(`--trials ${values.trials}: give a multiple of 30`);
}
if (!existsSync(join(packageRoot, 'dist', 'cli', 'main.js'))) throw new Error('build first: npm run build');
if (!values.proxy && !hasOwnNetwork() && canHaveOwnNetwork()) {
  // Again, in a network of its own: whatever is cut there, nobody else notices.
  const words = ['--net', process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const { status } = spawnSync('unshare', words, {
    stdio: 'inherit',
    env: { ...process.env, [ownNetworkMark]: '1' },
  });
  process.exitCode = status ?? 1;
} else {
  await main();
}

async function main(): Promise<void> {
  const seed = Number(values.seed ?? randomInt(2 ** 31));
  const trials = Number(values.trials);
  if (values.survive !== undefined) {
    say(
      `seed ${seed}: ${trials} trials, undisturbed and with the coordinator killed ${values.survive} times`,
    );
    const { kills, isIdentical, cells, seconds } = await survive(seed, trials, Number(values.survive));
    const [calm = 0, killed = 0] = seconds;
    say(`${kills} kills; ${cells} cells exported; ${isIdentical ? 'identical' : 'NOT IDENTICAL'} in cells`);
    say(`${calm.toFixed(0)} s undisturbed, ${killed.toFixed(0)} s with the kills`);
    if (!isIdentical) process.exitCode = 1;
    return;
  }
  if (values.resume !== undefined) {
    await showResume(seed, trials, Number(values.resume));
    return;
  }
  const rounds = values.seed === undefined ? Number(values.rounds) : 1;
  const total = { trials: 0, runs: 0, late: 0, acknowledged: 0, violations: 0 };
  const faults: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    const report = await runRound({
      seed: seed + round,
      trials,
      agents: Number(values.agents),
      everyRuns: Number(values.every),
      patienceMs: 1_800_000,
      log: values.log === 'jetstream' ? 'jetstream' : 'sqlite',
      ...(values.tell ? { tell: say } : {}),
    });
    for (const key of ['trials', 'runs', 'late', 'acknowledged'] as const) total[key] += report[key];
    total.violations += report.violations.length;
    const struck = Object.entries(report.faults);
    for (const [name, count] of struck) faults[name] = (faults[name] ?? 0) + count;
    say(
      `round ${round + 1} of ${rounds}, seed ${seed + round}, ${values.log}, ${report.network}: ${report.trials} trials, ` +
        `${report.runs} runs, ${report.late} late, ${report.seconds.toFixed(0)} s; ` +
        `${struck.map(([name, count]) => `${name} ${count}`).join(', ')}; ` +
        (report.violations.length === 0 ? 'nothing lost, nothing twice' : 'VIOLATED'),
    );
    for (const text of report.violations) say(`  ${text}`);
  }
  say(`${rounds} rounds: ${JSON.stringify(total)} ${JSON.stringify(faults)}`);
  if (total.violations > 0) process.exitCode = 1;
}

async function showResume(seed: number, trials: number, faults: number): Promise<void> {
  say(`seed ${seed}: ${trials} trials that save, undisturbed and with ${faults} faults`);
  const { struck, isIdentical, cells, steps, calmSteps, wrong, seconds } = await resume({
    seed,
    trials,
    faults,
    ...(values.tell ? { tell: say } : {}),
  });
  const [calm = 0, disturbed = 0] = seconds;
  const kinds = Object.entries(struck).map(([kind, count]) => `${kind} ${count}`);
  say(
    `${kinds.join(', ')}; ${cells} cells exported; ${isIdentical ? 'identical' : 'NOT IDENTICAL'} in cells`,
  );
  say(
    `${steps.attempts} attempts, of which ${steps.resumed} went on from a checkpoint; ${steps.made} steps made, of which ` +
      `${steps.again} again (${calmSteps} undisturbed); ${steps.unkept} checkpoints were cut off before they were recorded`,
  );
  say(wrong.length === 0 ? 'no step lost beyond the last checkpoint' : 'STEPS LOST');
  for (const text of wrong) say(`  ${text}`);
  say(`${calm.toFixed(0)} s undisturbed, ${disturbed.toFixed(0)} s with the faults`);
  if (!isIdentical || wrong.length > 0) process.exitCode = 1;
}
