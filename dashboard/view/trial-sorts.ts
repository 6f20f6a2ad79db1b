/** What the list of trials can be sorted by: any column. */
import type { Trial, TrialState } from '../../client/facts.ts';
import type { Level, SweepSpec } from '../../design/sweep-spec.ts';
import { plainLine } from '../../base/plain-text.ts';
import { inPlannedOrder } from './trial-map.ts';

export type SortKey =
  | 'order'
  | 'response'
  | 'state'
  | 'duration'
  | 'agent'
  | 'rep'
  | 'tries'
  | 'backend'
  | 'code'
  | `factor ${string}`
  | `metric ${string}`;

/** Those that `s` goes round; `<` and `>` go through all. */
export const usualSorts: readonly SortKey[] = ['order', 'response', 'state', 'duration', 'agent'];

/** All, in the order of the columns. */
export function sortsOf(spec: SweepSpec | undefined): SortKey[] {
  const others = (spec?.responses ?? []).filter(({ name }) => name !== spec?.primary.name);
  return [
    'state',
    'order',
    ...(spec?.factors ?? []).map(({ name }): SortKey => `factor ${name}`),
    'rep',
    'response',
    ...others.map(({ name }): SortKey => `metric ${name}`),
    'duration',
    'agent',
    'tries',
    'backend',
    'code',
  ];
}

/** As the user reads it. */
export function sortName(sort: SortKey, spec: SweepSpec | undefined): string {
  if (sort === 'response') return spec === undefined ? sort : plainLine(spec.primary.name);
  if (sort === 'duration') return 'time';
  return plainLine(sort.replace(/^(factor|metric) /, ''));
}

/**
 * Equal ones, and those without a value, in planned order; the latter last, whichever way it is turned. A hundred thousand take some
 * milliseconds: numbers are sorted without a comparison of ours, and each trial takes the next place among those of its number.
 */
export function sorted(
  rows: readonly Trial[],
  sort: SortKey,
  isReversed: boolean,
  spec: SweepSpec | undefined,
): readonly Trial[] {
  const planned = inPlannedOrder(rows);
  const keys = keysOf(planned, sort, isReversed, spec);
  if (isAscending(keys)) return planned;
  const ascending = keys.toSorted();
  const placesTaken = new Uint32Array(keys.length);
  const order = new Array<Trial>(keys.length);
  for (let at = 0; at < keys.length; at++) {
    const first = firstPlaceOf(keys[at] as number, ascending);
    order[first + (placesTaken[first] as number)] = planned[at] as Trial;
    placesTaken[first] = (placesTaken[first] as number) + 1;
  }
  return order;
}

function keysOf(
  rows: readonly Trial[],
  sort: SortKey,
  isReversed: boolean,
  spec: SweepSpec | undefined,
): Float64Array {
  const keyOf = keyFor(rows, sort, spec);
  const keys = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const key = keyOf(rows[at] as Trial);
    keys[at] = Number.isNaN(key) ? Number.POSITIVE_INFINITY : isReversed ? -key : key;
  }
  return keys;
}

function isAscending(keys: Float64Array): boolean {
  for (let at = 1; at < keys.length; at++) if ((keys[at] as number) < (keys[at - 1] as number)) return false;
  return true;
}

/** By halving. */
function firstPlaceOf(key: number, ascending: Float64Array): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ascending[middle] as number) < key) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * A number for each trial, NaN for one without a value. Best first for a response, running first for the state, longest and most first
 * for times and attempts, in the order of the sweep file for levels.
 */
function keyFor(
  rows: readonly Trial[],
  sort: SortKey,
  spec: SweepSpec | undefined,
): (trial: Trial) => number {
  switch (sort) {
    case 'order':
      return ({ plannedOrder }) => plannedOrder;
    case 'rep':
      return ({ replicate }) => replicate;
    case 'state':
      return ({ state }) => stateRank[state];
    case 'duration':
      return ({ durationMs }) => -durationMs || Number.NaN;
    case 'tries':
      return ({ attempts }) => -attempts;
    case 'agent':
      return byText(rows, ({ agentName }) => agentName);
    case 'backend':
      return byText(rows, ({ backend }) => backend);
    case 'code':
      return byText(rows, ({ environment = '' }) => environment);
    case 'response':
      return byMetric(spec?.primary.name, spec);
    default:
      return sort.startsWith('metric ')
        ? byMetric(sort.slice('metric '.length), spec)
        : byLevel(sort.slice('factor '.length), spec);
  }
}

function byMetric(name: string | undefined, spec: SweepSpec | undefined): (trial: Trial) => number {
  const sign = spec?.responses.find((response) => response.name === name)?.goal === 'minimize' ? 1 : -1;
  return ({ metrics }) =>
    sign * ((name === undefined ? Object.values(metrics)[0] : metrics[name]) ?? Number.NaN);
}

function byLevel(name: string, spec: SweepSpec | undefined): (trial: Trial) => number {
  const levels = spec?.factors.find((factor) => factor.name === name)?.levels ?? [];
  const places = new Map<Level, number>(levels.map((level, at) => [level, at]));
  return ({ settings }) => {
    const level = settings[name];
    return level === undefined ? Number.NaN : (places.get(level) ?? levels.length);
  };
}

/** By the place of each text among all of them, "agent-2" before "agent-10". */
function byText(rows: readonly Trial[], textOf: (trial: Trial) => string): (trial: Trial) => number {
  const texts = [...new Set(rows.map(textOf))].filter(Boolean);
  texts.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const places = new Map(texts.map((text, at) => [text, at]));
  return (trial) => places.get(textOf(trial)) ?? Number.NaN;
}

const stateRank: Readonly<Record<TrialState, number>> = {
  leased: 0,
  failed: 1,
  done: 2,
  queued: 3,
  pruned: 4,
  cancelled: 5,
  unknown: 6,
};
