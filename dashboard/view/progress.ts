/** How far the sweep is: counts, rate, elapsed time, faults. */
import type { DashboardModel } from './model.ts';
import { type Eta, estimateEta } from './eta.ts';
import { type FaultClass, type Sweep, type Trial, type TrialCounts, hasEnded } from '../../client/facts.ts';

export interface SweepProgress {
  readonly counts: TrialCounts;
  /** Share of trials that ended, in 0..1. */
  readonly share: number;
  /** From the launch to the end, or to now. */
  readonly elapsedMs: number;
  /** Results per minute over the last results; undefined before there are two. */
  readonly ratePerMinute: number | undefined;
  readonly eta: Eta;
}

/** Results that the rate rests on: enough to be calm, few enough to follow an agent that joins. */
const rateWindow = 24;

export function sweepProgress(model: DashboardModel, nowMs: number): SweepProgress {
  const counts = countTrials(model.trials.values(), model.sweep);
  const ended = counts.done + counts.failed + counts.pruned + counts.cancelled;
  return {
    counts,
    share: counts.total === 0 ? 0 : ended / counts.total,
    elapsedMs: elapsedMs(model.sweep, nowMs),
    ratePerMinute: ratePerMinute(model.trials.values()),
    eta:
      model.sweep !== undefined && hasEnded(model.sweep.state)
        ? { kind: 'done' }
        : estimateEta(model.trials.values(), model.agents.values(), nowMs),
  };
}

/** From the trials themselves where they are known, so that the counts never contradict the list beside them. */
export function countTrials(trials: Iterable<Trial>, sweep: Sweep | undefined): TrialCounts {
  const counts = { total: 0, queued: 0, leased: 0, done: 0, failed: 0, pruned: 0, cancelled: 0 };
  for (const { state } of trials) {
    counts.total++;
    if (state !== 'unknown') counts[state]++;
  }
  const announced = sweep?.counts;
  return announced !== undefined && announced.total > counts.total ? announced : counts;
}

export function elapsedMs(sweep: Sweep | undefined, nowMs: number): number {
  if (sweep === undefined || sweep.launchedAtMs === 0) return 0;
  return Math.max(0, (sweep.endedAtMs || nowMs) - sweep.launchedAtMs);
}

/** Over the newest results: the time between the first and the last of them, which needs no clock but the coordinator's. */
function ratePerMinute(trials: Iterable<Trial>): number | undefined {
  const ends: number[] = [];
  for (const { state, endedAtMs } of trials) if (state === 'done' && endedAtMs > 0) ends.push(endedAtMs);
  const newest = ends.sort((a, b) => b - a).slice(0, rateWindow);
  const last = newest[0];
  const first = newest.at(-1);
  if (last === undefined || first === undefined || last === first) return undefined;
  return ((newest.length - 1) / (last - first)) * 60_000;
}

export interface FaultCount {
  readonly faultClass: FaultClass;
  /** Trials that ended as failed, and trials whose last attempt failed but that were or will be tried again. */
  readonly failed: number;
  readonly retried: number;
}

/** By class, most final failures first. */
export function countFaults(trials: Iterable<Trial>): FaultCount[] {
  const byClass = new Map<FaultClass, { failed: number; retried: number }>();
  for (const { fault, state } of trials) {
    if (fault === undefined && state !== 'failed') continue;
    const faultClass = fault?.faultClass ?? 'unknown';
    const count = byClass.get(faultClass) ?? { failed: 0, retried: 0 };
    if (state === 'failed') count.failed++;
    else count.retried++;
    byClass.set(faultClass, count);
  }
  return [...byClass]
    .map(([faultClass, count]) => ({ faultClass, ...count }))
    .sort((a, b) => b.failed - a.failed || b.retried - a.retried || (a.faultClass < b.faultClass ? -1 : 1));
}
