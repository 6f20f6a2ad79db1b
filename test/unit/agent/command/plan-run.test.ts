import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { planRun } from '../../../../agent/command/plan-run.ts';
import type { Grant } from '../../../../agent/core/lease.ts';

const argsOf = (options: object, more: object): readonly string[] => {
  const facts = { trialId: 't', seed: 1, replicate: 1, attempt: 1 };
  const grant = { ...facts, trainer: { kind: 'command', options }, ...more } as unknown as Grant;
  return planRun(grant, { allowed: ['*'], slotEnv: {}, scratch: '/tmp' }).order.args;
};

it('{artifacts} of a trial that scores is the folder with its files, also beside a factor of that name', () => {
  const source = { folder: '/tmp/files of a trial', sweepId: 's', trialId: 'u', files: [] };
  const settings = { artifacts: 'none' };
  expect(argsOf({ run: 'cat {artifacts}' }, { settings, source })).toEqual([source.folder]);
  // Elsewhere the factor had the name first.
  expect(argsOf({ run: 'cat {artifacts}' }, { settings })).toEqual(['none']);
});

it('a level in a script is its text, within quotes of the script too', () => {
  const level = `it's "$HOME"; echo hacked`;
  const [flag = '', script = ''] = argsOf(
    { run: `printf '%s\\n' {x} "{x}" '{x}' "a {x}"`, shell: true },
    { settings: { x: level } },
  );
  const printed = execFileSync('/bin/sh', [flag, script], { encoding: 'utf8' });
  expect(printed.trimEnd().split('\n')).toEqual([level, level, level, `a ${level}`]);
});

it('a level that a shell could run ends the trial before it begins', () => {
  const options = { run: "cat <<EOF\ndon't {x}\nEOF", shell: true };
  expect(argsOf(options, { settings: { x: 0.5 } })).toEqual(['-c', "cat <<EOF\ndon't 0.5\nEOF"]);
  expect(() => argsOf(options, { settings: { x: '$(echo hacked)' } })).toThrow(
    /E_COMMAND_PLACEHOLDER .*here-document/,
  );
  const all = { run: 'echo "a {args} b"', shell: true };
  expect(() => argsOf(all, { settings: { x: '$(echo hacked)' } })).toThrow(/E_COMMAND_PLACEHOLDER/);
});
