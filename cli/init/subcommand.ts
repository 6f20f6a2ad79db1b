/** Which subcommand of a script a sweep runs, and the options that it has then. */
import { didYouMean } from '../../base/did-you-mean.ts';
import type { ScriptOption } from './script-option.ts';
import { optionError } from './wanted-options.ts';

/** Names of subcommands that do what sweeps vary. */
const training = /^(?:train|fit|learn|run|pretrain|fine-?tune|experiment|main)/i;

/** In the order of the script, each once. */
export const subcommandsOf = (options: readonly ScriptOption[]): string[] => [
  ...new Set(options.flatMap(({ subcommand }) => subcommand ?? [])),
];

/** The likeliest of them. */
const likelySubcommand = (names: readonly string[]): string | undefined =>
  names.find((name) => training.test(name)) ?? names[0];

/**
 * @param wanted as the user names it; undefined: the likeliest
 * @throws YatesError E_INIT_OPTION
 */
export function subcommandNamed(wanted: string | undefined, names: readonly string[]): string | undefined {
  if (wanted === undefined) return likelySubcommand(names);
  if (names.includes(wanted)) return wanted;
  throw names.length === 0
    ? optionError('--subcommand', 'the script has no subcommands', 'leave it out')
    : optionError(
        '--subcommand',
        `the script has no subcommand "${wanted.slice(0, 100)}"`,
        didYouMean(wanted, names),
      );
}

/** Options of the script itself and of one subcommand; of two that have one name, that of the subcommand. */
export function optionsWith(subcommand: string, options: readonly ScriptOption[]): ScriptOption[] {
  const own = options.filter((option) => option.subcommand === subcommand);
  const names = new Set(own.map(({ name }) => name));
  const before = options
    .filter((option) => option.subcommand === undefined && !names.has(option.name))
    .map((option) => ({ ...option, isBeforeSubcommand: true as const }));
  return [...before, ...own];
}
