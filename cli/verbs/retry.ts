import type { Command } from 'commander';
import { plural } from '../../base/plural.ts';
import { retryFailed } from '../../client/steer.ts';
import { steer, type SteerOptions } from '../connect/steer.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { sweepArgument } from '../options/sweep-argument.ts';

export function register(program: Command): void {
  const command = program
    .command('retry')
    .description('queue the failed trials of a sweep again, each with a fresh retry budget')
    .argument(...sweepArgument)
    .option('--failed', 'queue every failed trial; this is the default, and the option only spells it out')
    .option('--json', 'print the sweep as JSON');
  withExamples(withCoordinatorOption(command), 'yates retry my-sweep').action(retry);
}

const retry = (id: string | undefined, options: SteerOptions): Promise<void> =>
  steer(id, options, retryFailed, ({ name, trialsChanged }) =>
    trialsChanged === 0
      ? `${name} has no failed trial.`
      : `Queued ${plural(trialsChanged, 'trial')} of ${name} again.`,
  );
