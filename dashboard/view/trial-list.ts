/** The list of trials: which are shown, in which order, and where the cursor is. */
import type { TrialId } from '../../base/ids.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Trial, TrialState } from '../../client/facts.ts';
import type { DashboardModel, TrialSort } from './model.ts';
import { oncePer } from './once-per.ts';
import { digestOf } from './trial-digest.ts';
import { matching, parseFilter, type TrialFilter } from './trial-filter.ts';
import type { TrialMap } from './trial-map.ts';

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

/** What is wrong with the filter, in words. */
export const filterProblems = ({ screen, sweep, trials }: DashboardModel): readonly string[] =>
  filterOf(screen.trials.filter, sweep?.spec, trials).problems;

function filterOf(filter: string, spec: SweepSpec | undefined, trials: TrialMap): TrialFilter {
  return parseFilter(filter, spec, metricsOf(trials));
}

/** Names of the metrics of trials that are done: of the newest few, since all report the same in practice. */
const metricsOf = oncePer((trials: TrialMap): string[] => [
  ...new Set(digestOf(trials).done.flatMap(({ metrics }) => Object.keys(metrics))),
]);

/** The list that was shown last of these trials. */
interface KnownList {
  key: string;
  spec: SweepSpec | undefined;
  rows: readonly Trial[];
}

const listsOf = oncePer((_trials: TrialMap): KnownList => ({ key: '', spec: undefined, rows: [] }));

function rowsOf({ trials, sweep, screen }: DashboardModel): Trial[] {
  const { filter, sort, reversed } = screen.trials;
  const spec = sweep?.spec;
  const rows = filter === '' ? [...trials.values()] : matching(trials, filterOf(filter, spec, trials), spec);
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
