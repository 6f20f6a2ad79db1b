/** What the list of trials can be sorted by: any column. */
import type { Trial, TrialState } from '../../client/facts.ts';
import type { Level, SweepSpec } from '../../design/sweep-spec.ts';
import { plainLine } from '../../base/plain-text.ts';

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

/** Equal ones, and those without a value, in planned order; the latter last, whichever way it is turned. */
export function sorted(
  rows: readonly Trial[],
  sort: SortKey,
  isReversed: boolean,
  spec: SweepSpec | undefined,
): Trial[] {
  const sign = isReversed ? -1 : 1;
  const keyOf = keyFor(rows, sort, spec);
  const keys = Float64Array.from(rows, (trial) => {
    const key = sign * keyOf(trial);
    return Number.isNaN(key) ? Number.POSITIVE_INFINITY : key;
  });
  // As the planned order is, in which they came.
  if (keys.every((value, at) => at === 0 || (keys[at - 1] as number) < value)) return [...rows];
  const order = Uint32Array.from(rows, (_, at) => at);
  order.sort((a, b) => {
    const [left, right] = [keys[a] as number, keys[b] as number];
    if (left !== right) return left < right ? -1 : 1;
    return (rows[a] as Trial).plannedOrder - (rows[b] as Trial).plannedOrder;
  });
  return Array.from(order, (at) => rows[at] as Trial);
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
