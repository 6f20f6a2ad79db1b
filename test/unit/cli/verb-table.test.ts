import { Command } from 'commander';
import { expect, it } from 'vitest';
import { yatesProgram } from '../../../cli/run.ts';
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
  const command = new Command('token').description('make tokens').argument('<file>').argument('[more...]');
  command.option('-o, --output <file>', 'file to write');
  command.addOption(command.createOption('--secret', 'x').hideHelp());
  command.addOption(command.createOption('--format <format>', 'form').choices(['csv', 'json']));
  command.command('create').description('make one');
  expect(verbRow(command)).toEqual({
    name: 'token',
    aliases: [],
    description: 'make tokens',
    arguments: ['<file>', '[more...]'],
    options: [
      { flags: '-o, --output <file>', description: 'file to write' },
      { flags: '--format <format>', description: 'form', choices: ['csv', 'json'] },
    ],
    verbs: [{ name: 'create', aliases: [], description: 'make one', arguments: [], options: [], verbs: [] }],
  });
});
