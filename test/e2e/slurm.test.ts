/** Agents as Slurm jobs: against programs that play Slurm, and against a real one where it is installed. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test } from 'vitest';
import { type RealSlurm, slurmMissing, startSlurm } from '../slurm/real-slurm.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { runsInFull } from '../in-full.ts';
import { YatesProcess } from './yates-process.ts';

/** Each trial leaves a line in `runs`. */
function sweepFolder(seconds: number): string {
  const folder = temporaryFolder();
  writeFileSync(
    join(folder, 'sweep.yaml'),
    `version: 1
name: nightly
factors: { a: [1, 2], b: [1, 2] }
response: { primary: score, goal: maximize }
trainer:
  kind: command
  run: [sh, -c, 'echo "$1 $2" >> "$0/runs"; sleep ${seconds}; echo "{\\"result\\": {\\"score\\": $1}}"', ${folder}, '{a}', '{b}']
`,
  );
  return folder;
}

const cells = ['1 1', '1 2', '2 1', '2 2'];
const runsIn = (folder: string): string[] =>
  readFileSync(join(folder, 'runs'), 'utf8').trim().split('\n').toSorted();

const options = ['--max-jobs', '2', '--poll', '200ms', '--listen', '127.0.0.1:0', '--plain'];

describe('on a Slurm that is played', () => {
  function played() {
    const jobs = temporaryFolder();
    const env = {
      FAKE_SLURM: jobs,
      PATH: `${join(import.meta.dirname, '..', 'slurm', 'fake')}:${process.env['PATH'] ?? ''}`,
    };
    const list = (): string[] => readdirSync(jobs).toSorted((left, right) => Number(left) - Number(right));
    const of = (id: string, what: string): string => readFileSync(join(jobs, id, what), 'utf8').trim();
    // Whatever the test did, nothing of it is left running.
    onTestFinished(() => {
      for (const id of list()) {
        try {
          process.kill(Number(of(id, 'pid')), 'SIGKILL');
        } catch {
          // It has ended.
        }
      }
    });
    const isAlive = (id: string): boolean => {
      try {
        return process.kill(Number(of(id, 'pid')), 0);
      } catch {
        return false;
      }
    };
    return { env, list, of, isAlive };
  }

  it('a sweep is run by jobs that bear its name, each cell once, and none is left', async () => {
    const { env, list, of, isAlive } = played();
    const folder = sweepFolder(0);
    const slurm = ['--slurm', '-p gpu --gres=gpu:1 -t 1:00:00', '--wrap', 'env WRAPPED=yes'];
    const up = new YatesProcess(['up', 'sweep.yaml', ...options, ...slurm], folder, env);
    expect(await up.exited, up.output).toBe(0);
    expect(runsIn(folder)).toEqual(cells);
    expect(list().map((id) => of(id, 'name'))).toEqual(['yates-nightly', 'yates-nightly']);
    expect(of('1', 'arguments')).toContain('-p gpu --gres=gpu:1 -t 1:00:00');
    expect(of('1', 'script')).toMatch(/^exec env WRAPPED=yes .* agent .*--idle-exit=2m/m);
    expect(list().filter(isAlive)).toEqual([]);
    const data = join(folder, '.yates');
    expect(readdirSync(join(data, 'slurm', 'joins'))).toEqual([]);
    const { tokens } = JSON.parse(readFileSync(join(data, 'secrets', 'tokens.json'), 'utf8')) as {
      tokens: { role: string; revokedAtMs?: number }[];
    };
    const joins = tokens.filter(({ role }) => role === 'join');
    expect(joins.map(({ revokedAtMs }) => revokedAtMs !== undefined)).toEqual([true, true]);
    const agents = tokens.filter(({ role }) => role === 'agent');
    expect(agents.length).toBeGreaterThan(0);
    expect(agents.filter(({ revokedAtMs }) => revokedAtMs === undefined)).toEqual([]);
  });

  it('agents run inside what --wrap names, as in a container: another environment, another folder, and its own words before theirs', async () => {
    const { env, list, isAlive } = played();
    const folder = sweepFolder(0);
    // As `apptainer exec --cleanenv IMAGE COMMAND` and `conda run -n NAME COMMAND` do; it waits for its child, and passes signals on to it.
    const container = join(folder, 'my container');
    writeFileSync(
      container,
      `#!/bin/sh
[ "$1 $2" = "exec img.sif" ] || exit 64
shift 2
cd /
env -i PATH="$PATH" HOME=/ INSIDE=img.sif "$@" &
trap 'kill -TERM $!' TERM
wait $! || wait $!
`,
      { mode: 0o755 },
    );
    const source = readFileSync(join(folder, 'sweep.yaml'), 'utf8');
    writeFileSync(
      join(folder, 'sweep.yaml'),
      source.replace('echo "$1 $2"', 'echo "$1 $2 $INSIDE$TERM_PROGRAM"'),
    );
    const slurm = ['--slurm', '-t 60', '--wrap', `'${container}' exec img.sif`];
    const outside = { ...env, TERM_PROGRAM: 'outside' };
    const up = new YatesProcess(['up', 'sweep.yaml', ...options, ...slurm], folder, outside);
    expect(await up.exited, up.output).toBe(0);
    expect(runsIn(folder)).toEqual(cells.map((cell) => `${cell} img.sif`));
    expect(list().filter(isAlive)).toEqual([]);
  });

  it('what sbatch refuses is said in its words, and tried a few times only', async () => {
    const { env } = played();
    const folder = sweepFolder(0);
    const up = new YatesProcess(['up', 'sweep.yaml', ...options, '--slurm', '-p nope'], folder, env);
    expect(await up.exited, up.output).toBe(1);
    expect(up.output).toContain('E_SLURM_REFUSED sbatch: error: invalid partition specified: nope');
  });

  it.runIf(runsInFull)(
    'a submitter that was killed finds its jobs again, and submits none twice',
    async () => {
      const { env, list, isAlive } = played();
      const folder = sweepFolder(600);
      const coordinator = new YatesProcess(['coordinator', '--listen', '127.0.0.1:0'], folder);
      onTestFinished(() => coordinator.kill('SIGKILL'));
      await coordinator.says(/Make others with/);
      const launch = new YatesProcess(['launch', 'sweep.yaml', '--data', '.yates'], folder);
      expect(await launch.exited, launch.output).toBe(0);
      const args = ['slurm', '-t', '60', '--max-jobs', '2', '--poll', '200ms', '--allow-command', 'sh'];
      const first = new YatesProcess(args, folder, env);
      await first.says(/slurm 2 running/);
      const second = new YatesProcess(args, folder, env);
      expect(await second.exited).toBe(1);
      expect(second.output).toContain('E_SLURM_FOLDER_BUSY');
      first.kill('SIGKILL');
      await first.exited;
      const third = new YatesProcess(args, folder, env);
      await third.says(/slurm 2 running/);
      const ls = new YatesProcess(['ls', '--data', '.yates'], folder);
      expect(await ls.exited).toBe(0);
      expect(ls.output).toContain('slurm 2 running');
      expect(list()).toEqual(['1', '2']);
      third.kill('SIGINT');
      expect(await third.exited, third.output).toBe(0);
      expect(list().filter(isAlive)).toEqual([]);
    },
  );
});

describe.skipIf(slurmMissing !== undefined)('on a real Slurm', () => {
  let slurm: RealSlurm | undefined;
  beforeAll(async () => {
    slurm = await startSlurm();
  });
  afterAll(() => slurm?.stop());

  it('a sweep is run by jobs, each cell once, and none is left', async () => {
    const folder = sweepFolder(1);
    mkdirSync(join(folder, 'jobs'));
    const args = ['up', 'sweep.yaml', ...options, '--slurm', '-t 2 -n 1', '--job-folder', 'jobs'];
    const up = new YatesProcess(args, folder, slurm?.env);
    expect(await up.exited, up.output).toBe(0);
    expect(runsIn(folder)).toEqual(cells);
    const jobs = (slurm?.run('squeue', '--noheader', '--states=all', '--format=%j %T') ?? '')
      .trim()
      .split('\n');
    expect(jobs.length).toBeLessThanOrEqual(2);
    for (const job of jobs) expect(job).toMatch(/^yates-nightly (?:CANCELLED|COMPLETING|COMPLETED)$/);
  });
});

test.runIf(slurmMissing !== undefined)(`a real Slurm is not tried here: ${slurmMissing}`, () => {
  expect(slurmMissing).toBeDefined();
});
