/** The verbs against a real coordinator: a real socket, a real log. */
import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryPoint } from '../../../base/entry-point.ts';
import { packageRoot } from '../../../base/package-root.ts';
import { seededRandom } from '../../../base/random.ts';
import { shippedBaseVersion } from '../../../cli/input/base-version.ts';
import { trainerChecks } from '../../../cli/input/trainer-checks.ts';
import { type Coordinator, startCoordinator } from '../../../coordinator/start-coordinator.ts';
import type { Analysis } from '../../../stats/analysis-result.ts';
import { parseCsv } from '../../../stats/table/parse-csv.ts';
import { type Ran, runVerb } from '../../unit/cli/run-verb.ts';
import { runAllTrials } from './scripted-agent.ts';

let folder = '';
let coordinator: Coordinator;
let sweepFile = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yates-verbs-'));
  coordinator = await startCoordinator({
    dataDir: join(folder, 'data'),
    listen: '127.0.0.1:0',
    baseVersion: shippedBaseVersion(),
    trainers: await trainerChecks(),
  });
  sweepFile = join(folder, 'sweep.yaml');
  const tiny = readFileSync(join(packageRoot, 'examples/tiny.yaml'), 'utf8');
  writeFileSync(sweepFile, tiny.replace('replicates: 1', 'replicates: 3'));
});
afterAll(async () => {
  await coordinator.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (verb: string, ...argv: string[]): Promise<Ran> =>
  runVerb(verb, ...argv, '--coordinator', coordinator.address, '--data', join(folder, 'data'));

/** What the verb prints where it must succeed. */
const done = async (verb: string, ...argv: string[]): Promise<string> => success(await ask(verb, ...argv));

function success({ code, stdout, stderr }: Ran): string {
  expect({ code, error: /^E_.*/m.exec(stderr)?.[0] }).toEqual({ code: 0, error: undefined });
  return stdout;
}

describe('the verbs that talk to a coordinator', () => {
  it('follow a sweep from its launch to its results', async () => {
    expect(await done('ls')).toBe('No sweep yet. Launch one with `yates launch SWEEP`.\n');

    // What plan promised is what is launched: the same design, trial by trial.
    const plan = JSON.parse(success(await runVerb('plan', sweepFile, '--json'))) as {
      hash: string;
      trials: { id: string }[];
    };
    const launched = JSON.parse(await done('launch', sweepFile, '--json')) as { sweepId: string };
    expect(launched).toMatchObject({ created: true, trials: 12 });
    const again = JSON.parse(await done('launch', sweepFile, '--json')) as { sweepId: string };
    expect(again).toMatchObject({ sweepId: launched.sweepId, created: false, trials: 12 });
    expect(await done('launch', sweepFile)).toContain('was launched before');
    const shown = JSON.parse(await done('show', '--json')) as {
      sweep: { designHash: string };
      trials: { id: string }[];
    };
    expect(shown.sweep.designHash).toBe(plan.hash);
    expect(shown.trials.map(({ id }) => id)).toEqual(plan.trials.map(({ id }) => id));
    expect(await done('show', 'tiny', '--source')).toBe(readFileSync(sweepFile, 'utf8'));

    // A paused sweep gives out nothing.
    expect(await done('pause', 'tiny')).toContain('Paused tiny');
    expect(await runAllTrials(join(folder, 'data'), () => ({ clip_image: 1 }))).toBe(0);
    expect(await done('ls')).toMatch(/tiny\s+paused\s+0\s+0\s+12/);
    expect(await done('pause')).toContain('was paused before');
    expect(await done('resume')).toContain('Resumed tiny');
    expect(await done('resume')).toContain('was not paused');

    // Set by name, and shown with who did it.
    expect(await done('set', 'tiny', 'timeout=8h', 'retry.diverged=0')).toMatch(
      /^Changed tiny \(.*\): timeout 5m -> 8h\. It holds for trials that start from now on\.\n$/,
    );
    expect(await done('set', 'tiny', 'timeout=480m')).toContain('has these settings already');
    expect(await done('show')).toMatch(/changed +\S+ \S+ timeout 5m -> 8h by data folder \(token /);
    const kept = 'timeout stays 8h, as `yates set` has set it; the file says 5m.';
    expect(await done('launch', sweepFile)).toContain(kept);
    const edited = join(folder, 'edited.yaml');
    writeFileSync(edited, readFileSync(sweepFile, 'utf8').replace('timeout: 5m', 'timeout: 6m'));
    expect(await done('launch', edited)).toContain(
      'what the file says now, for trials that start from here on: timeout 8h -> 6m.',
    );

    const noise = seededRandom('noise');
    // One cell of one replicate diverges; the rest is done.
    const outcome = (settings: Readonly<Record<string, unknown>>, replicate: number) =>
      settings['input'] === 'CAc' && settings['scale'] === 2 && replicate === 2
        ? ('fail' as const)
        : {
            clip_image: (settings['input'] === 'CAout' ? 0.8 : 0.5) + replicate / 1000 + noise.normal() / 100,
            heldout_loss: 0.1 + noise.uniform() / 10,
          };
    expect(await runAllTrials(join(folder, 'data'), outcome)).toBe(12);
    const show = await done('show');
    expect(show).toContain('11 done of 12; 0 running, 0 queued');
    expect(show).toContain('1 (1 diverged)');

    const lines = await done('export', '--format', 'jsonl');
    expect(lines.trimEnd().split('\n')).toHaveLength(12);
    const runs = join(folder, 'runs.parquet');
    await done('export', '--format', 'parquet', '-o', runs);
    const parquet = await parquetReadObjects({ file: new Uint8Array(readFileSync(runs)).buffer });
    expect(parquet.map(({ trial_id: id }) => id)).toEqual(shown.trials.map(({ id }) => id));
    const points = await ask('export', '--curves', '--format', 'jsonl');
    expect(points).toEqual({ code: 0, stdout: '', stderr: '0 points of 0 of 12 trials.\n' });
    const events = join(folder, 'events');
    const tensorboard = await ask('export', '--format', 'tensorboard', '--out', events);
    expect(tensorboard).toEqual({ code: 0, stdout: '', stderr: '12 runs of 12 trials.\n' });
    expect(readdirSync(events)).toHaveLength(13);
    expect((await ask('export', '--format', 'tensorboard', '--out', events)).stderr).toContain('E_WRITE');
    expect(readdirSync(folder).filter((name) => name.includes('.part-'))).toEqual([]);
    const latex = await done('export', '--format', 'latex');
    expect(latex).toContain('\\label{tab:anova:clip-image}');
    expect(latex.split('\\begin{table}').length).toBe(latex.split('\\end{table}').length);

    const page = join(folder, 'report.html');
    const report = await ask('report', '--out', page);
    expect(report).toEqual({ code: 0, stdout: '', stderr: `The report is in ${page}.\n` });
    const text = readFileSync(page, 'utf8');
    expect(text).toContain('finished: 11 of 12 runs done');
    expect(text).toMatch(/<p class="verdict">[^<]*input[^<]*clip_image/);
    expect(text).toContain('failed, diverged');

    const csv = await ask('export');
    // What the report says of the export is true of it.
    expect(text).toContain(createHash('sha256').update(csv.stdout).digest('hex'));
    expect(csv.stderr).toBe('12 runs: 4 cells x 3 replicates, each exactly once; 11 done, 1 failed.\n');
    const { header, records } = parseCsv(csv.stdout, 'export.csv');
    expect(records).toHaveLength(12);
    const column = (name: string) => records.map(({ fields }) => fields[header.indexOf(name)] ?? '');
    expect(new Set(column('trial_id')).size).toBe(12);
    expect(
      column('realised_order')
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual([...Array(12).keys()]);
    expect(column('clip_image').filter((value) => value !== '')).toHaveLength(11);
    expect(column('state').filter((state) => state === 'failed')).toHaveLength(1);
    const json = JSON.parse((await ask('export', '--format', 'json')).stdout) as { trials: unknown[] };
    expect(json.trials).toHaveLength(12);

    // The analysis of the sweep is that of its export.
    const own = JSON.parse(await done('analyse', '--json')) as Analysis;
    expect(own.anova.find(({ term }) => term === 'input')?.p).toBeLessThan(0.001);
    expect(own).toMatchObject({ response: 'clip_image', goal: 'maximise', interim: false, n: 11 });
    const exported = join(folder, 'export.csv');
    await done('export', '-o', exported);
    const model = ['--formula', own.formula.replace('block', 'C(block)'), '--factors', 'scale', '--json'];
    const outside = JSON.parse((await runVerb('analyse', exported, ...model)).stdout) as Analysis;
    expect(outside.anova.map(({ term, df, sumSq }) => [term, df, sumSq])).toEqual(
      own.anova.map(({ term, df, sumSq }) => [term, df, sumSq]),
    );
    expect(await done('analyse', 'tiny', '--response', 'heldout_loss')).toContain(
      'Analysis of variance of heldout_loss',
    );

    const failed = column('trial_id')[column('state').indexOf('failed')] ?? '';
    const [head, ...rows] =
      (await done('show', '--state', 'failed')).split('\n\n')[1]?.trim().split('\n') ?? [];
    expect(head).toMatch(/^trial +id /);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(failed.slice(0, 10));
    const states = JSON.parse(await done('show', '--state', 'failed,running', '--json')) as {
      trials: unknown[];
    };
    expect(states.trials).toHaveLength(1);
    expect(await done('show', '--state', 'queued')).toContain('No trial of tiny is queued.');

    // One numbering: that of the table, of `trial`, of its JSON.
    const number = Number(/^ *(\d+)/.exec(rows[0] ?? '')?.[1]);
    expect(number).toBe(Number(column('planned_order')[column('state').indexOf('failed')]) + 1);
    const numbered = JSON.parse(await done('trial', String(number), '--json')) as {
      id: string;
      number: number;
    };
    expect(numbered).toMatchObject({ id: failed, number });
    expect(await done('trial', String(number))).toContain(`planned ${number}, ran as `);

    expect(await done('resume')).toMatch(/^tiny \(.*\) has finished: there is nothing to resume\./);
    const trial = await done('trial', failed.slice(0, 12));
    expect(trial).toContain('Last fault: diverged: the loss is NaN');
    // What a trial printed cannot colour or move the terminal of whoever looks at it.
    expect(trial).toContain('  | loss NaN');
    expect(trial).not.toContain('\u001b');

    expect(await done('retry', '--failed')).toContain('Queued 1 trial of tiny');
    expect(await runAllTrials(join(folder, 'data'), () => ({ clip_image: 0.5, heldout_loss: 0.1 }))).toBe(1);
    expect(await done('retry', '--failed', 'tiny')).toContain('has no failed trial');
    expect((await ask('export')).stderr).toContain('each exactly once; 12 done.');
  });

  it('compare a sweep with its export, and analyse both together', async () => {
    const exported = join(folder, 'again.csv');
    await done('export', '-o', exported);
    const diff = await done('diff', 'tiny', exported);
    expect(diff.replaceAll(/\s+/g, ' ')).toContain(
      '12 runs have the same settings and seed in both; all agree to the last digit.',
    );
    const both = await done('analyse', 'tiny', exported);
    expect(both).toContain('2 sweeps are analysed together: tiny-');
    expect(await ask('analyse', 'tiny', exported, '--block', 'input')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^E_OPTION_SEVERAL --block /),
    });
  });

  it.each([
    [['show', 'nothing'], /^E_SWEEP_UNKNOWN there is no sweep "nothing" here; name one of /, 2],
    [['trial', 'nothing'], /^E_TRIAL_UNKNOWN /, 2],
    [['trial', '4711'], /^E_TRIAL_UNKNOWN sweep tiny-\w+ has trials 1 to 12, and no trial 4711; /, 2],
    [['trial', '1', '--sweep', 'nothing'], /^E_SWEEP_UNKNOWN /, 2],
    [['logs', 'nothing'], /^E_TRIAL_UNKNOWN /, 2],
    [['watch', 'nothing', '--plain'], /^E_SWEEP_UNKNOWN there is no sweep "nothing" here; name one of /, 2],
    [['watch', 'nothing'], /^E_SWEEP_UNKNOWN /, 2],
    [['pause', 'nothing'], /^E_SWEEP_UNKNOWN /, 2],
    [['resume', 'nothing'], /^E_SWEEP_UNKNOWN /, 2],
    [['retry', 'nothing'], /^E_SWEEP_UNKNOWN /, 2],
    [['priority', 'nothing', '2'], /^E_SWEEP_UNKNOWN /, 2],
    [['export', 'nothing'], /^E_SWEEP_UNKNOWN /, 2],
    [['analyse', 'nothing'], /^E_SWEEP_UNKNOWN /, 2],
    [['agents', '--readmit', 'nothing'], /^E_AGENT_UNKNOWN /, 2],
    [['set', 'nothing', 'timeout=1h'], /^E_SWEEP_UNKNOWN /, 2],
    [
      ['set', 'tiny', 'timout=1h'],
      /^E_POLICY_NAME no setting is called "timout"; did you mean "timeout"\?/,
      2,
    ],
    [['set', 'tiny', 'timeout', '1h'], /^E_POLICY_NAME "timeout" is not name=value; /, 2],
    [['set', 'tiny', 'timeout=1'], /^E_POLICY_VALUE /, 2],
    [['set', 'tiny', 'kill_grace=1s'], /^E_POLICY_NAME /, 2],
    [['show', '--state', 'fialed'], /^E_OPTION_STATE --state .*did you mean "failed"\?/, 2],
    [['extend', 'tiny', '--replicates', '2'], /^E_OPTION_REPLICATES .* write \+2 to add 2 /, 2],
    [['extend', 'nothing', '--replicates', '+2'], /^E_SWEEP_UNKNOWN /, 2],
    [['cancel', 'nothing'], /^E_SWEEP_UNKNOWN /, 2],
    [['analyse', 'tiny', '--response', 'clip_img'], /^E_RESPONSE_UNKNOWN .*did you mean "clip_image"/, 2],
  ])('%j is refused in words', async (argv, expected, exitCode) => {
    const [verb = '', ...rest] = argv;
    const { code, stderr, stdout } = await ask(verb, ...rest);
    expect(stderr).toMatch(expected);
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
  });

  it('launches nothing of a faulty file', async () => {
    const before = await done('ls', '--json');
    const faulty = join(folder, 'faulty.yaml');
    writeFileSync(
      faulty,
      readFileSync(sweepFile, 'utf8').replace('name: tiny', 'name: other').replace('[0.5, 2]', '[]'),
    );
    const { code, stderr } = await ask('launch', faulty);
    expect(code).toBe(2);
    expect(stderr).toContain('E_FACTOR_EMPTY');
    expect(await done('ls', '--json')).toBe(before);
  });

  it.each(['{ fraction: latin }', '{ d_optimal: { runs: 5, starts: 2 } }'])(
    'launch the cells that plan chose: %s',
    async (choice) => {
      const name = choice.includes('latin') ? 'latin' : 'subset';
      const part = join(folder, `${name}.yaml`);
      const text = readFileSync(sweepFile, 'utf8').replace('name: tiny', `name: ${name}\ndesign: ${choice}`);
      const factors = 'activation: [relu, silu]\n  scale: [0.5, 2]';
      writeFileSync(part, text.replace(/scale: \[0\.5, 2\]/, factors));
      const plan = JSON.parse(success(await runVerb('plan', part, '--json'))) as Record<string, unknown>;
      expect(plan).toMatchObject({ valid: 8, cells: name === 'latin' ? 4 : 5 });
      await done('launch', part);
      const shown = JSON.parse(await done('show', name, '--json')) as { sweep: { designHash: string } };
      expect(shown.sweep.designHash).toBe(plan['hash']);
      await done('cancel', name);
    },
  );

  it('cancel a sweep for good', async () => {
    const other = join(folder, 'other.yaml');
    writeFileSync(other, readFileSync(sweepFile, 'utf8').replace('name: tiny', 'name: other'));
    await done('launch', other);
    // A level more is another design, which is said with what differs.
    const wider = join(folder, 'wider.yaml');
    writeFileSync(wider, readFileSync(sweepFile, 'utf8').replace('scale: [0.5, 2]', 'scale: [0.5, 2, 4]'));
    expect(await done('launch', wider)).toMatch(
      /tiny-\w+ was launched before under this name and is another design: factor scale has level 4 too\. .*yates extend tiny-/,
    );
    await done('cancel', 'tiny');

    // Another sweep with the same trials: each is named with both.
    const [tiny, twin] = (
      JSON.parse(await done('ls', '--json')) as { sweeps: { id: string; name: string; state: string }[] }
    ).sweeps
      .filter(({ name, state }) => (name === 'tiny' || name === 'other') && state !== 'cancelled')
      .map(({ id }) => id)
      .toReversed();
    const { id } = JSON.parse(await done('trial', '1', '--sweep', tiny ?? '', '--json')) as { id: string };
    const other1 = JSON.parse(await done('trial', id, '--sweep', twin ?? '', '--json')) as Record<
      string,
      unknown
    >;
    expect(other1).toMatchObject({ sweepId: twin, state: 'queued' });
    // The wider design has it too.
    expect(other1['sweepIds']).toHaveLength(3);
    expect(other1['sweepIds']).toEqual(expect.arrayContaining([twin, tiny]));
    expect(await done('trial', id, '--sweep', twin ?? '')).toMatch(new RegExp(`${twin}; also in .*${tiny}`));
    expect(await done('trial', id, '--sweep', tiny ?? '')).toMatch(/state +done/);

    expect(await done('cancel', 'other')).toContain('12 trials will not be run');
    expect(await done('cancel', 'other')).toContain('was cancelled before');
    expect(await done('ls')).toMatch(/other\s+cancelled\s+0\s+0\s+12/);
  });
});

describe('the program', () => {
  it('ends without a word when its reader has seen enough', async () => {
    const yates = [
      process.execPath,
      ...entryPoint(new URL('../../../cli/main.ts', import.meta.url), import.meta.url),
    ];
    const line = `${yates.map((part) => `'${part}'`).join(' ')} schema | head -c 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', line]);
    expect({ stdout, stderr }).toEqual({ stdout: '{0\n', stderr: '' });
  });
});
