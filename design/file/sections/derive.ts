/** The section `derive`: columns that follow from one factor. */
import { z } from 'zod';
import { didYouMean } from '../../../base/did-you-mean.ts';
import { levelKindNames, levelTexts, numberFromText, quoteLevel } from '../../level-text.ts';
import type { DerivedColumn, Factor, Level } from '../../sweep-spec.ts';
import { refuseReserved } from '../names.ts';
import type { Reading } from '../reading.ts';
import { levelSchema, nameSchema } from '../value-schemas.ts';

export const deriveSchema = z
  .record(
    nameSchema,
    z.strictObject({
      by: z.string().describe('The factor that it follows'),
      map: z.record(z.string(), levelSchema).describe('Its level for each level of that factor'),
    }),
  )
  .optional()
  .describe('Columns that follow from one factor');

export type WrittenDerive = NonNullable<z.infer<typeof deriveSchema>>;

/**
 * @param factorNames all that are declared, those with faults included
 * @param factors those without a fault of shape
 */
export function readDerive(
  written: WrittenDerive,
  factorNames: readonly string[],
  factors: readonly Factor[],
  reading: Reading,
): DerivedColumn[] {
  const { source } = reading;
  const found: DerivedColumn[] = [];
  const declared = new Set(factorNames);
  const factorByName = new Map(factors.map((factor) => [factor.name, factor]));
  for (const [name, { by, map }] of Object.entries(written).filter(([name]) => checkName(name))) {
    const factor = factorByName.get(by);
    if (factor !== undefined) {
      found.push({ name, by, map: readMap(name, factor, map, reading) });
    } else if (!declared.has(by)) {
      const message = `derived column "${name}" follows "${by}", which is not a factor`;
      reading.refuse(
        'E_DERIVE_BY',
        source.placeOf(['derive', name, 'by']),
        message,
        didYouMean(by, factorNames),
      );
    }
  }
  return found;

  /** True if what is written under the name can be looked at. */
  function checkName(name: string): boolean {
    const place = source.placeOfKey(['derive', name]);
    refuseReserved('derived column', name, place, reading);
    if (declared.has(name)) {
      const message = `"${name}" is declared as a factor and as a derived column`;
      reading.refuse('E_DERIVE_NAME', place, message, 'keep it under factors or under derive');
    }
    return reading.isSound(['derive', name]);
  }
}

/** @returns [level of the factor, level of the column] for each level of the factor that has one */
function readMap(
  name: string,
  factor: Factor,
  written: Readonly<Record<string, Level>>,
  reading: Reading,
): [Level, Level][] {
  const path = ['derive', name, 'map'];
  const keyOf = keysByLevel(name, factor, Object.keys(written), reading);
  const missing = factor.levels.filter((level) => !keyOf.has(level));
  if (missing.length > 0) {
    reading.refuse(
      'E_DERIVE_INCOMPLETE',
      reading.source.placeOfKey(path),
      `derived column "${name}" has no value for ${factor.name} = ${listed(missing.map(quoteLevel))}`,
      `add ${listed(missing.map((level) => `${level}: ...`))}`,
    );
  }
  const kind = typeof Object.values(written)[0] as keyof typeof levelKindNames;
  return factor.levels.flatMap((level): [Level, Level][] => {
    const key = keyOf.get(level);
    const value = key === undefined ? undefined : written[key];
    if (key === undefined || value === undefined) return [];
    if (typeof value !== kind) {
      const message = `derived column "${name}": ${quoteLevel(value)} is not ${levelKindNames[kind]}`;
      const place = reading.source.placeOf([...path, key]);
      reading.refuse('E_DERIVE_LEVEL', place, message, 'give all its values one kind');
    }
    return [[level, value]];
  });
}

const listedMax = 24;

const listed = (items: readonly string[]): string =>
  [
    ...items.slice(0, listedMax),
    ...(items.length > listedMax ? [`${items.length - listedMax} more`] : []),
  ].join(', ');

/** The key that stands for each level of the factor. */
function keysByLevel(
  name: string,
  factor: Factor,
  keys: readonly string[],
  reading: Reading,
): ReadonlyMap<Level, string> {
  const levelOfKey = levelReader(factor);
  const keyOf = new Map<Level, string>();
  for (const key of keys) {
    const level = levelOfKey(key);
    const other = level === undefined ? undefined : keyOf.get(level);
    if (level !== undefined && other === undefined) {
      keyOf.set(level, key);
      continue;
    }
    const isNot =
      other === undefined ? `not a level of factor "${factor.name}"` : `the same level as "${other}"`;
    reading.refuse(
      'E_DERIVE_LEVEL',
      reading.source.placeOfKey(['derive', name, 'map', key]),
      `derived column "${name}": "${key}" is ${isNot}`,
      other === undefined ? didYouMean(key, levelTexts(factor.levels)) : 'keep one of them',
    );
  }
  return keyOf;
}

/** YAML keys are read as text, so `2` and `2.0` both stand for the level 2. */
function levelReader({ levels }: Factor): (key: string) => Level | undefined {
  const byText = new Map(levels.map((level) => [String(level), level]));
  return (key) =>
    byText.get(key) ?? (typeof levels[0] === 'number' ? byText.get(String(numberFromText(key))) : undefined);
}
