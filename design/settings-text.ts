import { canonicalJson } from '../base/canonical-json.ts';
import type { Level, Settings } from './sweep-spec.ts';

/** Settings as canonical JSON. */
export type SettingsText = (settings: Settings) => string;

/**
 * Writes the settings of many cells as canonical JSON: names are sorted once and each level is written once. The text of
 * the last settings is kept, since the seed and the id of a run both need it.
 *
 * @param columns names that most settings have; any other settings are written too, more slowly
 *
 * @example
 * settingsText(['b', 'a'])({ b: 1, a: 'x' }); // '{"a":"x","b":1}'
 */
export function settingsText(columns: readonly string[]): SettingsText {
  const names = columns.toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  const keys = names.map((name, at) => `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  const texts = new Map<string, string>();
  const levelText = (level: Level): string => {
    if (typeof level !== 'string') return String(level);
    let text = texts.get(level);
    if (text === undefined) {
      text = JSON.stringify(level);
      texts.set(level, text);
    }
    return text;
  };
  let last: Settings | undefined;
  let lastText = '';
  return (settings) => {
    if (settings === last) return lastText;
    last = settings;
    lastText = '';
    for (let at = 0; at < names.length; at++) {
      const level = settings[names[at] as string];
      if (level === undefined || (typeof level === 'number' && !Number.isFinite(level))) {
        lastText = canonicalJson(settings);
        return lastText;
      }
      lastText += (keys[at] as string) + levelText(level);
    }
    lastText =
      countKeys(settings) === names.length && names.length > 0 ? `${lastText}}` : canonicalJson(settings);
    return lastText;
  };
}

function countKeys(settings: Settings): number {
  let count = 0;
  for (const _ in settings) count++;
  return count;
}
