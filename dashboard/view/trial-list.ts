/** The list of trials: which are shown, in which order, and where the cursor is. */
import type { TrialId } from '../../base/ids.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Trial, TrialState } from '../../client/facts.ts';
import { faultName } from '../../client/fault-name.ts';
import type { DashboardModel, TrialSort } from './model.ts';
import { levelName } from './trial-name.ts';

export interface TrialList {
  readonly rows: readonly Trial[];
  /** Index into `rows` of the trial that the cursor is on; -1 in an empty list. */
  readonly cursor: number;
}

export function trialList(model: DashboardModel): TrialList {
  const { filter, sort, reversed, selected } = model.screen.trials;
  const spec = model.sweep?.spec;
  const keep = matcher(filter, spec);
  const compare = comparer(sort, spec);
  const rows = [...model.trials.values()]
    .filter(keep)
    .sort((a, b) => (reversed ? compare(b, a) : compare(a, b)) || a.plannedOrder - b.plannedOrder);
  return { rows, cursor: cursorOf(rows, selected) };
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
function matcher(filter: string, spec: SweepSpec | undefined): (trial: Trial) => boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (trial) => words.every((word) => matchesWord(trial, word, spec));
}

/** Shorter beginnings of an id would be found by chance. */
const idPrefixLeast = 4;

function matchesWord(trial: Trial, word: string, spec: SweepSpec | undefined): boolean {
  const factors = spec?.factors.map(({ name }) => name) ?? Object.keys(trial.settings);
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
  const state = trial.state === 'leased' ? 'running leased' : trial.state;
  // Not the derived columns: a row must not be found by what it does not show.
  const levels = [trial.reference, ...factors.map((name) => levelName(trial.settings[name]))].join('\n');
  const fault =
    trial.fault === undefined ? '' : `${faultName(trial.fault.faultClass)} ${trial.fault.message}`;
  return `${levels}\n${state}\n${trial.agentName}\n${fault}`.toLowerCase().includes(word);
}

/** Best first for a response, running first for the state, longest first for the duration. */
function comparer(sort: TrialSort, spec: SweepSpec | undefined): (a: Trial, b: Trial) => number {
  switch (sort) {
    case 'order':
      return (a, b) => a.plannedOrder - b.plannedOrder;
    case 'response': {
      const sign = spec?.primary.goal === 'minimize' ? 1 : -1;
      const value = (trial: Trial): number | undefined => primaryValue(trial, spec);
      return (a, b) => compareDefined(value(a), value(b), sign);
    }
    case 'state':
      return (a, b) => stateRank[a.state] - stateRank[b.state];
    case 'duration':
      return (a, b) => compareDefined(a.durationMs || undefined, b.durationMs || undefined, -1);
    case 'agent':
      return (a, b) => compareText(a.agentName, b.agentName);
    default:
      return sort satisfies never;
  }
}

export function primaryValue(trial: Trial, spec: SweepSpec | undefined): number | undefined {
  return spec === undefined ? Object.values(trial.metrics)[0] : trial.metrics[spec.primary.name];
}

/** What has no value, or NaN for one, comes last. */
function compareDefined(a: number | undefined, b: number | undefined, sign: number): number {
  const left = a === undefined || Number.isNaN(a) ? undefined : a;
  const right = b === undefined || Number.isNaN(b) ? undefined : b;
  if (left === undefined || right === undefined) {
    return (left === undefined ? 1 : 0) - (right === undefined ? 1 : 0);
  }
  return left === right ? 0 : sign * (left - right);
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
