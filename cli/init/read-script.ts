/** A script or its configuration, read as text: its options, and what it prints. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { formatMemorySize } from '../../base/memory-size.ts';
import { fileError } from '../../design/file/file-errors.ts';
import { nearFile } from '../input/near-file.ts';
import { readTextFile } from '../input/read-text-file.ts';
import { argparseOptions } from './argparse-options.ts';
import { clickOptions } from './click-options.ts';
import { configOptions } from './config-options.ts';
import { hydraOptions } from './hydra-options.ts';
import { type Call, callsIn, literalOf } from './python-calls.ts';
import { pythonTokens, type Token } from './python-tokens.ts';
import type { ScriptOption } from './script-option.ts';
import { asksForTrial, mayTakeWords, settingsFileOf } from './settings-file.ts';

export interface ReadScript {
  /** Path of the program, as it is typed from here. */
  readonly script: string;
  readonly options: readonly ScriptOption[];
  readonly tokens: readonly Token[];
  /** True if it seems to have options that its text does not show. */
  readonly mayHaveMore: boolean;
  /** The configuration that the options were read from; undefined: the script itself. */
  readonly config: string | undefined;
  /** True for a program that Hydra starts. */
  readonly isHydra: boolean;
  /**
   * How it gets the settings of a trial: as words after its name; by asking for them, as with `YATES_TRIAL`; not yet, since it reads
   * its configuration and nothing else.
   */
  readonly takes: 'words' | 'trial' | 'file';
}

const parsers =
  /^(?:argparse|click|typer|fire|absl|optparse|tyro|simple_parsing|jsonargparse|docopt|HfArgumentParser)$/;

/**
 * @param file a Python script, or a configuration in YAML or JSON
 * @param program the script that takes the configuration; undefined: one that lies beside it is looked for
 * @throws YatesError E_FILE_*, E_INIT_SCRIPT
 */
export function readScript(file: string, program?: string): ReadScript {
  if (/\.(?:ya?ml|json)$/i.test(file)) return withConfig(program ?? scriptBeside(file), file);
  const text = readPython(file);
  const tokens = pythonTokens(text);
  const call = hydraCall(tokens);
  const config = call && hydraConfig(file, call);
  if (config !== undefined) return withConfig(file, config);
  const isHydra = call !== undefined;
  const options = isHydra ? [] : [...argparseOptions(tokens), ...clickOptions(tokens)];
  const mayHaveMore =
    options.length === 0 &&
    (isHydra || tokens.some(({ kind, text: word }) => kind === 'name' && parsers.test(word)));
  const settings =
    options.length === 0 && !mayHaveMore && !mayTakeWords(tokens) ? settingsFileOf(file, tokens) : undefined;
  if (settings !== undefined) return withConfig(file, settings);
  return { script: file, options, tokens, mayHaveMore, config: undefined, isHydra, takes: 'words' };
}

function withConfig(script: string, config: string): ReadScript {
  const tokens = pythonTokens(readPython(script));
  const isHydra = hydraCall(tokens) !== undefined;
  const text = readConfig(config);
  const options = isHydra ? hydraOptions(text, config) : configOptions(text, config);
  const takes = mayTakeWords(tokens) ? 'words' : asksForTrial(tokens) ? 'trial' : 'file';
  return { script, options, tokens, mayHaveMore: false, config, isHydra, takes };
}

function readPython(file: string): string {
  refuseOthers('script', file);
  const isPython = /\.pyw?$/i.test(file) || /^#!.{0,200}python/.test(readFileSync(file, 'latin1'));
  const text = isPython ? readTextFile('script', file) : '\0';
  if (text.includes('\0'))
    throw scriptError(
      file,
      'it is no Python script, and no YAML or JSON file',
      'for any other program, start from yates init --blank',
    );
  return text;
}

function readConfig(file: string): string {
  refuseOthers('configuration', file);
  return readTextFile('configuration', file);
}

/** Refuses what is no file, or a huge one, before it is read. */
function refuseOthers(what: string, file: string): void {
  let size: number;
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw fileError(what, file, { code: 'EISDIR' });
    if (!stat.isFile()) throw scriptError(file, 'it is no file', 'name the script that trains');
    size = stat.size;
  } catch (error) {
    if (error instanceof YatesError) throw error;
    throw fileError(what, file, error, nearFile(file));
  }
  if (size > limits.initScriptBytes)
    throw scriptError(
      file,
      `it is larger than ${formatMemorySize(limits.initScriptBytes)}`,
      'name the script that trains, or start from yates init --blank',
    );
}

const hydraCall = (tokens: readonly Token[]): Call | undefined =>
  callsIn(tokens, (name) => name === 'main').find(({ owner }) => owner === 'hydra.');

/** The file that `@hydra.main(config_path=..., config_name=...)` reads; undefined where its configuration is in Python. */
function hydraConfig(file: string, call: Call): string | undefined {
  const textOf = (key: string): string | undefined => {
    const value = literalOf(call.named.get(key) ?? []);
    return typeof value === 'string' ? value : undefined;
  };
  const name = textOf('config_name') ?? 'config';
  const stem = join(dirname(file), textOf('config_path') ?? '.', name.replace(/\.ya?ml$/, ''));
  return [`${stem}.yaml`, `${stem}.yml`].find((path) => existsSync(path));
}

function scriptBeside(config: string): string {
  const folders = [dirname(config), dirname(dirname(config))];
  const found = folders
    .flatMap((folder) => ['train.py', 'main.py', 'run.py'].map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw scriptError(config, 'no script is known that takes these settings', 'name it: --script train.py');
}

export const scriptError = (file: string, message: string, next: string): YatesError =>
  new YatesError({ code: 'E_INIT_SCRIPT', place: { file }, message, next });
