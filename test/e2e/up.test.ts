/**
 * The whole product with real processes: coordinator, two agents, trainers that train. Stopped and resumed; then every
 * kind of process is killed with -9 while it works; then run once more when all is done.
 */
import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAgentFolder } from '../../agent/agent-folder.ts';
import { parseCsv } from '../../stats/table/parse-csv.ts';
import { descendants, isRunning, YatesProcess } from './yates-process.ts';

/** As small as trainings of the shipped net can be. Eight of them are never over before the test has done what it came for. */
const sweep = `
version: 1
name: e2e
factors: { input: [CAc, CAout], scale: [0.5, 1, 2, 4] }
derive: { output: { by: input, map: { CAc: CAc, CAout: FFNin } } }
response: { primary: clip_image, goal: maximize, also: [{ name: heldout_loss, goal: minimize }] }
trainer: { kind: diffusion, steps: 2, samples: 1, context_samples: 1, sampler_steps: 2 }
`;

describe('yates up', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yates-e2e-'));
    writeFileSync(join(folder, 'e2e.yaml'), sweep);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const up = (): YatesProcess =>
    new YatesProcess(
      ['up', 'e2e.yaml', '--plain', '--listen', '127.0.0.1:0', '--agents', '2', '--slots', '1'],
      folder,
    );

  const exported = async (): Promise<Record<string, string>[]> => {
    const file = join(folder, 'export.csv');
    const process = new YatesProcess(['export', '--data', '.yates', '-o', file], folder);
    expect(await process.exited, process.output).toBe(0);
    const { header, records } = parseCsv(readFileSync(file, 'utf8'), file);
    return records.map(({ fields }) =>
      Object.fromEntries(header.map((name, index) => [name, fields[index] as string])),
    );
  };

  it('stops on Ctrl-C, leaves nothing running, and says how to go on', async () => {
    const run = up();
    await run.says(/\[1\/8\] done/);
    const children = descendants(run.pid);
    // A larger young generation, for the coordinator alone.
    const started = (what: RegExp) => children.filter(({ command }) => what.test(command));
    expect(started(/main\.js coordinator/)).toHaveLength(1);
    expect(started(/semi-space/)).toEqual(started(/^\S+ --max-semi-space-size=64 \S+main\.js coordinator /));
    expect(started(/semi-space/)).toHaveLength(1);
    expect(children.filter(({ command }) => command.includes('main.js agent'))).toHaveLength(2);
    run.kill('SIGINT');
    expect(await run.exited, run.output).toBe(130);
    expect(run.output).toContain(`To go on:  yates up e2e.yaml`);
    expect(children.filter(({ pid }) => isRunning(pid))).toEqual([]);
  });

  it('goes on where it stopped, through kill -9 of coordinator, agent and trainer', async () => {
    const before = (await exported()).filter(({ state }) => state === 'done');
    expect(before.length).toBeGreaterThanOrEqual(1);
    expect(before.length).toBeLessThan(8);

    const run = up();
    await run.says(/going on with it/);
    const killed = new Set<number>();
    const killOne = async (what: string): Promise<void> => {
      await expect
        .poll(() => descendants(run.pid).filter(({ command }) => command.includes(what)), { timeout: 60_000 })
        .not.toHaveLength(0);
      const victim = descendants(run.pid).find(
        ({ command, pid }) => command.includes(what) && !killed.has(pid),
      );
      if (victim === undefined) throw new Error(`no ${what} to kill`);
      killed.add(victim.pid);
      process.kill(victim.pid, 'SIGKILL');
    };
    await killOne('trainer/main');
    await killOne('main.js coordinator');
    await killOne('main.js agent');
    expect(await run.exited, run.output).toBe(0);
    expect(run.output).toContain('Analysis of variance of clip_image');

    const runs = await exported();
    expect(runs.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'done'));
    expect(new Set(runs.map(({ cell, replicate }) => `${cell}/${replicate}`)).size).toBe(8);
    for (const { clip_image, heldout_loss } of runs) {
      expect(Number.isFinite(Number.parseFloat(clip_image as string))).toBe(true);
      expect(Number.parseFloat(heldout_loss as string)).toBeGreaterThan(0);
    }
    // What was done before the stop was not run again.
    for (const done of before)
      expect(runs.find(({ trial_id }) => trial_id === done['trial_id'])).toEqual(done);
  }, 600_000);

  it('shows a finished sweep again without running anything', async () => {
    const before = await exported();
    const run = up();
    expect(await run.exited, run.output).toBe(0);
    expect(run.output).not.toContain('starting the agents');
    expect(run.output).toContain('8 trials: 8 done');
    expect(await exported()).toEqual(before);
  });

  it('keeps all that it writes for its owner, through no link, and leaves programs the umask of the user', async () => {
    const own = mkdtempSync(join(tmpdir(), 'yates-private-'));
    const victim = join(own, 'victim');
    writeFileSync(victim, 'keep');
    mkdirSync(join(own, '.yates'), { mode: 0o700 });
    symlinkSync(victim, join(own, '.yates', 'coordinator.pid'));
    writeFileSync(
      join(own, 'umask.yaml'),
      `version: 1
name: umask
factors: { a: [1, 2] }
response: { primary: score, goal: maximize }
trainer: { kind: command, shell: true, run: 'umask > umask-{a}; echo "{\\"score\\": {a}}" > $YATES_RESULT_FILE; echo x > $YATES_ARTIFACTS/x' }
`,
    );
    const run = new YatesProcess(
      ['up', 'umask.yaml', '--plain', '--listen', '127.0.0.1:0', '--agents', '1'],
      own,
    );
    expect(await run.exited, run.output).toBe(0);
    const others = readdirSync(join(own, '.yates'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => (lstatSync(join(own, '.yates', name)).mode & 0o077) !== 0,
    );
    expect(others).toEqual([]);
    expect(readFileSync(victim, 'utf8')).toBe('keep');
    const before = execFileSync('sh', ['-c', 'umask'], { encoding: 'utf8' });
    expect(readFileSync(join(own, 'umask-1'), 'utf8')).toBe(before);
    rmSync(own, { recursive: true });
  });

  it('ends with the error when no trial can succeed, instead of waiting for somebody who looks', async () => {
    const source = `
version: 1
name: hopeless
factors: { lr: [1, 2, 3, 4, 5, 6] }
response: { primary: score, goal: maximize }
trainer: { kind: command, run: [sh, -c, 'echo no such dataset >&2; exit 3'] }
`;
    writeFileSync(join(folder, 'hopeless.yaml'), source);
    const flags = [
      '--plain',
      '--listen',
      '127.0.0.1:0',
      '--data',
      'hopeless',
      '--agents',
      '1',
      '--slots',
      '1',
    ];
    const run = new YatesProcess(['up', 'hopeless.yaml', ...flags], folder);
    expect(await run.exited, run.output).toBe(1);
    expect(run.output).toMatch(/^Paused: the same error 3 times, .*then run yates resume hopeless-/m);
    expect(run.output).toMatch(/^And then: {2}yates up hopeless\.yaml --data hopeless$/m);
  });

  it('ends with the error when its only agent cannot start', async () => {
    const source = `
version: 1
name: busy
factors: { a: [1, 2] }
response: { primary: score, goal: maximize }
trainer: { kind: command, run: [sh, -c, 'echo 1'] }
`;
    writeFileSync(join(folder, 'busy.yaml'), source);
    const agentFolder = openAgentFolder(join(folder, 'busy', 'agents', '1'));
    const flags = ['--plain', '--listen', '127.0.0.1:0', '--data', 'busy', '--agents', '1', '--slots', '1'];
    const run = new YatesProcess(['up', 'busy.yaml', ...flags], folder);
    expect(await run.exited, run.output).toBe(1);
    expect(run.output).toMatch(
      /E_PROCESS the agent-1 process ended before it was ready .*E_AGENT_FOLDER_BUSY/,
    );
    agentFolder.close();
  });
});
