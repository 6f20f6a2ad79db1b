/** The section `factors`: what is varied. */
import { z } from 'zod';
import { badText, levelKindNames, numberFromText, quoteLevel } from '../../level-text.ts';
import type { Factor, Level } from '../../sweep-spec.ts';
import { refuseReserved } from '../names.ts';
import type { Reading } from '../reading.ts';
import { withCondition } from './when.ts';
import { levelSchema, nameSchema, textSchema } from '../value-schemas.ts';
import type { YamlPath } from '../yaml-source.ts';

/** Number words, for the commonest slip: a level written out. */
const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const levels = z.array(levelSchema).min(1).describe('Levels of one kind, all different');

const factor = z.union([
  levels,
  z.strictObject({
    levels,
    label: textSchema.min(1).optional().describe('Name in tables and plots'),
    scale: z
      .enum(['linear', 'log'])
      .optional()
      .describe('How numeric levels are spaced: the analysis splits their effect into trends on this scale'),
    when: z
      .record(nameSchema, z.union([levelSchema, levels]))
      .optional()
      .describe('The factor exists under these levels of another factor only: when: { method: lora }'),
  }),
]);

export const factorsSchema = z
  .record(nameSchema, factor)
  .describe('What is varied: each factor with its levels. The last factor varies fastest.');

export type WrittenFactors = z.infer<typeof factorsSchema>;

/** @returns the factors without a fault of shape */
export function readFactors(written: WrittenFactors, reading: Reading): Factor[] {
  const { source } = reading;
  if (Object.keys(written).length === 0) {
    const place = source.placeOf(['factors']);
    reading.refuse('E_FACTOR_NONE', place, 'the sweep has no factor', 'add one, such as scale: [0.5, 1, 2]');
  }
  const found: Factor[] = [];
  for (const [name, factor] of Object.entries(written)) {
    refuseReserved('factor', name, source.placeOfKey(['factors', name]), reading);
    if (!reading.isSound(['factors', name])) continue;
    const short = Array.isArray(factor);
    const path = short ? ['factors', name] : ['factors', name, 'levels'];
    const read = {
      name,
      label: short ? name : (factor.label ?? name),
      levels: short ? factor : factor.levels,
      ...(short || factor.scale !== 'log' ? {} : { scale: 'log' as const }),
    };
    checkLevels(read, path, reading);
    if (!short && factor.scale === 'log') checkLogScale(read, reading);
    found.push(read);
  }
  return found.map((factor) => withCondition(factor, found, written[factor.name], reading));
}

function checkLogScale({ name, levels }: Factor, reading: Reading): void {
  const wrong = levels.find((level) => typeof level !== 'number' || level <= 0);
  if (wrong === undefined) return;
  reading.refuse(
    'E_FACTOR_LEVEL',
    reading.source.placeOf(['factors', name, 'scale']),
    `factor "${name}": level ${quoteLevel(wrong)} has no logarithm`,
    'give levels above 0, or leave scale out',
  );
}

function checkLevels({ name, levels }: Factor, path: YamlPath, reading: Reading): void {
  const kind = commonKind(levels);
  const firstAt = new Map<Level, number>();
  for (const [index, level] of levels.entries()) {
    const place = reading.source.placeOf([...path, index]);
    const refuse = (
      code: 'E_FACTOR_LEVEL' | 'E_FACTOR_DUPLICATE_LEVEL',
      message: string,
      next: string,
    ): void => reading.refuse(code, place, `factor "${name}": ${message}`, next);
    const first = firstAt.get(level);
    if (typeof level !== kind) {
      const message = `level ${quoteLevel(level)} is not ${levelKindNames[kind]}`;
      refuse('E_FACTOR_LEVEL', message, asKind(level, kind));
    } else if (first !== undefined) {
      const { line, column } = reading.source.placeOf([...path, first]);
      const message = `level ${quoteLevel(level)} is listed twice, first at ${line}:${column}`;
      refuse('E_FACTOR_DUPLICATE_LEVEL', message, 'remove one; to run cells more often, set replicates');
    } else {
      firstAt.set(level, index);
    }
    const unreadable = typeof level === 'string' ? badText(level) : undefined;
    if (unreadable !== undefined) refuse('E_FACTOR_LEVEL', unreadable, 'give the level a short plain name');
  }
}

/** The kind of most levels; of the first among equals. */
function commonKind(levels: readonly Level[]): keyof typeof levelKindNames {
  const counts = new Map<keyof typeof levelKindNames, number>();
  for (const level of levels) {
    const kind = typeof level as keyof typeof levelKindNames;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  for (const [kind, count] of counts) if (count === most) return kind;
  return 'string';
}

function asKind(level: Level, kind: keyof typeof levelKindNames): string {
  if (kind === 'string') return `write "${level}"`;
  if (kind === 'boolean') return 'write true or false';
  const word = numberWords.indexOf(String(level).toLowerCase());
  const value = word >= 0 ? word : typeof level === 'string' ? numberFromText(level) : undefined;
  return value === undefined
    ? 'write a number, or put every level of the factor in quotes'
    : `write ${value}`;
}
