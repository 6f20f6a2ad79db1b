/** How many of everything a sweep file may hold, checked before anything is compared with anything else. */
import type { Json } from '../../base/canonical-json.ts';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { groupDigits } from '../level-text.ts';
import type { YamlPath, YamlSource } from './yaml-source.ts';

/** Lists and maps with a limit of their own; `*` stands for any key. */
const counted: readonly { readonly path: YamlPath; readonly most: number; readonly what: string }[] = [
  { path: ['factors'], most: limits.factors, what: 'factors' },
  { path: ['factors', '*'], most: limits.levelsPerFactor, what: 'levels' },
  { path: ['factors', '*', 'levels'], most: limits.levelsPerFactor, what: 'levels' },
  { path: ['derive'], most: limits.factors, what: 'derived columns' },
  { path: ['derive', '*', 'map'], most: limits.levelsPerFactor, what: 'levels' },
  { path: ['constraints'], most: limits.constraints, what: 'constraints' },
  { path: ['design', 'whole_plot'], most: limits.factors, what: 'factors' },
  { path: ['design', 'd_optimal', 'model'], most: limits.formulaTerms, what: 'terms' },
  { path: ['random'], most: limits.factors, what: 'factors' },
  { path: ['references'], most: limits.references, what: 'references' },
  { path: ['response', 'also'], most: limits.responses, what: 'responses' },
  { path: ['stop', 'when_decided'], most: limits.factors, what: 'factors' },
  { path: ['prune', 'halving', 'at'], most: limits.factors, what: 'steps' },
  { path: ['resources', 'labels'], most: limits.labels, what: 'labels' },
];

/** Texts for people and for agents. */
const texts: readonly YamlPath[] = [['description'], ['resources', 'labels', '*']];

/** @throws YatesError E_SWEEP_SIZE for the first list, map or text that holds too much */
export function refuseCounts(source: YamlSource): void {
  for (const path of texts)
    for (const { at, value } of valuesAt(source.value, path)) refuseText(source, at, value);
  for (const { path, most, what } of counted) {
    for (const { at, value } of valuesAt(source.value, path)) refuseCount(source, at, value, most, what);
  }
  refuseKeys(source, source.value, []);
}

/** Maps without a limit of their own, such as those of a trainer's options. */
function refuseKeys(source: YamlSource, value: Json, at: YamlPath): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) refuseKeys(source, item as Json, [...at, index]);
  } else if (typeof value === 'object' && value !== null) {
    if (!(at[0] === 'derive' && at[2] === 'map')) refuseCount(source, at, value, limits.keysPerMap, 'keys');
    for (const [key, item] of Object.entries(value)) refuseKeys(source, item, [...at, key]);
  }
}

function refuseCount(source: YamlSource, at: YamlPath, value: Json, most: number, what: string): void {
  if (typeof value !== 'object' || value === null) return;
  const count = Array.isArray(value) ? value.length : Object.keys(value).length;
  if (count <= most) return;
  throw new YatesError({
    code: 'E_SWEEP_SIZE',
    place: source.placeOf(at),
    message: `${at.length === 0 ? 'the file' : at.join('.')} has ${groupDigits(count)} ${what}, more than ${groupDigits(most)}`,
    next: 'remove some',
  });
}

function refuseText(source: YamlSource, at: YamlPath, value: Json): void {
  if (typeof value !== 'string' || value.length <= limits.textChars) return;
  throw new YatesError({
    code: 'E_SWEEP_SIZE',
    place: source.placeOf(at),
    message: `${at.join('.')} has ${groupDigits(value.length)} characters, more than ${groupDigits(limits.textChars)}`,
    next: 'write less',
  });
}

function valuesAt(root: Json, path: YamlPath): { at: YamlPath; value: Json }[] {
  let found: { at: YamlPath; value: Json }[] = [{ at: [], value: root }];
  for (const step of path) {
    found = found.flatMap(({ at, value }) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
      const keys = step === '*' ? Object.keys(value) : [step];
      return keys.flatMap((key) => {
        const inner = Object.hasOwn(value, key) ? (value as Record<string, Json>)[key] : undefined;
        return inner === undefined ? [] : [{ at: [...at, key], value: inner }];
      });
    });
  }
  return found;
}
