import { Argument, Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { packageVersion } from '../../../base/package-root.ts';
import { yatesProgram } from '../../../cli/run.ts';
import { SomeOfOption } from '../../../cli/options/some-of-option.ts';
import { answersOf } from '../../../cli/verb-table/answers-of.ts';
import { earlyAnswer } from '../../../cli/verb-table/early-answer.ts';
import { addRows, verbRow } from '../../../cli/verb-table/verb-table.ts';

it('the table of verbs that the build writes gives the help that the verbs themselves give', async () => {
  const whole = await yatesProgram();
  const light = await yatesProgram([]);
  // As it is read back.
  addRows(light, JSON.parse(JSON.stringify(whole.commands.map(verbRow))));
  expect(light.helpInformation()).toBe(whole.helpInformation());
  expect(light.helpInformation()).toContain('export [options] [sweep]');
});

it('a row has what can be typed: arguments, options with their choices, verbs below, nothing hidden', () => {
  const command = new Command('token').description('make tokens').argument('<file>');
  command.addArgument(new Argument('[more...]').choices(['x', 'y']));
  command.addOption(new SomeOfOption('--kind <kinds>', 'which', ['a', 'b'], String));
  command.option('-o, --output <file>', 'file to write');
  command.addOption(command.createOption('--secret', 'x').hideHelp());
  command.addOption(command.createOption('--format <format>', 'form').choices(['csv', 'json']));
  command.command('create').description('make one');
  expect(verbRow(command)).toEqual({
    name: 'token',
    aliases: [],
    description: 'make tokens',
    arguments: [{ name: '<file>' }, { name: '[more...]', choices: ['x', 'y'] }],
    options: [
      { flags: '--kind <kinds>', description: 'which', choices: ['a', 'b'], several: true },
      { flags: '-o, --output <file>', description: 'file to write' },
      { flags: '--format <format>', description: 'form', choices: ['csv', 'json'] },
    ],
    verbs: [{ name: 'create', aliases: [], description: 'make one', arguments: [], options: [], verbs: [] }],
  });
});

describe('what the build writes of help and version', () => {
  it('is printed as Commander prints it, at every width', async () => {
    const whole = await yatesProgram();
    const answers = answersOf(whole);
    for (let width = 20; width <= 200; width++) {
      whole.configureHelp({ ...whole.configureHelp(), helpWidth: width });
      expect(earlyAnswer(['--help'], () => answers, width)).toBe(whole.helpInformation());
    }
    expect(earlyAnswer(['help'], () => answers, 80)).toBe(earlyAnswer(['-h'], () => answers, 80));
    expect(earlyAnswer(['-V'], () => answers, 80)).toBe(`${packageVersion}\n`);
  });

  it.each([[[]], [['plan', '--help']], [['help', 'plan']], [['--help', 'x']], [['pln']]])(
    'leaves %j to the command line',
    (argv) => {
      const answers = () => ({ version: '1', help: 'help', column: 0 });
      expect(earlyAnswer(argv, answers, 80)).toBeUndefined();
    },
  );

  it('is not needed: run from the source, the command line answers', () => {
    expect(earlyAnswer(['--help'], () => undefined, 80)).toBeUndefined();
    expect(earlyAnswer(['-V'], () => undefined, 80)).toBeUndefined();
  });
});
