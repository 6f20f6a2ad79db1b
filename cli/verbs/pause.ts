import type { Command } from 'commander';
import { plural } from '../../base/plural.ts';
import { pauseSweep } from '../../client/steer.ts';
import { steer, type SteerOptions } from '../connect/steer.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { withExamples } from '../options/examples.ts';
import { sweepArgument } from '../options/sweep-argument.ts';

interface PauseOptions extends SteerOptions {
  readonly stopRunning?: true;
}

export function register(program: Command): void {
  const command = program
    .command('pause')
    .description('start no further trials of a sweep')
    .argument(...sweepArgument)
    .option('--stop-running', 'also stop the trials that run now, and queue them again')
    .option('--json', 'print the sweep as JSON');
  withExamples(withCoordinatorOption(command), 'yates pause', 'yates pause my-sweep --stop-running').action(
    pause,
  );
}

const pause = (id: string | undefined, options: PauseOptions): Promise<void> =>
  steer(id, options, pauseSweep(options.stopRunning), ({ name, before, trialsChanged }) =>
    before === 'paused' && trialsChanged === 0
      ? `${name} was paused before. Go on with \`yates resume\`.`
      : options.stopRunning
        ? `Paused ${name}: ${plural(trialsChanged, 'trial')} stopped and queued again. Go on with \`yates resume\`.`
        : `Paused ${name}: trials that run now finish. Go on with \`yates resume\`.`,
  );
