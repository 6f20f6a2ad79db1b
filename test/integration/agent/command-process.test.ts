/** Real programs that end in all the ways programs end. */
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StagedArtifact } from '../../../agent/process/trial-process.ts';
import { decodeCurves } from '../../../base/curve/curve-file.ts';
import type { TrialArtifact } from '../../../base/trial-runner.ts';
import { CommandUnderTest, commandGrant, programFile } from './command-under-test.ts';
import { isAlive, untilGone } from '../../process-life.ts';

/** Content of an artifact. */
function textOf(artifact: TrialArtifact | StagedArtifact | undefined): string {
  if (artifact === undefined) return '';
  return 'path' in artifact ? readFileSync(artifact.path, 'utf8') : Buffer.from(artifact.bytes).toString();
}

describe('a program as a trial', () => {
  it('gets the trial in its environment, in a file and in its arguments', async () => {
    process.env['YATES_TOKEN'] = 'secret';
    process.env['SLURM_STEP_ID'] = '4';
    const command = await CommandUnderTest.ready({ slotEnv: { CUDA_VISIBLE_DEVICES: 'GPU-1' } });
    const cwd = realpathSync(command.folder);
    const end = await command.run(
      ['echo', '{lr}', '--{act}={act}', '{seed}', '{{lr}}', '{"json": 1}', '{attempt}'],
      { cwd, env: { OWN: 'a{lr}' }, options: { epochs: 3, deep: { list: [1, null] } } },
      {
        settings: { lr: 0.5, act: 'si lu', attempt: 'own' },
        replicate: 7,
        seed: 1926,
        seeds: 'own',
        attempt: 2,
      },
    );
    expect(end).toMatchObject({ kind: 'completed', metrics: { score: 1926 }, backend: 'command' });
    const [seen] = end.kind === 'completed' ? end.artifacts : [];
    expect(seen).toMatchObject({ name: 'seen.json', mediaType: 'application/json' });
    expect(JSON.parse(textOf(seen))).toEqual({
      trial: {
        trial_id: 'trial',
        sweep: 'sweep',
        sweep_id: 'sweep',
        attempt: 2,
        replicate: 7,
        seed: 1926,
        settings: { lr: 0.5, act: 'si lu', attempt: 'own' },
        options: { epochs: 3, deep: { list: [1, null] } },
        artifacts: expect.stringContaining('artifacts'),
        checkpoint: expect.stringContaining('checkpoint'),
        checkpoint_step: null,
        result_file: expect.stringContaining('result.json'),
      },
      same: true,
      args: ['0.5', '--si lu=si lu', '1926', '{lr}', '{"json": 1}', 'own'],
      cwd,
      own: 'a0.5',
      seed: '1926',
      slurmStep: '4',
      gpu: 'GPU-1',
      // Nobody has to meet: it is alone.
      meet: [null, null, null],
    });
    expect(command.scratch).toEqual([]);
    delete process.env['YATES_TOKEN'];
    delete process.env['SLURM_STEP_ID'];
  });

  it('reports by lines on standard output, NaN and all, one trial after another', async () => {
    const command = await CommandUnderTest.ready();
    const steps: number[] = [];
    const first = command.next('progress').then(({ step }) => steps.push(step));
    const end = await command.run(['report']);
    await first;
    expect(end).toMatchObject({ metrics: { score: 0.5, worst: Number.NEGATIVE_INFINITY, ok: 1 } });
    expect(end.kind === 'completed' && Object.keys(end.metrics)).toEqual(['score', 'worst', 'ok']);
    expect(steps[0]).toBeGreaterThan(0);
    expect(await command.run(['result-file'])).toMatchObject({ metrics: { score: 2, loss: Number.NaN } });
    expect(command.said).toEqual(['ready', 'ended', 'ready', 'ended', 'ready'].slice(0, command.said.length));
  });

  it('may only print: patterns find its metrics on both streams, and what it says in JSON goes first', async () => {
    const command = await CommandUnderTest.ready();
    const metrics = { score: 'val score: ([0-9.]+)', loss: 'loss=(\\S+)', ok: 'ok (\\d)' };
    const program = `
      console.log('epoch 1, val score: 0.25'); console.error('loss=2.5');
      console.log('epoch 2, val score: 1.5e-3'); process.stderr.write('loss=nan');
      console.log('ok 1'); console.log(JSON.stringify({ result: { ok: 3 } }));`;
    const end = await command.run([], { run: [process.execPath, '-e', program], metrics });
    expect(end).toMatchObject({ kind: 'completed', metrics: { score: 0.0015, loss: Number.NaN, ok: 3 } });
    const curves = await decodeCurves(end.reported ?? new Uint8Array());
    expect(curves.get('score')).toMatchObject({ steps: [1, 2], values: [0.25, 0.0015] });
    const writes =
      "console.log('val score: 7'); fs.writeFileSync(process.env.YATES_RESULT_FILE, JSON.stringify({ score: 2 }))";
    expect(await command.run([], { run: [process.execPath, '-e', writes], metrics })).toMatchObject({
      metrics: { score: 2 },
    });
  });

  it('has no result in what it printed last before it was asked to leave', async () => {
    const command = await CommandUnderTest.ready();
    const program = `
      process.on('SIGTERM', () => process.exit(0));
      setInterval(() => console.log('score 1'), 20);`;
    const ended = command.run([], {
      run: [process.execPath, '-e', program],
      metrics: { score: 'score (\\S+)' },
    });
    expect((await command.next('progress')).metrics).toEqual({ score: 1 });
    command.process.kill();
    expect(await ended).toMatchObject({ kind: 'completed', metrics: {} });
  });

  it('may leave its result where the sweep says, and an older one there does not count', async () => {
    const command = await CommandUnderTest.ready();
    const cwd = command.folder;
    mkdirSync(join(cwd, 'out'));
    writeFileSync(join(cwd, 'out', 'r-3.json'), '{"score": 99}');
    const options = { cwd, result_file: 'out/r-{seed}.json' };
    const limits = { replicate: 3, seed: 3 };
    expect(await command.run(['nothing'], options, limits)).toMatchObject({ kind: 'completed', metrics: {} });
    expect(await command.run(['result-file'], options, limits)).toMatchObject({ metrics: { score: 2 } });
  });

  it.each([
    [['exit', '4'], 'user', 'exit code 4 (ValueError: lr is too large)', 'Traceback'],
    [['signal', 'SIGSEGV'], 'user', 'SIGSEGV', ''],
    [['signal', 'SIGKILL'], 'infrastructure', 'killed from outside by SIGKILL', ''],
    [['throw-memory'], 'outOfMemory', 'MemoryError', 'train.py'],
    [['fault', 'diverged'], 'diverged', 'so it says', ''],
    [['fault', 'out_of_memory'], 'outOfMemory', 'so it says', ''],
    [['bad-result-file'], 'user', 'not hold a JSON map of metrics', ''],
  ])('that ends by %j has a fault of class %s', async (words, faultClass, message, output) => {
    const command = await CommandUnderTest.ready();
    const ready = command.next('ready');
    expect(await command.run(words)).toMatchObject({
      kind: 'failed',
      fault: {
        faultClass,
        message: expect.stringContaining(message),
        outputTail: expect.stringContaining(output),
      },
    });
    await ready;
    expect(command.said).toEqual(['ready', 'ended', 'ready']);
    expect(command.scratch).toEqual([]);
  });

  it.each([
    [{ run: ['no-such-program-here'] }, 'machine', 'E_COMMAND_MISSING'],
    [{ run: ['./nothing'] }, 'machine', 'E_COMMAND_MISSING'],
    [{ run: ['env'] }, 'machine', 'E_COMMAND_DENIED'],
    [{ cwd: '/no/such/folder' }, 'machine', 'E_COMMAND_CWD'],
    [{ run: [process.execPath, '{nothing}'] }, 'user', 'E_COMMAND_PLACEHOLDER'],
    [{ run: [] }, 'user', 'E_TRAINER_OPTION'],
  ])(
    'that cannot be run (%j) is a fault of class %s: %s and the next step',
    async (options, faultClass, code) => {
      const command = await CommandUnderTest.ready();
      expect(await command.run([], options)).toMatchObject({
        fault: { faultClass, message: expect.stringMatching(new RegExp(`^${code} .*; `)) },
      });
    },
  );

  it('too large for the system to start is the fault of the sweep, and the next one runs', async () => {
    const command = await CommandUnderTest.ready();
    const end = await command.run(['x'.repeat(200_000)]);
    expect(end).toMatchObject({ fault: { faultClass: 'user', message: expect.stringContaining('E2BIG') } });
    const options = { options: { much: 'y'.repeat(200_000) } };
    expect(await command.run(['result-file'], options)).toMatchObject({ metrics: { score: 2 } });
  });

  it('asks for a shell by name, and gets its levels quoted', async () => {
    const command = await CommandUnderTest.ready();
    const run = `node=${process.execPath}; "$node" ${programFile} echo {text} | cat; echo '{"result": {"score": 5}}'`;
    const end = await command.run([], { run, shell: true }, { settings: { text: "it's $HOME; exit 1" } });
    expect(end).toMatchObject({ kind: 'completed', metrics: { score: 5 } });
    const [seen] = end.kind === 'completed' ? end.artifacts : [];
    expect(JSON.parse(textOf(seen)).args).toEqual(["it's $HOME; exit 1"]);
  });

  it('has its files kept up to a limit, and what was left out is named', async () => {
    const command = await CommandUnderTest.ready();
    const end = await command.run(['artifacts'], { artifacts_limit: '100KB' });
    const artifacts = end.kind === 'completed' ? end.artifacts : [];
    expect(artifacts.map((artifact) => [artifact.name, textOf(artifact).length > 0])).toEqual([
      ['deep/er/weights.bin', true],
      ['loss.csv', true],
      ['left-out.txt', true],
    ]);
    const note = textOf(artifacts.at(-1));
    expect(note).toContain('huge.bin: 195.3 KiB');
    expect(note).not.toContain('link');
  });
});

