import { YatesError } from '../../../base/error.ts';
import type { ErrorCode } from '../../../base/error-codes.ts';
import { levelKindNames, quoteLevel } from '../../level-text.ts';
import { reservedFor } from '../names.ts';
import type { SweepFile } from '../sweep-file.ts';
import type { Factor, Level } from '../../sweep-spec.ts';
import type { YamlPath, YamlSource } from '../yaml-source.ts';

const levelLengthMax = 200;

/** Number words, for the commonest slip: a level written out. */
const numberWords = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** @param sound whether the part of the file at a path has the right shape, so that it can be looked at */
export function checkFactors(
  factors: SweepFile['factors'],
  source: YamlSource,
  sound: (path: YamlPath) => boolean,
): { readonly factors: Factor[]; readonly faults: YatesError[] } {
  const found: Factor[] = [];
  const faults: YatesError[] = [];
  if (Object.keys(factors).length === 0) {
    faults.push(
      new YatesError({
        code: 'E_FACTOR_NONE',
        place: source.placeOf(['factors']),
        message: 'no factor is given',
        next: 'add one, such as scale: [0.5, 1, 2]',
      }),
    );
  }
  for (const [name, written] of Object.entries(factors)) {
    faults.push(...reservedName('factor', name, source, ['factors', name]));
    if (!sound(['factors', name])) continue;
    const short = Array.isArray(written);
    const path = short ? ['factors', name] : ['factors', name, 'levels'];
    const factor = {
      name,
      label: short ? name : (written.label ?? name),
      levels: short ? written : written.levels,
    };
    faults.push(...levelFaults(factor, source, path));
    found.push(factor);
  }
  return { factors: found, faults };
}

export function reservedName(what: string, name: string, source: YamlSource, path: YamlPath): YatesError[] {
  const reserved = reservedFor(name);
  if (reserved === undefined) return [];
  return [
    new YatesError({
      code: 'E_NAME_RESERVED',
      place: source.placeOfKey(path),
      message: `${what} "${name}" has a name that is kept for ${reserved}`,
      next: `rename it, for example ${name}_level`,
    }),
  ];
}

function levelFaults({ name, levels }: Factor, source: YamlSource, path: YamlPath): YatesError[] {
  const faults: YatesError[] = [];
  const kind = commonKind(levels);
  const firstAt = new Map<Level, number>();
  for (const [index, level] of levels.entries()) {
    const place = source.placeOf([...path, index]);
    const fault = (code: ErrorCode, message: string, next: string): void => {
      faults.push(new YatesError({ code, place, message: `factor "${name}": ${message}`, next }));
    };
    const first = firstAt.get(level);
    if (typeof level !== kind) {
      fault(
        'E_FACTOR_LEVEL',
        `level ${quoteLevel(level)} is not ${levelKindNames[kind]}`,
        asKind(level, kind),
      );
    } else if (first !== undefined) {
      const { line, column } = source.placeOf([...path, first]);
      const message = `level ${quoteLevel(level)} is there already, at ${line}:${column}`;
      fault('E_FACTOR_DUPLICATE_LEVEL', message, 'remove one; to run cells more often, set replicates');
    } else {
      firstAt.set(level, index);
    }
    if (typeof level === 'string') {
      const unprintable = badText(level);
      if (unprintable !== undefined)
        fault('E_FACTOR_LEVEL', unprintable, 'give the level a short plain name');
    }
  }
  return faults;
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
  const value = word >= 0 ? word : Number(level);
  const isNumber = typeof level === 'string' && level.trim() !== '' && Number.isFinite(value);
  return isNumber ? `write ${value}` : 'write a number, or put every level of the factor in quotes';
}

/** Why a text would not do in a table; undefined where it does. */
export function badText(level: string): string | undefined {
  if (level.trim() === '') return 'a level has no visible character';
  if (level.length > levelLengthMax)
    return `a level has ${level.length} characters, more than ${levelLengthMax}`;
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f\u2028\u2029]/.test(level)
    ? `level ${quoteLevel(level)} has a control character`
    : undefined;
}
