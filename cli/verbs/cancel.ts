import type { Command } from 'commander';
import { controlService } from '../../proto/service.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { steer, type SteerOptions, trialsInWords } from '../connect/steer.ts';
import { answerTimeoutMs } from '../../client/ask-at.ts';

export function register(program: Command): void {
  withCoordinatorOption(
    program
      .command('cancel')
      .description('end a sweep: what has not finished is not run')
      // Not the newest by default: this cannot be undone.
      .argument('<sweep>', 'id, a unique beginning of one, or a name')
      .option('--json', 'print the sweep as JSON'),
  ).action((id: string, options: SteerOptions) =>
    steer(
      id,
      options,
      (client, asked) => client.unary(controlService.cancel, asked, { timeoutMs: answerTimeoutMs }),
      (name, changed) =>
        `Cancelled ${name}: ${trialsInWords(changed)} will not be run. Results so far are kept.`,
    ),
  );
}
