/** What a configuration file says, checked. Pure but for the folder that its paths start from. */
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Json } from '../../base/canonical-json.ts';
import { type ErrorPlace, YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { holdsToken } from '../../client/join/on-command-line.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { faultsMax, throwFaults } from '../../design/file/faults.ts';
import { readYaml } from '../../design/file/read-yaml.ts';
import type { YamlPath, YamlSource } from '../../design/file/yaml-source.ts';
import { checkAddress } from '../options/coordinator-option.ts';
import type { VerbRow } from '../verb-table/verb-table.ts';
import type { ConfigPath } from './config-paths.ts';
import { type Setting, type SettingKey, settings } from './settings.ts';

interface Written<Value> {
  readonly value: Value;
  readonly place: ErrorPlace;
}

/** What is written of an option: true for one that takes no value, else a value, or one for each time that it would be typed. */
export type WrittenOption = Written<true | readonly string[]>;

export interface Config {
  readonly file: string;
  readonly settings: ReadonlyMap<SettingKey, Written<string>>;
  /** By verb, then by the name of the option without its dashes. */
  readonly options: ReadonlyMap<string, ReadonlyMap<string, WrittenOption>>;
}

/** Options that are settings: there is one place for each. */
const asSettings: ReadonlySet<string> = new Set(['coordinator', 'data', 'backend', 'log']);

/**
 * @param verbs what each takes
 * @throws YatesErrors E_CONFIG and those of YAML, with every fault
 */
export function parseConfig(text: string, { path, kind }: ConfigPath, verbs: readonly VerbRow[]): Config {
  if (text.length > limits.configFileChars) {
    const message = `the file has ${text.length} characters, more than ${limits.configFileChars}`;
    throw new YatesError({ code: 'E_CONFIG', place: { file: path }, message, next: 'name the right file' });
  }
  if (isBlank(text)) return { file: path, settings: new Map(), options: new Map() };
  return new Reading(readYaml(text, path), path, kind, verbs).config();
}

const isBlank = (text: string): boolean =>
  text.split('\n').every((line) => line.trim() === '' || line.trim().startsWith('#'));

class Reading {
  readonly #source: YamlSource;
  readonly #file: string;
  readonly #kind: ConfigPath['kind'];
  readonly #verbs: readonly VerbRow[];
  readonly #faults: YatesError[] = [];

  constructor(source: YamlSource, file: string, kind: ConfigPath['kind'], verbs: readonly VerbRow[]) {
    this.#source = source;
    this.#file = file;
    this.#kind = kind;
    this.#verbs = verbs;
  }

  config(): Config {
    const found = new Map<SettingKey, Written<string>>();
    let options: Config['options'] = new Map();
    for (const [key, value] of this.#entries(this.#source.value, [], 'a configuration file')) {
      if (key === 'verbs') {
        options = this.#verbsIn(value);
        continue;
      }
      const setting = settings.find((one) => one.key === key);
      if (setting === undefined) {
        const next = didYouMean(key, ['verbs', ...settings.map((one) => one.key)]);
        this.#refuse([key], `there is no setting "${key.slice(0, 200)}"`, next, true);
      } else if (this.#mayStandHere(setting.mayStandInFolder, key)) {
        const text = this.#settingIn(setting, value);
        if (text !== undefined) found.set(setting.key, { value: text, place: this.#source.placeOf([key]) });
      }
    }
    throwFaults(this.#faults);
    return { file: this.#file, settings: found, options };
  }

  #mayStandHere(inFolder: boolean, key: string): boolean {
    if (this.#kind === 'user' || inFolder) return true;
    const message = `"${key}" is not taken from the file of a folder, which may be another person's`;
    this.#refuse([key], message, 'write it into your own file; `yates config` says where that is', true);
    return false;
  }

  #settingIn({ key, kind }: Setting, value: Json): string | undefined {
    const path = [key];
    const text = this.#text(value, path);
    if (text === undefined) return undefined;
    if (kind === 'path') return this.#absolute(text);
    if (kind === 'text') return text;
    if (kind === 'address') {
      try {
        return checkAddress(text);
      } catch (error) {
        const { what, next = '' } = error as YatesError;
        return this.#refuse(path, `${key}: ${what}`, next);
      }
    }
    if (kind.choices.includes(text)) return text;
    return this.#refuse(path, `${key} cannot be "${text.slice(0, 200)}"`, didYouMean(text, kind.choices));
  }

  #verbsIn(value: Json): Config['options'] {
    const found = new Map<string, ReadonlyMap<string, WrittenOption>>();
    if (!this.#mayStandHere(false, 'verbs')) return found;
    for (const [name, options] of this.#entries(value, ['verbs'], 'verbs')) {
      const verb = this.#verbs.find((one) => one.name === name || one.aliases.includes(name));
      if (verb === undefined) {
        const names = this.#verbs.map((one) => one.name);
        this.#refuse(
          ['verbs', name],
          `there is no verb "${name.slice(0, 200)}"`,
          didYouMean(name, names),
          true,
        );
      } else found.set(verb.name, this.#optionsIn(verb, options, ['verbs', name]));
    }
    return found;
  }

  #optionsIn(verb: VerbRow, value: Json, path: YamlPath): ReadonlyMap<string, WrittenOption> {
    const found = new Map<string, WrittenOption>();
    for (const [name, given] of this.#entries(value, path, `the options of ${verb.name}`)) {
      const at = [...path, name];
      const option = verb.options.find(({ flags }) => longName(flags) === name);
      if (option === undefined) {
        const names = verb.options.map(({ flags }) => longName(flags)).filter((one) => one !== undefined);
        const next = didYouMean(name.replace(/^--/, ''), names);
        this.#refuse(at, `yates ${verb.name} has no option "${name.slice(0, 200)}"`, next, true);
      } else if (asSettings.has(name) && !(verb.name === 'agent' && name === 'data')) {
        const next = `write \`${name}:\` at the beginning of a line, outside of verbs`;
        this.#refuse(at, `"${name}" is a setting for all verbs`, next, true);
      } else {
        const written = this.#optionIn(option, given, at);
        if (written !== undefined) found.set(name, { value: written, place: this.#source.placeOf(at) });
      }
    }
    return found;
  }

  #optionIn(
    { flags, repeats }: VerbRow['options'][number],
    value: Json,
    path: YamlPath,
  ): WrittenOption['value'] | undefined {
    const name = String(path.at(-1));
    if (!/[<[]/.test(flags)) {
      if (value === true) return true;
      if (value === false) return undefined;
      return this.#refuse(path, `${name} takes no value`, 'write true, or leave it out');
    }
    const values = Array.isArray(value) ? (value as readonly Json[]) : [value];
    if (Array.isArray(value) && repeats !== true)
      return this.#refuse(path, `${name} takes one value, not a list`, 'write one');
    const texts = values.flatMap((one, at) => {
      const text = this.#text(one, Array.isArray(value) ? [...path, at] : path);
      return text === undefined ? [] : [this.#optionText(name, flags, text, path)];
    });
    return texts.every((text) => text !== undefined) ? texts : undefined;
  }

  #optionText(name: string, flags: string, text: string, path: YamlPath): string | undefined {
    if (name === 'notify-url') {
      if (text.startsWith('@')) return `@${this.#absolute(text.slice(1))}`;
      const next = 'put the address into a file of mode 0600, and write "@FILE"';
      return this.#refuse(path, 'who knows an address may send to it, so it is a secret', next);
    }
    return /[<[](?:file|dir|folder)[>\]]/.test(flags) && text !== '-' ? this.#absolute(text) : text;
  }

  #entries(value: Json, path: YamlPath, what: string): (readonly [string, Json])[] {
    if (value !== null && typeof value === 'object' && !Array.isArray(value))
      return Object.entries(value as Readonly<Record<string, Json>>).slice(0, faultsMax);
    this.#refuse(path, `${what} must be a map of keys`, 'write lines such as `data: results`');
    return [];
  }

  /** @returns undefined for what is no text of one line, and for secrets */
  #text(value: Json, path: YamlPath): string | undefined {
    if (value === null || typeof value === 'object' || value === '')
      return this.#refuse(
        path,
        `${path.join('.')} needs a text or a number`,
        'write one, or leave the line out',
      );
    const text = String(value);
    if (/[\p{Cc}\u2028\u2029]/u.test(text))
      return this.#refuse(path, `${path.join('.')} has line breaks or control characters`, 'take them out');
    if (!holdsToken(text) && !/:\/\/[^/\s]*@/.test(text)) return text;
    return this.#refuse(
      path,
      'this is a secret, which does not belong into a configuration file',
      'replace it, put the new one into a file of mode 0600, and name that file, as in `join-file: users.join`',
    );
  }

  /** From the folder of the file on, so that it means the same wherever the verb is called. */
  #absolute(text: string): string {
    if (text === '~' || text.startsWith('~/')) return resolve(homedir(), text.slice(2));
    return resolve(dirname(this.#file), text);
  }

  #refuse(path: YamlPath, message: string, next: string, isKey = false): undefined {
    const place = isKey ? this.#source.placeOfKey(path) : this.#source.placeOf(path);
    if (this.#faults.length < faultsMax)
      this.#faults.push(new YatesError({ code: 'E_CONFIG', place, message, next }));
  }
}

/** `output` of `-o, --output <file>`. */
const longName = (flags: string): string | undefined => /--([\w-]+)/.exec(flags)?.[1];
