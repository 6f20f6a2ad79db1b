import type { Command } from 'commander';
import { YatesError } from '../base/error.ts';
import { controlService } from '../proto/service.ts';
import { withCoordinatorOption } from './coordinator-option.ts';
import { steer, type SteerOptions, sweepArgument, trialsInWords } from './steer.ts';
import { answerTimeoutMs } from './with-coordinator.ts';

interface RetryOptions extends SteerOptions {
  readonly failed?: true;
}

export function register(program: Command): void {
  withCoordinatorOption(
    program
      .command('retry')
      .description('queue the failed trials of a sweep again, with a fresh retry budget')
      .argument(...sweepArgument)
      .option('--failed', 'every failed trial')
      .option('--json', 'print the sweep as JSON'),
  ).action(retry);
}

function retry(id: string | undefined, options: RetryOptions): Promise<void> {
  if (!options.failed) {
    throw new YatesError({
      code: 'E_OPTION_MISSING',
      message: 'it is not said what to retry',
      next: 'add --failed',
    });
  }
  return steer(
    id,
    options,
    (client, asked) => client.unary(controlService.retryFailed, asked, { timeoutMs: answerTimeoutMs }),
    (name, changed) =>
      changed === 0 ? `${name} has no failed trial.` : `Queued ${trialsInWords(changed)} of ${name} again.`,
  );
}
