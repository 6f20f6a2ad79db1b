import type { Command, Option } from 'commander';
import { CommanderError } from 'commander';
import { YatesError } from '../../base/error.ts';
import type { Config, WrittenOption } from './parse-config.ts';

/**
 * Gives a verb the options that files name, where neither the command line nor the environment does.
 *
 * @param configs what the first says beats the others
 * @throws YatesError E_CONFIG for a value that the option does not take
 */
export function applyOptions(command: Command, configs: readonly Config[]): void {
  for (const config of configs.toReversed()) {
    for (const [name, written] of config.options.get(command.name()) ?? []) {
      const option = command.options.find(({ long }) => long === `--${name}`);
      if (option === undefined || isTyped(command, option) || conflicts(command, option)) continue;
      command.setOptionValueWithSource(option.attributeName(), valueOf(option, written), 'config');
    }
  }
}

const isTyped = (command: Command, option: Option): boolean =>
  ['cli', 'env'].includes(command.getOptionValueSource(option.attributeName()) ?? '');

/** True if something is typed that does not go with the option. */
function conflicts(command: Command, option: Option): boolean {
  const others = (one: Option): readonly string[] =>
    (one as Option & { conflictsWith: string[] }).conflictsWith;
  return command.options.some(
    (typed) =>
      isTyped(command, typed) &&
      (others(option).includes(typed.attributeName()) || others(typed).includes(option.attributeName())),
  );
}

/** @throws YatesError E_CONFIG */
export function valueOf(option: Option, { value, place }: WrittenOption): unknown {
  if (value === true) return true;
  const { parseArg, variadic } = option;
  if (parseArg === undefined) return variadic ? value : value[0];
  try {
    return value.reduce((before: unknown, text) => parseArg(text, before), option.defaultValue as unknown);
  } catch (error) {
    if (!(error instanceof YatesError) && !(error instanceof CommanderError)) throw error;
    const what = error instanceof YatesError ? error.what : error.message;
    const next = error instanceof YatesError ? error.next : undefined;
    throw new YatesError({
      code: 'E_CONFIG',
      place,
      message: `${option.long?.slice(2)}: ${what}`,
      next,
      cause: error,
    });
  }
}
