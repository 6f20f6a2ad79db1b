/**
 * The long proof, by hand: `npm run test:slurm -- --trials 40 --seconds 40`. On a real Slurm of its own, with a walltime of one minute,
 * it kills agents and the submitter with -9, cancels jobs and drains the node, and then counts: every cell has one result, no job is
 * left, no attempt began before the newest checkpoint of its trial, and so many steps were made again.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../base/random.ts';
import { packageRoot } from '../../base/package-root.ts';
import { countSteps, lostSteps } from '../chaos/lost-steps.ts';
import { readLoggedAttempts, readSavingRuns } from '../chaos/saving-runs.ts';
import { YatesProcess } from '../e2e/yates-process.ts';
import { startSlurm } from './real-slurm.ts';

const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '40' },
    cpus: { type: 'string', default: '8' },
    every: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const trials = Number(values.trials);
const random = seededRandom(Number(values.seed));
const folder = mkdtempSync(join(tmpdir(), 'yates-slurm-proof-'));
const slurm = await startSlurm(Number(values.cpus));
const node = hostname().replace(/\..*/, '');
const port = 20_000 + random.below(20_000);
const trialScript = join(packageRoot, 'test', 'chaos', 'saving-trial.sh');
const ledger = join(folder, 'steps');
const columns = 8;

writeFileSync(
  join(folder, 'sweep.yaml'),
  `version: 1
name: proof
factors:
  a: [${Array.from({ length: columns }, (_, at) => at + 1).join(', ')}]
  b: [${Array.from({ length: Math.ceil(trials / columns) }, (_, at) => at + 1).join(', ')}]
response: { primary: score, goal: maximize }
trainer:
  kind: command
  run: [${trialScript}, '{trial_id}', '{attempt}', '${values.seconds}', '5', '1', '{a}', '{b}', '{seed}']
`,
);

const say = (text: string): void =>
  void process.stdout.write(`${new Date().toTimeString().slice(0, 8)} ${text}\n`);
const up = (): YatesProcess =>
  new YatesProcess(
    [
      'up',
      'sweep.yaml',
      '--plain',
      '--listen',
      `127.0.0.1:${port}`,
      '--poll',
      '3s',
      '--max-jobs',
      values.cpus,
      '--slurm',
      '-t 1 -n 1',
    ],
    folder,
    { ...slurm.env, CHAOS_LEDGER: ledger },
  );

/** Processes of our agents, by their command lines. */
function agentPids(): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      return words.includes('agent') && words.some((word) => word.startsWith(`--data=${folder}`))
        ? [Number(name)]
        : [];
    } catch {
      return [];
    }
  });
}
const pick = <T>(all: readonly T[]): T | undefined => all[random.below(Math.max(1, all.length))];
const jobs = (): string[] =>
  slurm
    .run('squeue', '--noheader', '--states=RUNNING,PENDING', '--format=%i')
    .split('\n')
    .filter((id) => id !== '');

const troubles: readonly (() => Promise<void>)[] = [
  async () => {
    const pid = pick(agentPids());
    if (pid === undefined) return;
    say(`kill -9 of agent process ${pid}`);
    process.kill(pid, 'SIGKILL');
  },
  async () => {
    say('kill -9 of the submitter, with the coordinator');
    run.kill('SIGKILL');
    await run.exited;
    await sleep(2_000);
    run = up();
  },
  async () => {
    const id = pick(jobs());
    if (id === undefined) return;
    say(`scancel ${id}`);
    slurm.run('scancel', id);
  },
  async () => {
    say('drain of the node for 15 s');
    slurm.run('scontrol', 'update', `nodename=${node}`, 'state=drain', 'reason=proof');
    await sleep(15_000);
    slurm.run('scontrol', 'update', `nodename=${node}`, 'state=resume');
  },
];

let run = up();
let mostJobs = 0;
for (let round = 0; ; round++) {
  const code = await Promise.race([run.exited, sleep(Number(values.every) * 1_000, 'goes on' as const)]);
  if (code !== 'goes on') {
    say(`yates up ended with exit code ${code}`);
    if (code !== 0) say(run.output);
    break;
  }
  mostJobs = Math.max(mostJobs, jobs().length);
  // Each in turn, so that a short run has all of them; then they are drawn.
  await (round < troubles.length ? troubles[round] : pick(troubles))?.();
}

const csv = new YatesProcess(['export', '--data', '.yates', '-o', 'export.csv'], folder);
await csv.exited;
const [header = '', ...rows] = readFileSync(join(folder, 'export.csv'), 'utf8').trim().split('\n');
const stateAt = header.split(',').indexOf('state');
const done = rows.filter((row) => row.split(',')[stateAt] === 'done').length;
const left = jobs().length;
const runs = readSavingRuns(ledger);
const logged = await readLoggedAttempts('sqlite', join(folder, '.yates'));
const steps = countSteps(runs, logged, rows.length * Number(values.seconds));
const wrong = lostSteps(runs, logged);
say(
  `${done} of ${rows.length} cells have their one result; ${left} jobs left, at most ${mostJobs} at a time`,
);
say(
  `${steps.attempts} attempts, of which ${steps.resumed} went on from a checkpoint; ${steps.made} steps made, of which ` +
    `${steps.again} again; ${steps.unkept} checkpoints were cut off before they were recorded`,
);
say(wrong.length === 0 ? 'no step lost beyond the last checkpoint' : 'STEPS LOST');
for (const text of wrong) say(`  ${text}`);
slurm.stop();
const isGood = done === rows.length && rows.length === trials && left === 0 && wrong.length === 0;
if (isGood) rmSync(folder, { recursive: true, force: true });
else say(`what happened is in ${folder}`);
process.exitCode = isGood ? 0 : 1;
