/** What the verbs are called and take, written by the build: help and completion then load no verb, which takes most of the time to start. */
import { readFileSync } from 'node:fs';
import { Argument, type Command, Option } from 'commander';
import { SomeOfOption } from '../options/some-of-option.ts';

export interface VerbRow {
  readonly name: string;
  /** Other spellings: `analyze`. */
  readonly aliases: readonly string[];
  readonly description: string;
  readonly arguments: readonly ArgumentRow[];
  readonly options: readonly OptionRow[];
  /** Such as `create` of `token`. */
  readonly verbs: readonly VerbRow[];
}

interface ArgumentRow {
  /** As Commander writes it: `<sweep>`, `[files...]`. */
  readonly name: string;
  readonly choices?: readonly string[];
}

interface OptionRow {
  /** `-o, --output <file>`. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** It takes some of the choices, with commas between. */
  readonly several?: true;
  /** It may be given more than once, each time with one more value. */
  readonly repeats?: true;
}

export function verbRow(command: Command): VerbRow {
  return {
    name: command.name(),
    aliases: command.aliases(),
    description: command.description(),
    arguments: command.registeredArguments.map((one) => {
      const name = `${one.name()}${one.variadic ? '...' : ''}`;
      return {
        name: one.required ? `<${name}>` : `[${name}]`,
        ...(one.argChoices === undefined ? {} : { choices: one.argChoices }),
      };
    }),
    options: command.options
      .filter(({ hidden }) => !hidden)
      .map((option) => ({
        flags: option.flags,
        description: option.description,
        ...(option.argChoices === undefined ? {} : { choices: option.argChoices }),
        ...(option instanceof SomeOfOption ? { several: true as const } : {}),
        ...(repeats(option) ? { repeats: true as const } : {}),
      })),
    verbs: command.commands.map(verbRow),
  };
}

/** Its values are collected in a list, or in a map of names and values. */
const repeats = ({ variadic, defaultValue }: Option): boolean =>
  variadic || (typeof defaultValue === 'object' && defaultValue !== null);

/** Adds verbs that can be listed, and do nothing. */
export function addRows(program: Command, rows: readonly VerbRow[]): void {
  for (const row of rows) {
    const command = program.command(row.name).aliases(row.aliases).description(row.description);
    for (const { name } of row.arguments) command.addArgument(new Argument(name));
    for (const { flags, description } of row.options) command.addOption(new Option(flags, description));
  }
}

const file = new URL('./verbs.json', import.meta.url);

/** @returns undefined where nothing was built: run from the source, the verbs themselves are asked */
export function builtVerbTable(): readonly VerbRow[] | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VerbRow[];
  } catch {
    return undefined;
  }
}
