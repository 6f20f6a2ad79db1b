/** The section `references`: runs outside the design, to look at beside it. */
import { z } from 'zod';
import { canonicalJson, type Json } from '../../../base/canonical-json.ts';
import type { ErrorCode } from '../../../base/error-codes.ts';
import { badText } from '../../level-text.ts';
import type { Level, Reference } from '../../sweep-spec.ts';
import type { TrainerCheck } from '../../trainer-check.ts';
import { refuseReserved } from '../names.ts';
import type { Reading } from '../reading.ts';
import { levelSchema, nameSchema } from '../value-schemas.ts';
import type { YamlPath } from '../yaml-source.ts';

export const referencesSchema = z
  .array(
    z.strictObject({
      name: z.string().min(1).max(64).describe('Its name in tables and exports'),
      settings: z
        .record(nameSchema, levelSchema)
        .describe("What the trainer is given in place of a cell's levels"),
    }),
  )
  .optional()
  .describe('Runs outside the design, once in each replicate, to look at beside it: never in its analysis');

interface Surroundings {
  /** What the trainer says; undefined if it takes anything. */
  readonly check: TrainerCheck | undefined;
  /** Options of the trainer, for those that refer to settings by name. */
  readonly options: Readonly<Record<string, Json>>;
  /** Names of factors and derived columns. */
  readonly columns: readonly string[];
  readonly responses: readonly string[];
}

/** The settings of a reference are the trainer's: it alone says which there are, and they need not be factors. */
export function readReferences(
  written: NonNullable<z.infer<typeof referencesSchema>>,
  around: Surroundings,
  reading: Reading,
): Reference[] {
  const { check, options, columns } = around;
  const references: Reference[] = [];
  const seen = { names: new Set<string>(), nameBySettings: new Map<string, string>() };
  /** Faults of the options with the design's columns: they are reported elsewhere, once. */
  const known = new Set((check?.options(options, columns) ?? []).map(({ message }) => message));
  for (const [index, reference] of written.entries()) {
    const path: YamlPath = ['references', index];
    if (!reading.isSound(path)) continue;
    const refuse: Refuse = (at, code, message, next) => {
      const place = reading.source.placeOf([...path, ...at]);
      reading.refuse(code, place, `reference ${JSON.stringify(reference.name)}: ${message}`, next);
    };
    checkSameness(reference, seen, refuse);
    for (const [setting, level] of Object.entries(reference.settings)) {
      refuseReserved('setting', setting, reading.source.placeOfKey([...path, 'settings', setting]), reading);
      checkSetting(setting, level, around, refuse);
    }
    for (const { message } of check?.options(options, Object.keys(reference.settings)) ?? []) {
      if (known.has(message)) continue;
      const lacks = `its settings lack what the trainer needs: ${message}`;
      refuse(['settings'], 'E_REFERENCE_SETTING', lacks, 'add that to its settings');
    }
    references.push(reference);
  }
  return references;
}

/** @param at steps below the reference */
type Refuse = (at: YamlPath, code: ErrorCode, message: string, next: string) => void;

/** References that were read before. */
interface SeenReferences {
  readonly names: Set<string>;
  readonly nameBySettings: Map<string, string>;
}

function checkSameness({ name, settings }: Reference, seen: SeenReferences, refuse: Refuse): void {
  if (badText(name) !== undefined)
    refuse(['name'], 'E_REFERENCE_NAME', 'its name cannot be printed', 'give it a short plain name');
  if (seen.names.has(name))
    refuse(['name'], 'E_REFERENCE_NAME', 'another reference has this name', 'rename one of them');
  seen.names.add(name);
  const key = canonicalJson(settings);
  const twin = seen.nameBySettings.get(key);
  if (twin === undefined) {
    seen.nameBySettings.set(key, name);
    return;
  }
  const message = `it has the settings of reference "${twin}"`;
  refuse(['settings'], 'E_REFERENCE_SAME', message, 'remove one of them');
}

function checkSetting(
  setting: string,
  level: Level,
  { check, responses }: Surroundings,
  refuse: Refuse,
): void {
  const refuseSetting = (message: string, next: string): void =>
    refuse(['settings', setting], 'E_REFERENCE_SETTING', message, next);
  if (responses.includes(setting)) refuseSetting(`"${setting}" is a response`, 'rename one of them');
  const unknown = check?.column(setting);
  if (unknown !== undefined) {
    refuseSetting(unknown.message, unknown.next);
    return;
  }
  const unreadable = typeof level === 'string' ? badText(level) : undefined;
  const refused = check?.level(setting, level);
  if (unreadable !== undefined)
    refuseSetting(`${setting}: ${unreadable}`, 'give the level a short plain name');
  else if (refused !== undefined) refuseSetting(refused.message, refused.next);
}
