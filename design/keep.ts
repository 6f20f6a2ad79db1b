/**
 * What a sweep keeps of what its trials left, as texts of its run policy. Like all of the policy it decides nothing that a
 * trial computes, and may be changed while the sweep runs.
 */
import type { KeepSpec } from './sweep-spec.ts';

const keepNames = ['keep.artifacts', 'keep.checkpoints', 'keep.output', 'keep.curves'] as const;
export type KeepName = (typeof keepNames)[number];
export type KeepTexts = Readonly<Record<KeepName, string>>;

/** Where a sweep file says nothing. */
export const keepDefaults: KeepTexts = {
  'keep.artifacts': 'all',
  'keep.checkpoints': 'none',
  'keep.output': 'all',
  'keep.curves': 'all',
};

export const artifactsPattern = /^(?:all|none|best +(?:[1-9]\d{0,2}|1000))$/;
export const checkpointsPattern = /^(?:all|none|last|[1-9]\d{0,2}|1000)$/;
/** Hours or days, of at most a century. */
export const keptForPattern =
  /^(?:all|(?:[1-9]\d{0,5})h|(?:[1-9]\d{0,3}|[1-2]\d{4}|3[0-5]\d{3}|36[0-4]\d{2}|36500)d)$/;

const patterns: Readonly<Record<KeepName, RegExp>> = {
  'keep.artifacts': artifactsPattern,
  'keep.checkpoints': checkpointsPattern,
  'keep.output': keptForPattern,
  'keep.curves': keptForPattern,
};

/** What to write, for people. */
export const keepForms: Readonly<Record<KeepName, string>> = {
  'keep.artifacts': 'all, none, or best N with N from 1 to 1000',
  'keep.checkpoints': 'none, last, all, or a number from 1 to 1000',
  'keep.output': 'all, or a number of hours or days such as 30d',
  'keep.curves': 'all, or a number of hours or days such as 30d',
};

/**
 * True for the name of a part of the policy that says what is kept.
 *
 * @example
 * isKeepName('keep.output'); // true
 * isKeepName('timeout'); // false
 */
export const isKeepName = (name: string): name is KeepName => Object.hasOwn(patterns, name);

/**
 * One form for each choice.
 *
 * @returns undefined for a text that is none
 *
 * @example
 * keepTextOf('keep.artifacts', 'best  3'); // 'best 3'
 * keepTextOf('keep.output', '48h'); // '2d'
 * keepTextOf('keep.output', 'long'); // undefined
 */
export function keepTextOf(name: KeepName, written: string): string | undefined {
  const text = written.trim();
  if (!patterns[name].test(text)) return undefined;
  return keepTexts(keepOf({ ...keepDefaults, [name]: text }))[name];
}

/**
 * @returns undefined where all is as it is by default
 *
 * @example
 * keepOf({ ...keepDefaults, 'keep.artifacts': 'best 3' }); // { checkpoints: 'none', artifacts: 3 }
 */
export function keepOf(texts: KeepTexts): KeepSpec | undefined {
  const artifacts = artifactsOf(texts['keep.artifacts']);
  const outputMs = millisecondsOf(texts['keep.output']);
  const curvesMs = millisecondsOf(texts['keep.curves']);
  const keep: KeepSpec = {
    checkpoints: checkpointsOf(texts['keep.checkpoints']),
    ...(artifacts === 'all' ? {} : { artifacts }),
    ...(outputMs === undefined ? {} : { outputMs }),
    ...(curvesMs === undefined ? {} : { curvesMs }),
  };
  return keep.checkpoints === 'none' && Object.keys(keep).length === 1 ? undefined : keep;
}

/**
 * @example
 * keepTexts(undefined)['keep.checkpoints']; // 'none'
 * keepTexts({ checkpoints: 'none', artifacts: 3 })['keep.artifacts']; // 'best 3'
 */
export function keepTexts(keep: KeepSpec | undefined): KeepTexts {
  const { checkpoints = 'none', artifacts = 'all', outputMs, curvesMs } = keep ?? {};
  return {
    'keep.artifacts': typeof artifacts === 'number' ? `best ${artifacts}` : artifacts,
    'keep.checkpoints': String(checkpoints),
    'keep.output': keptFor(outputMs),
    'keep.curves': keptFor(curvesMs),
  };
}

function artifactsOf(text: string): 'all' | 'none' | number {
  return text === 'all' || text === 'none' ? text : Number(text.replace(/^best +/, ''));
}

function checkpointsOf(text: string): KeepSpec['checkpoints'] {
  if (text === 'all' || text === 'none' || text === 'last') return text;
  return text === '1' ? 'last' : Number(text);
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const millisecondsOf = (text: string): number | undefined =>
  text === 'all' ? undefined : Number(text.slice(0, -1)) * (text.endsWith('d') ? dayMs : hourMs);

function keptFor(ms: number | undefined): string {
  if (ms === undefined) return 'all';
  return ms % dayMs === 0 ? `${ms / dayMs}d` : `${ms / hourMs}h`;
}
