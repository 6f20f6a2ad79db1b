import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  commandOptionFaults,
  commandProgram,
  parseCommandOptions,
} from '../../../../agent/command/command-options.ts';
import { commandWords, quoteForShell } from '../../../../agent/command/command-words.ts';
import { formatMemorySize, parseMemorySize } from '../../../../base/memory-size.ts';
import { fillPlaceholders, placeholdersIn } from '../../../../agent/command/placeholders.ts';
import { trainerChecks } from '../../../../cli/input/trainer-checks.ts';
import { programsOf } from '../../../../cli/up/programs-of.ts';
import { parseSweep } from '../../../../design/file/parse-sweep.ts';

describe('options of a command trial', () => {
  it('have defaults', () => {
    expect(parseCommandOptions({ run: 'python3 "my train.py" --lr {lr}' })).toEqual({
      run: { words: ['python3', 'my train.py', '--lr', '{lr}'] },
      cwd: undefined,
      env: {},
      options: {},
      metrics: {},
      resultFile: undefined,
      memoryLimitBytes: undefined,
      artifactsLimitBytes: 256 * 2 ** 20,
      killGraceMs: 5_000,
    });
    expect(parseCommandOptions({ run: ['a'], memory_limit: '1.5GB', kill_grace: '2m' })).toMatchObject({
      memoryLimitBytes: 1.5e9,
      killGraceMs: 120_000,
    });
  });

  it.each([
    [{}, [], 'run is missing'],
    [{ run: [] }, ['run'], 'run'],
    [{ run: ['python3', 3] }, ['run'], 'run'],
    [{ run: ['a'], memry_limit: '1GB' }, ['memry_limit'], 'no option is called "memry_limit"'],
    [{ run: ['a'], memory_limit: '1 gig' }, ['memory_limit'], 'memory_limit'],
    [{ run: ['a'], memory_limit: '0MB' }, ['memory_limit'], 'not an amount of memory'],
    [{ run: ['a'], artifacts_limit: '65GiB' }, ['artifacts_limit'], 'more than the 64 GiB'],
    [{ run: ['a'], kill_grace: '1h' }, ['kill_grace'], 'longer than 10m'],
    [{ run: ['a'], env: { 'A-B': '1' } }, ['env', 'A-B'], 'env'],
    [{ run: 'python3 train.py > log' }, ['run'], 'shell only'],
    [{ run: 'python3 "train.py' }, ['run'], 'not closed'],
    [{ run: ['a', 'b'], shell: true }, ['run'], 'one text'],
    [{ run: ['{lr}', 'b'] }, ['run', 0], 'cannot differ between trials'],
    [{ run: ['./a', 'b'], cwd: 'runs/{lr}' }, ['run', 0], 'may lead to several programs'],
    [{ run: ['a', '{lr}', '--x={momentm}'] }, ['run', 2], '{momentm} is no factor'],
    [{ run: 'echo {x} | cat', shell: true }, ['run'], '{x} is no factor'],
    [{ run: 'echo "a ${lr}"', shell: true }, ['run'], 'name of a variable'],
    [{ run: 'echo "a {args} b"', shell: true }, ['run'], 'stands for several words'],
    [{ run: ['a'], env: { A: '{x}' } }, ['env', 'A'], '{x} is no factor'],
    [{ run: ['a'], cwd: 'out/{x}' }, ['cwd'], '{x} is no factor'],
    [{ run: ['a', 'b\0c'] }, ['run', 1], 'NUL'],
  ])('%j have a fault at %j', (options, path, message) => {
    const faults = commandOptionFaults(options, ['lr', 'momentum']);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ path, message: expect.stringContaining(message) });
    expect(faults[0]?.next.length).toBeGreaterThan(5);
  });

  it('let every trial name itself, and braces be braces', () => {
    const run = ['a', '{seed}{replicate}{trial_id}{attempt}{artifacts}', '{{x}}', '{"a": {"b": 1}}', '{lr}'];
    expect(commandOptionFaults({ run }, ['lr'])).toEqual([]);
    expect(commandOptionFaults({ run: ['a', '{unknown}'] })).toEqual([]);
  });

  it('are told with their place in the sweep file', async () => {
    const trainers = await trainerChecks();
    const parse = (trainer: string) => () =>
      parseSweep(
        `version: 1\nname: t\nfactors: { lr: [1, 2] }\nresponse: { primary: x, goal: maximize }\ntrainer:\n${trainer}`,
        { fileName: 't.yaml', trainers },
      );
    expect(parse('  kind: command\n  run: [python3, "{lr}"]\n')().trainer.options).toEqual({
      run: ['python3', '{lr}'],
    });
    expect(parse('  kind: command\n  run: [a]\n  memory_limit: lots\n')).toThrow(
      /^E_TRAINER_OPTION t\.yaml:8:17 .*memory_limit/,
    );
    expect(parse('  kind: command\n')).toThrow(/^E_TRAINER_OPTION t\.yaml:\d.* run is missing/);
  });
});

describe('the program that a sweep runs', () => {
  it.each([
    [{ run: 'python3 x' }, 'python3'],
    [{ run: ['./x.sh'], cwd: 'deep' }, resolve('deep/x.sh')],
    [{ run: ['bin/x'] }, resolve('bin/x')],
    [{ run: 'a | b', shell: true }, '/bin/sh'],
  ])('%j is %s', async (options, program) => {
    expect(commandProgram(parseCommandOptions(options), resolve)).toBe(program);
    const trainer = { kind: 'command', options, timeoutMs: 0, stallTimeoutMs: 0 } as const;
    expect(await programsOf({ trainer })).toEqual([program]);
  });
});

describe('words of a command', () => {
  it.each([
    ['a  b\tc', ['a', 'b', 'c']],
    [`a 'b "c' "d 'e" f\\ g`, ['a', 'b "c', "d 'e", 'f g']],
    [`'' ""`, ['', '']],
    [`"a\\"b"`, ['a"b']],
  ])('%j', (text, words) => {
    expect(commandWords(text)).toEqual(words);
  });

  it('survive quoting for a shell', () => {
    for (const text of ['plain', 'a b', "it's", '$HOME `x`', '']) {
      expect(commandWords(`x ${quoteForShell(text)}`)).toEqual(['x', text]);
    }
  });
});

describe('placeholders', () => {
  it('are found and filled once', () => {
    expect(placeholdersIn('{a} {{b}} {"c": 1} {d_1}')).toEqual(['a', 'd_1']);
    const values: Record<string, string> = { a: '{d_1}', d_1: 'x' };
    expect(fillPlaceholders('{a} {{b}} {"c": 1} {d_1}', (name) => values[name])).toBe('{d_1} {b} {"c": 1} x');
  });
});

describe('memory sizes', () => {
  it.each([
    ['8GiB', 8 * 2 ** 30],
    ['1.5 GB', 1.5e9],
    ['0MB', undefined],
    ['8', undefined],
    ['8G', undefined],
  ])('%s', (text, bytes) => {
    expect(parseMemorySize(text)).toBe(bytes);
  });

  it('are told in round numbers', () => {
    expect([500, 1536, 200 * 2 ** 20].map(formatMemorySize)).toEqual(['500 bytes', '1.5 KiB', '200 MiB']);
  });
});
