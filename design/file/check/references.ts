import type { Json } from '../../../base/canonical-json.ts';
import { canonicalJson } from '../../../base/canonical-json.ts';
import { YatesError } from '../../../base/error.ts';
import type { ErrorCode } from '../../../base/error-codes.ts';
import { badText, reservedName } from './factors.ts';
import { designSpace } from '../../cells/design-space.ts';
import { plannedCells } from '../../cells/expand.ts';
import type { SweepFile } from '../sweep-file.ts';
import type { Level, Reference, Settings, SweepSpec } from '../../sweep-spec.ts';
import type { TrainerCheck } from '../../trainer-check.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

interface Surroundings {
  /** What the trainer says; undefined where it takes anything. */
  readonly check: TrainerCheck | undefined;
  /** Options of the trainer, for those that refer to settings by name. */
  readonly options: Readonly<Record<string, Json>>;
  /** Names of factors and derived columns. */
  readonly columns: readonly string[];
  readonly responses: readonly string[];
}

/**
 * The settings of a reference are the trainer's: it alone says which there are, and they need not be factors.
 *
 * @param sound whether the part of the file at a path has the right shape, so that it can be looked at
 */
export function checkReferences(
  written: NonNullable<SweepFile['references']>,
  { check, options, columns, responses }: Surroundings,
  source: YamlSource,
  sound: (path: YamlPath) => boolean,
): { readonly references: Reference[]; readonly faults: YatesError[] } {
  const references: Reference[] = [];
  const faults: YatesError[] = [];
  /** Of the options by themselves and with the design's columns: said elsewhere, once. */
  const known = new Set((check?.options(options, columns) ?? []).map(({ message }) => message));
  for (const [index, item] of written.entries()) {
    const path: YamlPath = ['references', index];
    if (!sound(path)) continue;
    const { name, settings } = item;
    const fault = (at: YamlPath, code: ErrorCode, message: string, next: string): void => {
      faults.push(
        new YatesError({ code, place: source.placeOf([...path, ...at]), message: said(name, message), next }),
      );
    };
    const unreadable = badText(name);
    if (unreadable !== undefined) fault(['name'], 'E_REFERENCE_NAME', 'its name cannot be read', 'rename it');
    const same = references.find((other) => other.name === name);
    if (same !== undefined) fault(['name'], 'E_REFERENCE_NAME', 'there are two of this name', 'rename one');
    const twin = references.find((other) => canonicalJson(other.settings) === canonicalJson(settings));
    if (twin !== undefined) {
      const message = `it has the settings of reference "${twin.name}"`;
      fault(['settings'], 'E_REFERENCE_SAME', message, 'remove one of them');
    }
    for (const [setting, level] of Object.entries(settings)) {
      const at: YamlPath = ['settings', setting];
      for (const error of reservedName('setting', setting, source, [...path, ...at])) faults.push(error);
      if (responses.includes(setting)) {
        fault(at, 'E_REFERENCE_SETTING', `"${setting}" is a response`, 'rename one of them');
      }
      const unknown = check?.column(setting);
      if (unknown !== undefined) fault(at, 'E_REFERENCE_SETTING', unknown.message, unknown.next);
      else levelFault(setting, level, (message, next) => fault(at, 'E_REFERENCE_SETTING', message, next));
    }
    for (const { message } of check?.options(options, Object.keys(settings)) ?? []) {
      if (known.has(message)) continue;
      const lacks = `the trainer asks for what it does not set: ${message}`;
      fault(['settings'], 'E_REFERENCE_SETTING', lacks, 'add that to its settings');
    }
    references.push({ name, settings });
  }
  return { references, faults };

  function levelFault(setting: string, level: Level, fault: (message: string, next: string) => void): void {
    const unreadable = typeof level === 'string' ? badText(level) : undefined;
    const refused = check?.level(setting, level);
    if (unreadable !== undefined) fault(`${setting}: ${unreadable}`, 'give the level a short plain name');
    else if (refused !== undefined) fault(refused.message, refused.next);
  }
}

/**
 * The first reference that is a cell of the design: the two would be the same trial.
 *
 * @returns its index among the references, undefined where there is none
 */
export function referenceThatIsCell(spec: SweepSpec): number | undefined {
  const columns = [...spec.factors, ...spec.derive].map(({ name }) => name).sort();
  const keyOf = (settings: Settings): string => JSON.stringify(columns.map((name) => settings[name]));
  const suspects = new Map<string, number>();
  for (const [index, { settings }] of (spec.references ?? []).entries()) {
    const names = Object.keys(settings).sort();
    if (names.join(' ') === columns.join(' ')) suspects.set(keyOf(settings), index);
  }
  if (suspects.size === 0) return undefined;
  const space = designSpace(spec);
  for (const digits of plannedCells(space, spec.fraction)) {
    const found = suspects.get(keyOf(space.settingsOf(digits)));
    if (found !== undefined) return found;
  }
  return undefined;
}

const said = (name: string, message: string): string => `reference ${JSON.stringify(name)}: ${message}`;
