/** Scripts that read their settings from a file and nothing from their command line: what lets them take those of a trial. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Proposal } from './propose-factors.ts';
import type { Token } from './python-tokens.ts';
import type { ScriptOption } from './script-option.ts';

/** Where a script keeps what it has read from its file. */
export interface ReadSettings {
  /** Its variable: `config` of `config = json.load(file)`. */
  readonly variable: string;
  /** One-based. */
  readonly line: number;
}

const formats: ReadonlySet<string> = new Set(['json', 'yaml', 'OmegaConf']);

/** @returns undefined where no statement of the script reads JSON or YAML into a variable */
export function settingsReadBy(tokens: readonly Token[]): ReadSettings | undefined {
  for (const [at, { kind, text, line }] of tokens.entries()) {
    const begins = beginsStatement(tokens[at - 1]?.text);
    if (kind !== 'name' || !begins || tokens[at + 1]?.text !== '=') continue;
    const [owner, dot, call] = tokens.slice(at + 2, at + 5);
    const reads = dot?.text === '.' && /load/.test(call?.text ?? '') && formats.has(owner?.text ?? '');
    if (reads) return { variable: text, line };
  }
  return undefined;
}

/** @returns path of the file in JSON or YAML that the script names, as it is typed from here; undefined where there is none */
export function settingsFileOf(script: string, tokens: readonly Token[]): string | undefined {
  if (settingsReadBy(tokens) === undefined) return undefined;
  const named = tokens.filter(
    ({ kind, text, prefix }) =>
      kind === 'string' && !prefix?.includes('f') && /^[^\n]+\.(?:json|ya?ml)$/i.test(text),
  );
  return named.flatMap(({ text }) => [text, join(dirname(script), text)]).find((path) => existsSync(path));
}

/** Whole names: `argmax`, `target`, `kwargs` and `clip_grad_norm_` speak of no command line. */
const argumentReaders = [
  /^(?:orig_)?argv$|^(?:json)?argparse$|ArgumentParser$|^add_argument$/,
  /^(?:parse|get|read)_(?:known_|intermixed_)?(?:cmd_|cli_)?(?:args|arguments|argv)$/,
  /(?:^|_)(?:cli|cmdline|command_line)(?:_|$)|CLI$/i,
  /^(?:click|typer|fire|Fire|absl|FLAGS|optparse|OptionParser|getopt|tyro|docopt|simple_parsing|hydra|plac|cyclopts)$/,
];

/** True unless nothing in the script speaks of a command line: words after its name would change nothing. */
export const mayTakeWords = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ kind, text }, at) =>
      kind === 'name' && (argumentReaders.some((names) => names.test(text)) || isParsed(tokens, at)),
  );

/** True for `args.config` and the statement `args = ...`, which `f(*args)` and `Process(target=f, args=(1,))` are not. */
function isParsed(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'args') return false;
  const [before, after] = [tokens[at - 1]?.text, tokens[at + 1]?.text];
  return (after === '.' && before !== '*' && before !== '.') || (after === '=' && beginsStatement(before));
}

const beginsStatement = (before: string | undefined): boolean =>
  before === undefined || ['\n', ':', ';'].includes(before);

/** True for a script that asks for its trial itself. */
export const asksForTrial = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, text }) => (kind === 'string' ? text.startsWith('YATES_') : text === 'yates'));

/**
 * The lines of Python that put the settings of a trial in place of those of the file.
 *
 * @param fixed settings that are the same in all trials, which the sweep file has in `trainer.options`
 */
export function linesForTrial(
  read: ReadSettings | undefined,
  { factors, seed }: Proposal,
  fixed: readonly ScriptOption[],
): string[] {
  const variable = read?.variable ?? 'config';
  const placeOf = ({ flag }: ScriptOption): string =>
    variable +
    flag
      .replace(/=$/, '')
      .split('.')
      .map((key) => `[${JSON.stringify(key)}]`)
      .join('');
  const line = (option: ScriptOption, part: string, name: string): string =>
    `    ${placeOf(option)} = trial["${part}"][${JSON.stringify(name)}]`;
  return [
    'import json, os',
    'if "YATES_TRIAL" in os.environ:',
    '    trial = json.loads(os.environ["YATES_TRIAL"])',
    ...factors.map(({ name, option }) => line(option, 'settings', name)),
    ...fixed.map((option) => line(option, 'options', option.name)),
    ...(seed === undefined ? [] : [`    ${placeOf(seed)} = trial["seed"]`]),
  ];
}
