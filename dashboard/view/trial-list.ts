/** The list of trials: which are shown, in which order, and where the cursor is. */
import type { TrialId } from '../../base/ids.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Trial } from '../../client/facts.ts';
import type { Area } from './layout.ts';
import type { DashboardModel } from './model.ts';
import { oncePer } from './once-per.ts';
import { digestOf } from './trial-digest.ts';
import { matching, parseFilter, type TrialFilter } from './trial-filter.ts';
import type { TrialMap } from './trial-map.ts';
import { sorted } from './trial-sorts.ts';

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
  return { rows: list.rows, cursor: cursorOf(list.rows, model.trials, selected) };
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

function rowsOf({ trials, sweep, screen }: DashboardModel): readonly Trial[] {
  const { filter, sort, reversed } = screen.trials;
  const spec = sweep?.spec;
  if (filter === '' && sort === 'order' && !reversed) return trials.planned;
  const rows = filter === '' ? trials.planned : matching(trials, filterOf(filter, spec, trials), spec);
  return sorted(rows, sort, reversed, spec);
}

function cursorOf(rows: readonly Trial[], trials: TrialMap, selected: TrialId | undefined): number {
  if (rows.length === 0) return -1;
  if (selected === undefined) return 0;
  const place = rows === trials.all ? trials.placeOf(selected) : rows.findIndex(({ id }) => id === selected);
  return Math.max(0, place);
}

export function primaryValue(trial: Trial, spec: SweepSpec | undefined): number | undefined {
  return spec === undefined ? Object.values(trial.metrics)[0] : trial.metrics[spec.primary.name];
}

/** Rows above the list: the filter line and the titles of the columns. */
const headRows = 2;

export const trialsShown = ({ height }: Area): number => Math.max(0, height - headRows);

/** The trial that the cursor is on; of an open page the one that it was opened of, also when the filter holds for it no more. */
export function trialUnderCursor(model: DashboardModel): Trial | undefined {
  const { view, selected } = model.screen.trials;
  if (selected !== undefined && (view === 'trial' || view === 'output')) return model.trials.get(selected);
  const { rows, cursor } = trialList(model);
  return rows[cursor];
}

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
