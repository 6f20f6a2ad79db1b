/** How far the sweep is: counts, rate, elapsed time, faults. */
import type { DashboardModel } from './model.ts';
import { type Eta, estimateEta } from './eta.ts';
import { type Sweep, type TrialCounts, hasEnded } from '../../client/facts.ts';
import { digestOf, type TrialDigest } from './trial-digest.ts';

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
  const counts = countTrials(model);
  const digest = digestOf(model.trials);
  const ended = counts.done + counts.failed + counts.pruned + counts.cancelled;
  return {
    counts,
    share: counts.total === 0 ? 0 : ended / counts.total,
    elapsedMs: elapsedMs(model.sweep, nowMs),
    ratePerMinute: ratePerMinute(digest),
    eta:
      model.sweep !== undefined && hasEnded(model.sweep.state)
        ? { kind: 'done' }
        : estimateEta(digest, model.agents.values(), nowMs),
  };
}

/** From the trials themselves where they are known, so that the counts never contradict the list beside them. */
export function countTrials({ trials, sweep }: Pick<DashboardModel, 'trials' | 'sweep'>): TrialCounts {
  const { counts } = digestOf(trials);
  const announced = sweep?.counts;
  return announced !== undefined && announced.total > counts.total ? announced : counts;
}

export function elapsedMs(sweep: Sweep | undefined, nowMs: number): number {
  if (sweep === undefined || sweep.launchedAtMs === 0) return 0;
  return Math.max(0, (sweep.endedAtMs || nowMs) - sweep.launchedAtMs);
}

/** Over the newest results: the time between the first and the last of them, which needs no clock but the coordinator's. */
function ratePerMinute({ done }: TrialDigest): number | undefined {
  const newest = done.slice(0, rateWindow).filter(({ endedAtMs }) => endedAtMs > 0);
  const last = newest[0]?.endedAtMs;
  const first = newest.at(-1)?.endedAtMs;
  if (last === undefined || first === undefined || last === first) return undefined;
  return ((newest.length - 1) / (last - first)) * 60_000;
}
