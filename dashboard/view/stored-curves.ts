/** Curves that the coordinator has kept: which of them the screen wants, and what is known of them. */
import type { TrialId } from '../../base/ids.ts';
import type { Trial } from '../../client/facts.ts';
import { curveMetric, type StoredCurves } from './curve.ts';
import { bestTrials } from './best-trials.ts';
import { contentArea, wideColumns } from './layout.ts';
import type { DashboardModel } from './model.ts';
import { oncePerPair } from './once-per.ts';
import { trialList, trialsShown, trialUnderCursor, windowOf } from './trial-list.ts';
import type { TrialMap } from './trial-map.ts';

/** Curves of the other runs of a cell that stand behind that of a trial. */
const othersMax = 8;
/** A trial that runs has news. */
const freshMs = 5_000;
/** More than the rows of a screen. */
export const storedCurvesMax = 160;

/** The trials that are looked at, the most important first; empty where none is. */
function trialsLookedAt(model: DashboardModel): Trial[] {
  const { tab, columns, trials } = model.screen;
  if (tab === 'overview') return [...bestTrials(model.trials, model.sweep?.spec)];
  if (tab !== 'trials') return [];
  const isWide = columns >= wideColumns;
  switch (trials.view) {
    case 'trial':
      return withOtherRuns(model, trialUnderCursor(model));
    case 'compare':
      return trials.marked.flatMap((id) => model.trials.get(id) ?? []);
    case 'list':
      return isWide ? [...withOtherRuns(model, trialUnderCursor(model)), ...rowsInSight(model)] : [];
    case 'output':
      return [];
    default:
      return trials.view satisfies never;
  }
}

const withOtherRuns = (model: DashboardModel, trial: Trial | undefined): Trial[] =>
  trial === undefined ? [] : [trial, ...otherRuns(model, trial)];

/** Rows of the list that the screen shows, whose curves a wide one has room for. */
function rowsInSight(model: DashboardModel): readonly Trial[] {
  const { rows, cursor } = trialList(model);
  const { from, to } = windowOf(rows.length, cursor, trialsShown(contentArea(model.screen)));
  return rows.slice(from, to);
}

/** Other runs of the trial's cell that have begun. */
export function otherRuns({ trials }: DashboardModel, { id, cell, reference }: Trial): Trial[] {
  if (reference !== undefined) return [];
  return runsOf(trials, cell)
    .filter((run) => run.id !== id)
    .slice(0, othersMax);
}

/** The first few runs of a cell that have begun. */
const runsOf = oncePerPair(({ chunks }: TrialMap, cell: number): readonly Trial[] => {
  const runs: Trial[] = [];
  for (const chunk of chunks) {
    for (const trial of chunk) {
      if (trial.cell !== cell || trial.reference !== undefined || trial.attempts === 0) continue;
      runs.push(trial);
      if (runs.length > othersMax) return runs;
    }
  }
  return runs;
});

/** Those of which curves are to be asked for. */
export function curvesWanted(model: DashboardModel, localMs: number): Trial[] {
  return trialsLookedAt(model).filter((trial) => {
    if (trial.attempts === 0) return false;
    const known = model.storedCurves.get(trial.id);
    if (known === undefined || known.of !== stateOf(trial)) return true;
    return trial.state === 'leased' && localMs - known.atMs >= freshMs;
  });
}

export const stateOf = ({ state, attempts }: Trial): string => `${state} ${attempts}`;

/** Names of what the trial has reported. */
const metricsOf = ({ storedCurves }: DashboardModel, { id }: Trial): string[] => [
  ...(storedCurves.get(id)?.curves.keys() ?? []),
];

/** The metric whose curve is shown of the trial; undefined where none is known. */
export function shownMetric(model: DashboardModel, trial: Trial): string | undefined {
  const { metric } = model.screen.trials;
  const names = metricsOf(model, trial);
  if (metric !== undefined && names.includes(metric)) return metric;
  return curveMetric(Object.fromEntries(names.map((name) => [name, 0])));
}

/** Its values to draw small: of the curve that the coordinator has kept, or of what came while this dashboard was open. */
export function knownCurve(model: DashboardModel, trial: Trial): readonly number[] | undefined {
  const metric = shownMetric(model, trial);
  const stored = metric === undefined ? undefined : model.storedCurves.get(trial.id)?.curves.get(metric);
  return stored?.values ?? model.curves.get(trial.id)?.values;
}

/** The one after that. */
export function nextMetric(model: DashboardModel, trial: Trial): string | undefined {
  const names = metricsOf(model, trial);
  const shown = shownMetric(model, trial);
  return shown === undefined ? undefined : names[(names.indexOf(shown) + 1) % names.length];
}

/** The newest ones stay. */
export function withStored(
  stored: ReadonlyMap<TrialId, StoredCurves>,
  id: TrialId,
  curves: StoredCurves,
): Map<TrialId, StoredCurves> {
  const next = new Map(stored);
  next.delete(id);
  next.set(id, curves);
  for (const oldest of next.keys()) {
    if (next.size <= storedCurvesMax) break;
    next.delete(oldest);
  }
  return next;
}
