/** Options of a script that takes its settings from a YAML or JSON file, with keys that are changed by `key=value`. */
import { parse, YAMLError } from 'yaml';
import { YatesError } from '../../base/error.ts';
import type { ScriptOption } from './script-option.ts';

const depthMax = 8;
const keysMax = 1_000;

/**
 * @param place the file as the user named it
 * @param root keys that its own stand below; default: none
 * @throws YatesError E_INIT_SCRIPT
 */
export function configOptions(text: string, place: string, root: readonly string[] = []): ScriptOption[] {
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    const message =
      error instanceof YAMLError ? (error.message.split('\n')[0] ?? '') : (error as Error).message;
    throw configError(place, `it is neither YAML nor JSON: ${message}`);
  }
  const options: ScriptOption[] = [];
  const read = (map: object, path: readonly string[]): void => {
    for (const [key, item] of Object.entries(map)) {
      if (options.length >= keysMax || !/^[A-Za-z_][\w-]*$/.test(key)) continue;
      // Hydra's own sections, and its list of files to begin with.
      if (path.length === root.length && (key === 'hydra' || key === 'defaults')) continue;
      const keys = [...path, key];
      if (typeof item === 'object' && item !== null && !Array.isArray(item)) {
        if (keys.length < depthMax) read(item, keys);
      } else {
        options.push(optionOf(keys, item));
      }
    }
  };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw configError(place, 'it holds no settings: keys with values');
  read(value, root);
  return options;
}

function optionOf(keys: readonly string[], value: unknown): ScriptOption {
  const isLevel = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string';
  // An interpolation follows from other settings.
  const isFixed = typeof value === 'string' && /[$?{}]/.test(value);
  return {
    name: keys.join('_').replaceAll('-', '_'),
    flag: `${keys.join('.')}=`,
    kind:
      typeof value === 'number'
        ? Number.isInteger(value)
          ? 'integer'
          : 'number'
        : typeof value === 'boolean'
          ? 'truth'
          : 'text',
    default: isLevel && !isFixed ? value : undefined,
    choices: [],
    isRequired: value === '???',
    line: 0,
  };
}

const configError = (file: string, message: string): YatesError =>
  new YatesError({
    code: 'E_INIT_SCRIPT',
    place: { file },
    message,
    next: 'name the script, or write an empty sweep file with yates init --blank',
  });
