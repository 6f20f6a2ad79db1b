/** Curves that the coordinator has kept: which of them the screen wants, and what is known of them. */
import type { TrialId } from '../../base/ids.ts';
import type { Trial } from '../../client/facts.ts';
import { curveMetric, type StoredCurves } from './curve.ts';
import { wideColumns } from './layout.ts';
import type { DashboardModel } from './model.ts';
import { oncePerPair } from './once-per.ts';
import { trialList } from './trial-list.ts';
import type { TrialMap } from './trial-map.ts';

/** Curves of the other runs of a cell that stand behind that of a trial. */
const othersMax = 8;
/** A trial that runs has news. */
const freshMs = 5_000;
export const storedCurvesMax = 64;

/** The trial that is looked at, then other runs of its cell; empty where none is. */
function trialsLookedAt(model: DashboardModel): Trial[] {
  const { tab, columns, trials } = model.screen;
  if (tab !== 'trials' || (!trials.detail && columns < wideColumns)) return [];
  const { rows, cursor } = trialList(model);
  const trial = rows[cursor];
  return trial === undefined ? [] : [trial, ...otherRuns(model, trial)];
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
