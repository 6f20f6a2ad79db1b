import type { Command } from 'commander';
import { setPriority } from '../../client/steer.ts';
import { steer, type SteerOptions } from '../connect/steer.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { parsePriority, priorityMax } from '../options/priority.ts';
import { namedSweepArgument } from '../options/sweep-argument.ts';

export function register(program: Command): void {
  const command = program
    .command('priority')
    .description(
      'share the slots among sweeps: a sweep of priority 3 gets three for each one of a sweep of priority 1',
    )
    .argument(...namedSweepArgument)
    .argument('<priority>', `weight from 1 to ${priorityMax}; every sweep starts with 1`, (text) =>
      parsePriority(text, '<priority>'),
    )
    .option('--json', 'print the sweep as JSON');
  withExamples(withCoordinatorOption(command), 'yates priority my-sweep 3').action(
    (id: string, priority: number, options: SteerOptions) =>
      steer(id, options, setPriority(priority), ({ name }) => `${name} has priority ${priority} now.`),
  );
}