describe('what a program prints', () => {
  it('never holds it up, and its end is kept', async () => {
    const command = await CommandUnderTest.ready();
    expect(await command.run(['flood', '60'])).toMatchObject({ kind: 'completed', metrics: { score: 1 } });
    expect(await command.run(['long-line'])).toMatchObject({ metrics: { score: 3 } });
  });

  it('need not be text', async () => {
    const command = await CommandUnderTest.ready();
    const end = await command.run(['bytes']);
    expect(end).toMatchObject({ fault: { outputTail: expect.stringContaining('A') } });
  });
});

describe('limits', () => {
  it.each([
    [['hang'], { stallTimeoutMs: 1_500 }, 'it reported no step for 1500 ms'],
    [['chatty'], { stallTimeoutMs: 1_500 }, 'it reported no step for 1500 ms'],
    [['silent'], { stallTimeoutMs: 1_500 }, 'it printed nothing for 1500 ms'],
    [['hang'], { timeoutMs: 400 }, 'it did not end within 400 ms (trainer.timeout)'],
    [['stubborn'], { timeoutMs: 400 }, 'it did not end within 400 ms (trainer.timeout)'],
  ])('end %j under %j', async (words, limits, message) => {
    const command = await CommandUnderTest.ready();
    const end = await command.run(words, {}, limits);
    expect(end).toMatchObject({
      fault: { faultClass: 'timeout', message: expect.stringContaining(message) },
    });
    // The next trial gets the same supervisor.
    expect(await command.run(['result-file'])).toMatchObject({ metrics: { score: 2 } });
  });

  it('leave alone what prints and reports no steps', async () => {
    const command = await CommandUnderTest.ready();
    const end = await command.run(['talk-then-finish'], {}, { stallTimeoutMs: 1_500 });
    expect(end).toMatchObject({ metrics: { score: 1 } });
  });

  it('of memory hold for the program', async () => {
    const command = await CommandUnderTest.ready();
    const end = await command.run(['memory'], { memory_limit: '200MiB' });
    expect(end).toMatchObject({
      fault: {
        faultClass: 'outOfMemory',
        message: expect.stringContaining('more than its limit of 200 MiB'),
      },
    });
  });
});

