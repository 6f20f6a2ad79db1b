/** The command that runs a script with the settings of a trial, as a sweep file writes it, and that of a first try. */
import type { Level, Settings } from '../../design/sweep-spec.ts';
import { hydraValue } from '../../agent/command/hydra-value.ts';
import { settingsWords } from '../../agent/command/settings-words.ts';
import type { ProposedFactor, Proposal } from './propose-factors.ts';
import type { ScriptOption } from './script-option.ts';

export interface ScriptCommand {
  /** For `run`, with placeholders. */
  readonly words: readonly string[];
  /** With the first level of each factor, and as short as the script can be made. */
  readonly firstTry: readonly string[];
}

/** Hydra's own folder for what a run writes is named by the second: trials that start together would share it. */
const hydraFolder = 'hydra.run.dir=outputs/';

/**
 * @param program the program and the script
 * @param values of the options that each trial is given, by name
 * @param isHydra true for a program that Hydra starts
 * @param subcommand stands after the options of the script itself
 */
export function scriptCommand(
  program: readonly string[],
  { factors, further, seed, budget, required }: Proposal,
  values: ReadonlyMap<string, Level>,
  isHydra = false,
  subcommand?: string,
): ScriptCommand {
  const style = styleOf(
    factors.filter(({ option }) => !option.isBeforeSubcommand),
    further.filter(({ option }) => !option.isBeforeSubcommand),
  );
  const explicit = factors.filter((factor) => !isCoveredBy(style, factor));
  const positional = required.filter(({ flag }) => flag === '');
  const named = required.filter(({ flag }) => flag !== '');
  const length = (value: Level | undefined): Part[] =>
    budget === undefined || value === undefined ? [] : [{ option: budget, value: String(value) }];
  const seeded = (value: string): Part[] => (seed === undefined ? [] : [{ option: seed, value }]);
  const given: Part[] = [...positional, ...named].flatMap((option) => {
    const value = values.get(option.name) ?? option.default;
    return value === undefined ? [] : [{ option, value: givenText(option, value) }];
  });
  // The script's own options come before the subcommand, and those of the subcommand after it.
  const line = (parts: readonly Part[], folder: string, args: readonly string[]): string[] => {
    const wordsOf = (some: readonly Part[]): string[] =>
      some.flatMap(({ option, value }) => optionWords(option, value));
    return [
      ...program,
      ...wordsOf(parts.filter(({ option }) => option.isBeforeSubcommand)),
      ...(subcommand === undefined ? [] : [subcommand]),
      ...wordsOf(parts.filter(({ option, isFactor }) => !option.isBeforeSubcommand && !isFactor)),
      ...(isHydra ? [`${hydraFolder}${folder}`] : []),
      ...wordsOf(parts.filter(({ option, isFactor }) => !option.isBeforeSubcommand && isFactor)),
      ...args,
    ];
  };
  const own: Part[] = explicit.map(({ option, name }) => ({
    option,
    value: style === 'args:hydra' && option.kind === 'text' ? `{${name}:hydra}` : `{${name}}`,
    isFactor: true,
  }));
  const fixed = values.get(budget?.name ?? '') ?? budget?.default;
  const words = line([...given, ...length(fixed), ...seeded('{seed}'), ...own], '{trial_id}/{attempt}', [
    `{${style}}`,
  ]);
  const settings: Settings = Object.fromEntries(
    factors.map(({ name, levels }) => [name, levels[0] as Level]),
  );
  const filled: Part[] = explicit.map(({ option, levels: [first = ''] }) => ({
    option,
    value: style === 'args:hydra' ? hydraValue(first) : String(first),
    isFactor: true,
  }));
  const firstTry = line(
    [...given, ...length(budget && 1), ...seeded('1'), ...filled],
    'first-try',
    settingsWords(style, settings, words),
  );
  return { words, firstTry };
}

/** An option with its value, in a command. */
interface Part {
  readonly option: ScriptOption;
  readonly value: string;
  readonly isFactor?: boolean;
}

/** A list or a map that somebody gives a key of Hydra stays one; a text is quoted. */
const givenText = ({ flag }: ScriptOption, value: Level): string =>
  flag.endsWith('=') && !/^(?:\[.*\]|\{.*\})$/s.test(String(value)) ? hydraValue(value) : String(value);

function optionWords({ flag }: ScriptOption, value: string): string[] {
  if (flag === '') return [value];
  if (flag.endsWith('=')) return [flag + value];
  return value.startsWith('-') && flag.startsWith('--') ? [`${flag}=${value}`] : [flag, value];
}

/**
 * The way in which most of the factors are written: `args`, or `args:` with a style.
 *
 * @param further may become factors, by the hand of the user
 */
function styleOf(factors: readonly ProposedFactor[], further: readonly ProposedFactor[]): string {
  const options = factors.map(({ option }) => option);
  if (options.some(({ flag }) => flag.endsWith('='))) return 'args:hydra';
  const truths = (options.some(isTruth) ? options : further.map(({ option }) => option)).filter(isTruth);
  const styles: string[] = [];
  if (truths.some(({ kind }) => kind === 'flag')) styles.push('flags');
  else if (truths.length > 0) styles.push('no-flags');
  const hasDashes = dashesIn(options) ?? dashesIn(further.map(({ option }) => option)) ?? false;
  if (hasDashes) styles.push('dashes');
  return styles.length === 0 ? 'args' : `args:${styles.join(',')}`;
}

/** True where most options of several words are written with dashes between them; undefined where there are none. */
function dashesIn(options: readonly ScriptOption[]): boolean | undefined {
  const weight = (pattern: RegExp): number =>
    options
      .filter(({ flag }) => pattern.test(flag))
      // An option without a value can be written in no other way.
      .reduce((sum, option) => sum + (isTruth(option) ? 1_000 : 1), 0);
  const [dashes, underscores] = [weight(/^--\w+-/), weight(/^--\w*_/)];
  return dashes + underscores === 0 ? undefined : dashes > underscores;
}

const isTruth = ({ kind }: ScriptOption): boolean => kind === 'flag' || kind === 'switch';

function isCoveredBy(style: string, { name, option }: ProposedFactor): boolean {
  if (option.isBeforeSubcommand) return false;
  if (style === 'args:hydra') return option.flag === `${name}=`;
  return option.flag === `--${style.includes('dashes') ? name.replaceAll('_', '-') : name}`;
}
