import { YatesError } from '../../../base/error.ts';
import { reservedName } from './factors.ts';
import { didYouMean } from '../../did-you-mean.ts';
import { levelKindNames, quoteLevel } from '../../level-text.ts';
import type { SweepFile } from '../sweep-file.ts';
import type { DerivedColumn, Factor, Level } from '../../sweep-spec.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

/**
 * @param factorNames all that are declared, those with faults included
 * @param factors those without a fault of shape
 */
export function checkDerive(
  derive: NonNullable<SweepFile['derive']>,
  factorNames: readonly string[],
  factors: readonly Factor[],
  source: YamlSource,
  sound: (path: YamlPath) => boolean,
): { readonly derive: DerivedColumn[]; readonly faults: YatesError[] } {
  const found: DerivedColumn[] = [];
  const faults: YatesError[] = [];
  for (const [name, written] of Object.entries(derive)) {
    const path = ['derive', name];
    faults.push(...reservedName('derived column', name, source, path));
    if (factorNames.includes(name)) {
      faults.push(
        new YatesError({
          code: 'E_DERIVE_NAME',
          place: source.placeOfKey(path),
          message: `"${name}" is a factor and a derived column`,
          next: 'keep it under factors or under derive',
        }),
      );
    }
    if (!sound(path)) continue;
    const factor = factors.find(({ name }) => name === written.by);
    if (factor !== undefined) {
      const { map, faults: mapFaults } = checkMap(name, factor, written.map, source);
      faults.push(...mapFaults);
      found.push({ name, by: written.by, map });
    } else if (!factorNames.includes(written.by)) {
      faults.push(
        new YatesError({
          code: 'E_DERIVE_BY',
          place: source.placeOf([...path, 'by']),
          message: `derived column "${name}" follows "${written.by}", which is not a factor`,
          next: didYouMean(written.by, factorNames),
        }),
      );
    }
  }
  return { derive: found, faults };
}

function checkMap(
  name: string,
  factor: Factor,
  written: Readonly<Record<string, Level>>,
  source: YamlSource,
): { map: [Level, Level][]; faults: YatesError[] } {
  const path = ['derive', name, 'map'];
  const faults: YatesError[] = [];
  const map: [Level, Level][] = [];
  const levelOfKey = levelReader(factor);
  const keyOf = new Map<Level, string>();
  for (const key of Object.keys(written)) {
    const level = levelOfKey(key);
    const other = level === undefined ? undefined : keyOf.get(level);
    if (level !== undefined && other === undefined) {
      keyOf.set(level, key);
      continue;
    }
    const isNot =
      other === undefined ? `not a level of factor "${factor.name}"` : `the same level as "${other}"`;
    faults.push(
      new YatesError({
        code: 'E_DERIVE_LEVEL',
        place: source.placeOfKey([...path, key]),
        message: `derived column "${name}": "${key}" is ${isNot}`,
        next: other === undefined ? didYouMean(key, factor.levels.map(String)) : 'keep one of them',
      }),
    );
  }
  const missing = factor.levels.filter((level) => !keyOf.has(level));
  if (missing.length > 0) {
    faults.push(
      new YatesError({
        code: 'E_DERIVE_INCOMPLETE',
        place: source.placeOfKey(path),
        message: `derived column "${name}" has no value for ${factor.name} = ${missing.map(quoteLevel).join(', ')}`,
        next: `add ${missing.map((level) => `${level}: ...`).join(', ')}`,
      }),
    );
  }
  const kind = typeof Object.values(written)[0] as keyof typeof levelKindNames;
  for (const level of factor.levels) {
    const key = keyOf.get(level);
    const value = key === undefined ? undefined : written[key];
    if (key === undefined || value === undefined) continue;
    if (typeof value !== kind) {
      faults.push(
        new YatesError({
          code: 'E_DERIVE_LEVEL',
          place: source.placeOf([...path, key]),
          message: `derived column "${name}": ${quoteLevel(value)} is not ${levelKindNames[kind]}`,
          next: 'give all its values one kind',
        }),
      );
    }
    map.push([level, value]);
  }
  return { map, faults };
}

/** YAML keys are read as text, so `2` and `2.0` both stand for the level 2. */
function levelReader({ levels }: Factor): (key: string) => Level | undefined {
  const byText = new Map(levels.map((level) => [String(level), level]));
  return (key) =>
    byText.get(key) ??
    (key.trim() !== '' && typeof levels[0] === 'number' ? byText.get(String(Number(key))) : undefined);
}
