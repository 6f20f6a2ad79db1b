/** Which of several sources a setting is taken from: the environment, then the files in their order. Pure. */
import type { ErrorPlace } from '../../base/error.ts';
import type { Config } from './parse-config.ts';
import { type Setting, type SettingKey, settings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type Origin =
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'file'; readonly place: ErrorPlace }
  | { readonly kind: 'default' };

export interface ResolvedSetting {
  readonly setting: Setting & { readonly key: SettingKey };
  /** Undefined where nothing is set. */
  readonly value: string | undefined;
  readonly origin: Origin;
}

/** @param configs what the first says beats the others */
export function resolveSettings(env: Environment, configs: readonly Config[]): ResolvedSetting[] {
  return settings.map((setting) => {
    const variable = env[setting.variable] ?? '';
    if (variable !== '') {
      const value = setting.key === 'colour' ? 'never' : variable;
      return { setting, value, origin: { kind: 'environment', variable: setting.variable } };
    }
    const written = configs
      .filter((_, at) => setting.key !== 'coordinator' || !namesFolder(env, configs.slice(0, at)))
      .map((config) => config.settings.get(setting.key))
      .find((one) => one !== undefined);
    if (written === undefined) return { setting, value: undefined, origin: { kind: 'default' } };
    return { setting, value: written.value, origin: { kind: 'file', place: written.place } };
  });
}

/** Who names a data folder means its coordinator, whatever a lesser source says. */
const namesFolder = (env: Environment, configs: readonly Config[]): boolean =>
  (env['YATES_DATA'] ?? '') !== '' || configs.some((config) => config.settings.has('data'));

/** The variables that files set: verbs, and the processes that they start, know the environment alone. */
export function variablesOf(resolved: readonly ResolvedSetting[]): Record<string, string> {
  return Object.fromEntries(
    resolved.flatMap(({ setting, value, origin }) => {
      if (value === undefined || origin.kind !== 'file') return [];
      if (setting.key !== 'colour') return [[setting.variable, value]];
      return value === 'never' ? [[setting.variable, '1']] : [];
    }),
  );
}