describe('nothing survives', () => {
  it('a kill: neither the group nor what left it', async () => {
    const command = await CommandUnderTest.ready();
    const { pid = 0, child = 0, escaped = 0 } = await command.start(['family', 'stay']);
    expect([pid, child, escaped].every(isAlive)).toBe(true);
    const down = command.next('down');
    command.process.kill();
    await down;
    expect([pid, child].filter(isAlive)).toEqual([]);
    expect(survivors(escaped)).toEqual([]);
    expect(command.said).toEqual(['ready', 'down']);
    expect(command.scratch).toEqual([]);
  });

  it('the end of the program', async () => {
    const command = await CommandUnderTest.ready();
    const ended = command.next('ended');
    const { child = 0, escaped = 0 } = await command.start(['family']);
    expect(await ended).toMatchObject({ kind: 'completed' });
    expect(isAlive(child)).toBe(false);
    expect(survivors(escaped)).toEqual([]);
  });

  it('a kill of its supervisor, which is no fault of the program', async () => {
    const command = await CommandUnderTest.ready();
    const ended = command.next('ended');
    const down = command.next('down');
    const { pid = 0 } = await command.start(['stubborn']);
    process.kill(command.process.pid ?? 0, 'SIGKILL');
    expect(await ended).toMatchObject({ fault: { faultClass: 'infrastructure' } });
    await down;
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(command.folder) && command.scratch).toEqual([]);
  });

  it('a stop while it starts', async () => {
    const command = await CommandUnderTest.ready();
    command.process.run(commandGrant(['stubborn']));
    command.process.kill();
    await command.process.gone;
    expect(command.scratch).toEqual([]);
  });

  it('and a program that stands still is woken to be ended', async () => {
    const command = await CommandUnderTest.ready();
    const ended = command.next('ended');
    const { pid = 0 } = await command.start(['polite'], {}, { timeoutMs: 3_000 });
    process.kill(pid, 'SIGSTOP');
    expect(await ended).toMatchObject({
      fault: { faultClass: 'timeout', outputTail: 'saving a checkpoint\n' },
    });
    await untilGone(pid);
  });
});

/** A process that left its group is found by its mark where there is a /proc; elsewhere it is let off here. */
function survivors(escaped: number): number[] {
  if (process.platform !== 'linux') process.kill(escaped, 'SIGKILL');
  return process.platform === 'linux' && isAlive(escaped) ? [escaped] : [];
}
