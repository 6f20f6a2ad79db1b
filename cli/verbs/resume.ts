import type { Command } from 'commander';
import { controlService } from '../../proto/service.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { steer, type SteerOptions, sweepArgument } from '../connect/steer.ts';
import { answerTimeoutMs } from '../../client/ask-at.ts';

export function register(program: Command): void {
  withCoordinatorOption(
    program
      .command('resume')
      .description('go on with a paused sweep')
      .argument(...sweepArgument)
      .option('--json', 'print the sweep as JSON'),
  ).action((id: string | undefined, options: SteerOptions) =>
    steer(
      id,
      options,
      (client, asked) => client.unary(controlService.resume, asked, { timeoutMs: answerTimeoutMs }),
      (name) => `Resumed ${name}.`,
    ),
  );
}
