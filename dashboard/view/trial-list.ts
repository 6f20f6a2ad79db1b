/** The list of trials: which are shown, in which order, and where the cursor is. */
import type { TrialId } from '../../base/ids.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Trial, TrialState } from '../../client/facts.ts';
import { faultName } from '../../client/fault-name.ts';
import type { DashboardModel, TrialSort } from './model.ts';
import { oncePer, oncePerPair } from './once-per.ts';
import type { TrialMap } from './trial-map.ts';
import { levelName } from './trial-name.ts';

export interface TrialList {
  readonly rows: readonly Trial[];
  /** Index into `rows` of the trial that the cursor is on; -1 in an empty list. */
  readonly cursor: number;
}

export function trialList(model: DashboardModel): TrialList {
  const { filter, sort, reversed, selected } = model.screen.trials;
  const list = listsOf(model.trials);
  const key = JSON.stringify([filter, sort, reversed]);
  if (list.key !== key || list.spec !== model.sweep?.spec) {
    list.key = key;
    list.spec = model.sweep?.spec;
    list.rows = rowsOf(model);
  }
  return { rows: list.rows, cursor: cursorOf(list.rows, selected) };
}

/** The list that was shown last of these trials. */
interface KnownList {
  key: string;
  spec: SweepSpec | undefined;
  rows: readonly Trial[];
}

const listsOf = oncePer(
  (_: ReadonlyMap<string, Trial>): KnownList => ({ key: '', spec: undefined, rows: [] }),
);

function rowsOf({ trials, sweep, screen }: DashboardModel): Trial[] {
  const { filter, sort, reversed } = screen.trials;
  const spec = sweep?.spec;
  const rows = filter === '' ? [...trials.values()] : matching(trials, filter, spec);
  if (sort === 'agent') {
    const compare = (a: Trial, b: Trial): number => compareText(a.agentName, b.agentName);
    return rows.sort((a, b) => (reversed ? compare(b, a) : compare(a, b)) || a.plannedOrder - b.plannedOrder);
  }
  return sortedBy(rows, sortKey(sort, spec), reversed);
}

/** By a number of each, which is looked up once; equal ones in planned order. */
function sortedBy(rows: readonly Trial[], key: (trial: Trial) => number, reversed: boolean): Trial[] {
  const sign = reversed ? -1 : 1;
  const keys = Float64Array.from(rows, (trial) => sign * key(trial));
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

function cursorOf(rows: readonly Trial[], selected: TrialId | undefined): number {
  if (rows.length === 0) return -1;
  return Math.max(
    0,
    rows.findIndex(({ id }) => id === selected),
  );
}

/**
 * Words separated by spaces, all of which must be found, whatever their case: in a level, the state, the agent or the
 * fault, or as the beginning of the id; `factor=level` asks for exactly this level.
 */
function matching({ chunks }: TrialMap, filter: string, spec: SweepSpec | undefined): Trial[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return chunks.flatMap((chunk) => {
    const texts = searchTexts(chunk, spec);
    return chunk.filter((trial, at) =>
      words.every((word) => matchesWord(trial, texts[at] as string, word, spec)),
    );
  });
}

/** Shorter beginnings of an id would be found by chance. */
const idPrefixLeast = 4;

function matchesWord(trial: Trial, text: string, word: string, spec: SweepSpec | undefined): boolean {
  const factors = factorsOf(trial, spec);
  // A factor's name by itself says nothing: it is about to be followed by its level.
  if (factors.some((name) => word === name.toLowerCase() || word === `${name.toLowerCase()}=`)) return true;
  const equals = word.indexOf('=');
  if (equals > 0) {
    const factor = word.slice(0, equals);
    const wanted = word.slice(equals + 1);
    const setting = Object.entries(trial.settings).find(([name]) => name.toLowerCase() === factor);
    if (setting !== undefined) return levelName(setting[1]).toLowerCase() === wanted;
    if (factor === 'rep') return String(trial.replicate) === wanted;
  }
  if (word.length >= idPrefixLeast && trial.id.toLowerCase().startsWith(word)) return true;
  return text.includes(word);
}

const factorsOf = (trial: Trial, spec: SweepSpec | undefined): string[] =>
  spec?.factors.map(({ name }) => name) ?? Object.keys(trial.settings);

/** What words are looked for in, in lower case. */
const searchTexts = oncePerPair((chunk: readonly Trial[], spec: SweepSpec | undefined) =>
  chunk.map((trial) => searchText(trial, spec)),
);

function searchText(trial: Trial, spec: SweepSpec | undefined): string {
  const state = trial.state === 'leased' ? 'running leased' : trial.state;
  // Not the derived columns: a row must not be found by what it does not show.
  const levels = factorsOf(trial, spec).map((name) => levelName(trial.settings[name]));
  const fault =
    trial.fault === undefined ? '' : `${faultName(trial.fault.faultClass)} ${trial.fault.message}`;
  return [trial.reference, ...levels, state, trial.agentName, fault].join('\n').toLowerCase();
}

/** Best first for a response, running first for the state, longest first for the duration; what has no value comes last. */
function sortKey(sort: Exclude<TrialSort, 'agent'>, spec: SweepSpec | undefined): (trial: Trial) => number {
  switch (sort) {
    case 'order':
      return ({ plannedOrder }) => plannedOrder;
    case 'response': {
      const sign = spec?.primary.goal === 'minimize' ? 1 : -1;
      return (trial) => orLast(sign * (primaryValue(trial, spec) ?? Number.NaN));
    }
    case 'state':
      return ({ state }) => stateRank[state];
    case 'duration':
      return ({ durationMs }) => orLast(-durationMs || Number.NaN);
    default:
      return sort satisfies never;
  }
}

/** Beyond infinity there is no number; a response of the worst infinity shares its place. */
const orLast = (value: number): number => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value);

export function primaryValue(trial: Trial, spec: SweepSpec | undefined): number | undefined {
  return spec === undefined ? Object.values(trial.metrics)[0] : trial.metrics[spec.primary.name];
}

const compareText = (a: string, b: string): number =>
  a === b ? 0 : a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1;

const stateRank: Readonly<Record<TrialState, number>> = {
  leased: 0,
  failed: 1,
  done: 2,
  queued: 3,
  pruned: 4,
  cancelled: 5,
  unknown: 6,
};

/**
 * The part of a list of `count` rows that `height` rows show, so that the cursor is in sight and the list scrolls as
 * late as it can without keeping a state: the window is a function of the cursor alone.
 */
export function windowOf(
  count: number,
  cursor: number,
  height: number,
): { readonly from: number; readonly to: number } {
  if (height <= 0) return { from: 0, to: 0 };
  const from = Math.max(0, Math.min(cursor - Math.floor(height / 2), count - height));
  return { from, to: Math.min(count, from + height) };
}
