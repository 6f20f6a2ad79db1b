import type { Command } from 'commander';
import { resumeSweep } from '../../client/steer.ts';
import { steer, type Steered, type SteerOptions } from '../connect/steer.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { sweepArgument } from '../options/sweep-argument.ts';

function resumedInWords({ name, before }: Steered): string {
  if (before === 'finished')
    return `${name} has finished: there is nothing to resume. To run what failed again: \`yates retry\`; to add trials: \`yates extend\`.`;
  return before === 'paused' ? `Resumed ${name}.` : `${name} was not paused: it goes on as before.`;
}

export function register(program: Command): void {
  const command = program
    .command('resume')
    .description('go on with a paused sweep')
    .argument(...sweepArgument)
    .option('--json', 'print the sweep as JSON');
  withExamples(withCoordinatorOption(command), 'yates resume').action(
    (id: string | undefined, options: SteerOptions) => steer(id, options, resumeSweep, resumedInWords),
  );
}
