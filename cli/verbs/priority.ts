import { type Command, InvalidArgumentError } from 'commander';
import { controlService } from '../../proto/service.ts';
import { withCoordinatorOption } from '../options/coordinator-option.ts';
import { steer, type SteerOptions } from '../connect/steer.ts';
import { answerTimeoutMs } from '../../client/ask-at.ts';

const highest = 1000;

/** @throws InvalidArgumentError of commander */
export function priority(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= highest) return value;
  throw new InvalidArgumentError(`a priority is a whole number from 1 to ${highest}`);
}

export function register(program: Command): void {
  withCoordinatorOption(
    program
      .command('priority')
      .description(
        'share the slots among sweeps: one of priority 3 gets three for each one of a sweep of priority 1',
      )
      .argument('<sweep>', 'id, a unique beginning of one, or a name')
      .argument('<priority>', `1 to ${highest}; every sweep starts with 1`, priority)
      .option('--json', 'print the sweep as JSON'),
  ).action((id: string, value: number, options: SteerOptions) =>
    steer(
      id,
      options,
      (client, asked) =>
        client.unary(
          controlService.setPriority,
          { ...asked, priority: value },
          { timeoutMs: answerTimeoutMs },
        ),
      (name) => `${name} has priority ${value} now.`,
    ),
  );
}
