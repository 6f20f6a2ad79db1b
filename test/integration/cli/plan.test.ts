/** What `yates plan` tells about a design before it is run. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../base/package-root.ts';
import { shippedBaseVersion } from '../../../cli/input/base-version.ts';
import { trainerChecks } from '../../../cli/input/trainer-checks.ts';
import { startCoordinator } from '../../../coordinator/start-coordinator.ts';
import { runVerb } from '../../unit/cli/run-verb.ts';
import { runAllTrials } from './scripted-agent.ts';

const paper = join(packageRoot, 'examples/paper.yaml');

describe('yates plan', () => {
  it('tells rank, aliases, detectable effects, replicates, cost and memory of the whole design space', async () => {
    const asked = [paper, '--effect', '0.1', '--trial-time', '90s', '--slots', '8'];
    const { code, stdout } = await runVerb('plan', ...asked);
    expect(code).toBe(0);
    expect(stdout).toContain('rank 113 of 960 runs');
    expect(stdout).toContain('input: 2 of 9 degrees of freedom cannot be told apart from output');
    // The degrees of freedom with which the published experiment is tested.
    expect(stdout).toMatch(/^term +df +tested against +den df +f at 0 +f at 0\.25 +f at 1$/m);
    expect(stdout).toMatch(/^input +7 +replicate x difference +~14 .* shares with output$/m);
    expect(stdout).toMatch(/^output +4 +replicate x difference +~8 /m);
    expect(stdout).toMatch(/^input:output +6 +replicate:input:output +12 /m);
    expect(stdout).toMatch(/^activation +replicates +5 +114 +441$/m);
    expect(stdout).toContain('a difference of two levels of activation, planned with 3 replicates');
    expect(stdout).toContain('24.1 GPU-hours at 90s a trial; 3 h 2 min on 8 slots, 8 at once');
    expect(stdout).toMatch(/^memory +a training step takes up to [\d.]+ MB \(/m);
  }, 600_000);

  it('has the same in its JSON, and the memory of the cell that takes most', async () => {
    const { stdout } = await runVerb('plan', paper, '--effect', '0.1', '--trial-time', '90s', '--json');
    const { analysis, cost, memory } = JSON.parse(stdout) as {
      analysis: object;
      cost: object;
      memory: Record<string, number> & { cell: string };
    };
    expect(analysis).toMatchObject({ rank: 113, wantedF: 0.1, power: 0.8, leftOut: 0 });
    expect(cost).toEqual({ trialMs: 90_000, gpuHours: 24.15, slots: null, atOnce: null, wallMs: null });
    const { weights, activations, adapter, total } = memory;
    expect(total).toBe((weights ?? 0) + (activations ?? 0) + (adapter ?? 0));
    // 3.5 million weights in float32.
    expect(weights).toBeGreaterThan(13e6);
    expect(weights).toBeLessThan(15e6);
    expect(memory.cell).toMatch(/^\w+ > \w+ of width \d+ with a batch of \d+$/);
  });

  it.each([
    [['--effect', 'small'], /^E_OPTION_EFFECT --effect "small" is not an effect size f; write/],
    [['--trial-time', '90'], /^E_OPTION_DURATION --trial-time /],
    [['--slots', '8'], /^E_OPTION_TRIAL_TIME --slots .*add --trial-time/],
    [['--slots', '0', '--trial-time', '1s'], /^E_OPTION_NUMBER --slots /],
  ])('refuses %j', async (argv, expected) => {
    const { code, stdout, stderr } = await runVerb('plan', paper, ...argv);
    expect(stderr).toMatch(expected);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('yates plan of a program', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'yates-plan-env-')), 'env.yaml');
  afterAll(() => rmSync(dirname(file), { recursive: true, force: true }));
  const planWith = (env: string, more = '') => {
    writeFileSync(
      file,
      `version: 1
name: env
factors: { level: [1, 2] }
response: { primary: score, goal: maximize }
trainer: { kind: command, run: [sh, -c, 'true'], env: { ${env} } }
${more}
`,
    );
    return runVerb('plan', file);
  };

  it('knows nothing of its memory', async () => {
    const { stdout } = await runVerb('plan', join(packageRoot, 'examples/command.yaml'), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ memory: null });
  });

  it('names what a launch refuses in its env', async () => {
    const { code, stdout } = await planWith('PYTHONPATH: src, OMP_NUM_THREADS: 4');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^But it is refused at launch:\n {2}env: no sweep may set PYTHONPATH, .*--allow-env PYTHONPATH$/m,
    );
    expect(stdout).not.toContain('OMP_NUM_THREADS');
    expect((await planWith('OMP_NUM_THREADS: 4')).stdout).not.toContain('refused at launch');
  });

  it.each([
    ['', undefined],
    ['resources: { gpus: 4 }', '4 whole GPUs of one machine, for each trial'],
    ['resources: { gpus: 1, slots: 3 }', '1 whole GPU of one machine, 3 slots, for each trial'],
    ['resources: { slots: 2, labels: { gpu: h100 } }', '2 slots, gpu=h100, for each trial'],
  ])('says what a trial takes by %j', async (resources, words) => {
    const { code, stdout } = await planWith('OMP_NUM_THREADS: 4', resources);
    expect(code).toBe(0);
    expect(/^ *takes +(.*)$/m.exec(stdout)?.[1]).toBe(words);
  });
});

describe('yates plan --data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yates-plan-data-'));
  const data = join(folder, 'data');
  const tiny = readFileSync(join(packageRoot, 'examples/tiny.yaml'), 'utf8');
  const sweep = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  beforeAll(async () => {
    const coordinator = await startCoordinator({
      dataDir: data,
      listen: '127.0.0.1:0',
      baseVersion: shippedBaseVersion(),
      trainers: await trainerChecks(),
    });
    const file = sweep('tiny.yaml', tiny);
    await runVerb('launch', file, '--coordinator', coordinator.address, '--data', data);
    // The scripted agent says of each that it took 1.5 s.
    await runAllTrials(data, () => ({ clip_image: 0.5, heldout_loss: 1 }));
    await coordinator.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('takes the time of a trial from an earlier sweep of the same trainer', async () => {
    const more = sweep(
      'more.yaml',
      tiny.replace('name: tiny', 'name: more').replace('replicates: 1', 'replicates: 5'),
    );
    const { code, stdout, stderr } = await runVerb('plan', more, '--data', data, '--slots', '2');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /cost +0\.00833 GPU-hours at 1500ms a trial, the mean of 4 trials of tiny \(\S+\); 1 min on 2 slots, 2 at once/,
    );
    const { cost } = JSON.parse((await runVerb('plan', more, '--data', data, '--json')).stdout) as {
      cost: object;
    };
    expect(cost).toMatchObject({ trialMs: 1500, measured: { trials: 4, name: 'tiny' } });
  });

  it('takes none from a trainer with other options, and says so', async () => {
    const other = sweep('other.yaml', tiny.replace(/steps: \d+/, 'steps: 77'));
    const { code, stderr } = await runVerb('plan', other, '--data', data);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(
      /^E_PLAN_NOT_MEASURED .*none of the sweeps in this folder \(1\) has a finished trial of this trainer/,
    );
    expect((await runVerb('plan', other, '--data', data, '--trial-time', '2s')).stdout).toContain(
      'at 2s a trial',
    );
  });
});

describe('yates plan --data of a sweep with shared seeds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yates-plan-ratios-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('takes the variances of its random parts from an earlier sweep', async () => {
    const tiny = readFileSync(join(packageRoot, 'examples/tiny.yaml'), 'utf8').replace(
      'replicates: 1',
      'replicates: 4\nseeds: shared',
    );
    const [data, file] = [join(folder, 'data'), join(folder, 'tiny.yaml')];
    writeFileSync(file, tiny);
    const coordinator = await startCoordinator({
      dataDir: data,
      listen: '127.0.0.1:0',
      baseVersion: shippedBaseVersion(),
      trainers: await trainerChecks(),
    });
    await runVerb('launch', file, '--coordinator', coordinator.address, '--data', data);
    let trial = 0;
    await runAllTrials(data, () => ({ clip_image: Math.sin(trial++), heldout_loss: 1 }));
    await coordinator.stop();
    const { stdout, stderr } = await runVerb('plan', file, '--data', data);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^term +df +tested against +den df +detects f$/m);
    expect(stdout).toMatch(
      /^with the variances of tiny \(\S+\), over that of single runs:\n {2}replicate [\d.e-]+, replicate:input /m,
    );
  });
});
