import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandOptionFaults } from '../../../../agent/command/command-options.ts';
import { planRun } from '../../../../agent/command/plan-run.ts';
import { argsStyle, settingsWords } from '../../../../agent/command/settings-words.ts';
import type { Grant } from '../../../../agent/core/lease.ts';
import type { Settings } from '../../../../design/sweep-spec.ts';

const settings: Settings = { lr: 1e-7, weight_decay: -0.5, amp: true, fused: false, name: "it's $HOME" };

describe('all settings as words', () => {
  it.each([
    ['args', "--lr 1e-7 --weight_decay=-0.5 --amp true --fused false --name it's $HOME"],
    ['args:flags', "--lr 1e-7 --weight_decay=-0.5 --amp --name it's $HOME"],
    ['args:no-flags', "--lr 1e-7 --weight_decay=-0.5 --amp --no-fused --name it's $HOME"],
    ['args:flags,dashes', "--lr 1e-7 --weight-decay=-0.5 --amp --name it's $HOME"],
    ['args:hydra', "lr=1e-7 weight_decay=-0.5 amp=true fused=false name='it\\'s $HOME'"],
  ])('{%s} are %s', (name, words) => {
    expect(settingsWords(name, settings, ['train.py', `{${name}}`]).join(' ')).toBe(words);
  });

  it('leave out what has a word of its own, and nothing else', () => {
    const names = (...run: string[]): string[] =>
      settingsWords('args:hydra', { a: 1, b: 2 }, run).map((word) => word.charAt(0));
    expect(names('t', '{a}', '{args:hydra}')).toEqual(['b']);
    expect(names('t', '--a={a}', 'x.b={b}')).toEqual([]);
    expect(names('t', '--out', 'runs/{a}-{b}')).toEqual(['a', 'b']);
    expect(names('python t --a {a} {args:hydra}')).toEqual(['b']);
    expect(names('t', 'x.a={a:hydra}', '{args:hydra}')).toEqual(['b']);
  });

  it.each([
    ['args:flag', 'did you mean "flags"?'],
    ['args:hydra,dashes', '{args:hydra}'],
    ['args:flags,no-flags', '{args:flags} or'],
    ['args:flags,flags', 'once'],
  ])('refuse {%s}', (name, next) => {
    expect(argsStyle(name)).toMatchObject({ next: expect.stringContaining(next) });
    const faults = commandOptionFaults({ run: ['t', `{${name}}`] }, ['lr']);
    expect(faults).toMatchObject([{ path: ['run', 1], next: expect.stringContaining(`{{${name}}}`) }]);
  });
});

describe('{args} in a command', () => {
  const argsOf = (run: string | string[], more: object = {}, own: Settings = settings): readonly string[] => {
    const options = { run, ...more };
    const trainer = { kind: 'command', options };
    const grant = {
      trialId: 't',
      seed: 1,
      replicate: 1,
      attempt: 1,
      settings: own,
      trainer,
    } as unknown as Grant;
    return planRun(grant, { allowed: ['*'], slotEnv: {}, scratch: '/tmp' }).order.args;
  };

  it('is as many words as it takes, in a list and in a text', () => {
    const words = ['t.py', '--name', "it's $HOME", '--lr', '1e-7', '--weight_decay=-0.5', '--amp', '--x'];
    expect(argsOf(['sh', 't.py', '--name', '{name}', '{args:flags}', '--x'])).toEqual(words);
    expect(argsOf('sh t.py --name {name} {args:flags} --x')).toEqual(words);
  });

  it('reaches a program through a shell as it is', () => {
    const args = argsOf("printf '[%s]' {args:no-flags}", { shell: true });
    expect(execFileSync('/bin/sh', [...args], { encoding: 'utf8' })).toBe(
      "[--lr][1e-7][--weight_decay=-0.5][--amp][--no-fused][--name][it's $HOME]",
    );
  });

  it('may be beside a setting that is quoted for Hydra under a key of its own', () => {
    const own: Settings = { optim_lr: 0.1, optim_name: "it's, ", amp: true, width: 8 };
    const run = [
      'sh',
      'optim.lr={optim_lr:hydra}',
      'optim.name={optim_name:hydra}',
      '{{amp:hydra}}',
      '{args:hydra}',
    ];
    const words = ['optim.lr=0.1', "optim.name='it\\'s, '", '{amp:hydra}', 'amp=true', 'width=8'];
    expect(argsOf(run, {}, own)).toEqual(words);
    expect(commandOptionFaults({ run }, Object.keys(own))).toEqual([]);
    expect(commandOptionFaults({ run: ['sh', 'x={namr:hydra}'] }, ['name'])).toMatchObject([
      { path: ['run', 1], message: expect.stringContaining('{namr:hydra} is no factor') },
    ]);
  });

  it('keeps what it meant in older files: the factor of that name, and the text in two braces', () => {
    expect(argsOf(['sh', '{args}', '-{args}'], {}, { args: 7 })).toEqual(['7', '-7']);
    expect(argsOf(['sh', '{{args}}', '{{args:flags}}', '{args:Flags}'])).toEqual([
      '{args}',
      '{args:flags}',
      '{args:Flags}',
    ]);
    expect(commandOptionFaults({ run: ['a', 'x{args}'] }, ['args'])).toEqual([]);
  });

  it.each<[object, (string | number)[]]>([
    [{ run: ['a', '--opts={args}'] }, ['run', 1]],
    [{ run: 'a "x {args}"' }, ['run']],
    [{ run: 'a "{args:flags}"', shell: true }, ['run']],
    [{ run: ['a'], cwd: 'runs/{args}' }, ['cwd']],
    [{ run: ['a'], env: { A: '{args:hydra}' } }, ['env', 'A']],
  ])('is refused where it cannot be several words: %j', (options, path) => {
    expect(commandOptionFaults({ ...options }, ['lr'])).toMatchObject([
      { path, message: expect.stringContaining('several words') },
    ]);
  });

  it('is fine where it can', () => {
    for (const options of [
      { run: ['a', '{args}'] },
      { run: 'a {args:hydra} b' },
      { run: 'a "$X" {args} | b', shell: true },
    ])
      expect(commandOptionFaults(options, ['lr'])).toEqual([]);
  });
});
