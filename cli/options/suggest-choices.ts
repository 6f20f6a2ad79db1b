import { type Argument, type Command, InvalidArgumentError, type Option } from 'commander';
import { nearest } from '../../base/did-you-mean.ts';

/** Lets every option and argument that takes one of a few words suggest the nearest where none of them is written. */
export function suggestChoices(command: Command): void {
  for (const one of [...command.options, ...command.registeredArguments]) suggestFor(one);
  for (const below of command.commands) suggestChoices(below);
}

function suggestFor(one: Option | Argument): void {
  const { argChoices: choices, parseArg: parse } = one;
  if (choices === undefined || parse === undefined) return;
  one.argParser((text: string, before: unknown) => {
    try {
      return parse(text, before);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      const wrong = text.split(',').filter((word) => !choices.includes(word.trim()));
      const near = wrong.flatMap((word) => nearest(word.trim(), choices) ?? []).at(0);
      throw near === undefined
        ? error
        : new InvalidArgumentError(`${error.message}\n(Did you mean ${near}?)`);
    }
  });
}
