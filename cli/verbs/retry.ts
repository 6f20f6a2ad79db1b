import type { Command } from 'commander';
import { controlService } from '../../proto/service.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { steer, type SteerOptions, sweepArgument, trialsInWords } from '../connect/steer.ts';
import { answerTimeoutMs } from '../../client/ask-at.ts';

export function register(program: Command): void {
  withCoordinatorOption(
    program
      .command('retry')
      .description('queue the failed trials of a sweep again, with a fresh retry budget')
      .argument(...sweepArgument)
      .option('--failed', 'every failed trial: what it does in any case, for those who like to say it')
      .option('--json', 'print the sweep as JSON'),
  ).action(retry);
}

function retry(id: string | undefined, options: SteerOptions): Promise<void> {
  return steer(
    id,
    options,
    (client, asked) => client.unary(controlService.retryFailed, asked, { timeoutMs: answerTimeoutMs }),
    (name, changed) =>
      changed === 0 ? `${name} has no failed trial.` : `Queued ${trialsInWords(changed)} of ${name} again.`,
  );
}
