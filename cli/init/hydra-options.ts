/** Options of a project of Hydra: the keys of its configuration, and the groups that its defaults list chooses from. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { limits } from '../../base/limits.ts';
import { configOptions } from './config-options.ts';
import type { ScriptOption } from './script-option.ts';

/** More groups, and more choices of one, are not looked at. */
const groupsMax = 50;
const choicesMax = 100;

/**
 * @param text of the configuration
 * @param file where it stands; the folders beside it are the groups
 * @throws YatesError E_INIT_SCRIPT
 */
export function hydraOptions(text: string, file: string): ScriptOption[] {
  const options = new Map<string, ScriptOption>();
  const add = (option: ScriptOption): void => {
    if (!options.has(option.name)) options.set(option.name, option);
  };
  const groups = defaultsOf(text).flatMap((entry) => groupOf(entry, dirname(file)));
  for (const { group, choices, chosen } of groups)
    if (choices.length > 1)
      add({
        name: group.replaceAll(/[/-]/g, '_'),
        flag: `${group}=`,
        kind: 'text',
        default: chosen === '???' ? undefined : chosen,
        choices,
        isRequired: chosen === '???',
        line: 0,
      });
  for (const option of configOptions(text, file)) add(option);
  for (const group of groups) for (const option of keysOf(group)) add(option);
  return [...options.values()];
}

interface Group {
  /** As it is written before its choice: `optimizer`, `db/engine`. */
  readonly group: string;
  readonly folder: string;
  readonly choices: readonly string[];
  /** By the defaults list; undefined for none. */
  readonly chosen: string | undefined;
}

/** Files of one folder beside the configuration; none for what Hydra keeps for itself, moves elsewhere or overrides. */
function groupOf(entry: unknown, root: string): Group[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const [[key, value] = ['', undefined]] = Object.entries(entry);
  const group = /^(?:optional\s+)?\/?([A-Za-z_][\w-]*(?:\/[A-Za-z_][\w-]*)*)$/.exec(key)?.[1];
  if (group === undefined || group.split('/')[0] === 'hydra') return [];
  const folder = join(root, group);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  const choices = readdirSync(folder)
    .flatMap((name) => /^([\w.-]+)\.yaml$/.exec(name)?.[1] ?? [])
    .toSorted((left, right) => (left < right ? -1 : 1))
    .slice(0, choicesMax);
  return [{ group, folder, choices, chosen: typeof value === 'string' ? value : undefined }];
}

function defaultsOf(text: string): unknown[] {
  try {
    const value: unknown = parse(text, { maxAliasCount: 100 });
    const listed =
      typeof value === 'object' && value !== null ? (value as { defaults?: unknown }).defaults : [];
    return Array.isArray(listed) ? listed.slice(0, groupsMax) : [];
  } catch {
    // Whoever reads its keys says what is wrong with it.
    return [];
  }
}

/** The keys of the file that a group stands for, with those marked that other choices of it lack. */
function keysOf({ group, folder, choices, chosen }: Group): ScriptOption[] {
  if (chosen === undefined || !choices.includes(chosen)) return [];
  const others = choices
    .filter((choice) => choice !== chosen)
    .map((choice) => optionsIn(folder, choice, group));
  return optionsIn(folder, chosen, group).map((option) =>
    others.every((keys) => keys.some(({ flag }) => flag === option.flag))
      ? option
      : { ...option, isOnlyWith: `${group}=` },
  );
}

function optionsIn(folder: string, choice: string, group: string): ScriptOption[] {
  const file = join(folder, `${choice}.yaml`);
  const stat = statSync(file);
  if (!stat.isFile() || stat.size > limits.initScriptBytes) return [];
  const text = readFileSync(file, 'utf8');
  const place = /^#\s*@package\s+(\S+)/m.exec(text)?.[1] ?? '_group_';
  const path = place === '_group_' ? group.split('/') : place === '_global_' ? [] : place.split('.');
  return text.trim() === '' ? [] : configOptions(text, file, path);
}
