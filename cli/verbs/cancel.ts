import type { Command } from 'commander';
import { plural } from '../../base/plural.ts';
import { cancelSweep } from '../../client/steer.ts';
import { steer, type SteerOptions } from '../connect/steer.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { namedSweepArgument } from '../options/sweep-argument.ts';

export function register(program: Command): void {
  const command = program
    .command('cancel')
    .description('end a sweep: trials that have not finished are not run')
    // Not the newest by default: this cannot be undone.
    .argument(...namedSweepArgument)
    .option('--json', 'print the sweep as JSON');
  withExamples(withCoordinatorOption(command), 'yates cancel my-sweep').action(cancel);
}

const cancel = (id: string, options: SteerOptions): Promise<void> =>
  steer(id, options, cancelSweep, ({ name, before, trialsChanged }) =>
    before === 'cancelled'
      ? `${name} was cancelled before: nothing was changed.`
      : `Cancelled ${name}: ${plural(trialsChanged, 'trial')} will not be run. Results so far are kept.`,
  );
