import type { Command } from 'commander';
import { controlService } from '../../proto/service.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { steer, type SteerOptions, sweepArgument, trialsInWords } from '../connect/steer.ts';
import { answerTimeoutMs } from '../../client/ask-at.ts';

interface PauseOptions extends SteerOptions {
  readonly stopRunning?: true;
}

export function register(program: Command): void {
  withCoordinatorOption(
    program
      .command('pause')
      .description('start no further trials of a sweep')
      .argument(...sweepArgument)
      .option('--stop-running', 'also stop the trials that run now, and queue them again')
      .option('--json', 'print the sweep as JSON'),
  ).action(pause);
}

const pause = (id: string | undefined, options: PauseOptions): Promise<void> => {
  const stopRunning = options.stopRunning ?? false;
  return steer(
    id,
    options,
    (client, asked) =>
      client.unary(controlService.pause, { ...asked, stopRunning }, { timeoutMs: answerTimeoutMs }),
    (name, changed) =>
      stopRunning
        ? `Paused ${name}: ${trialsInWords(changed)} stopped. Go on with \`yates resume\`.`
        : `Paused ${name}: what runs now finishes. Go on with \`yates resume\`.`,
  );
};
