/** How far the sweep is: counts, rate, elapsed time, faults. */
import { type GpuTime, gpuTime } from './gpu-time.ts';
import type { DashboardModel } from './model.ts';
import { slotsPerTrial } from './slots-per-trial.ts';
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
  /** Undefined before anything ran. */
  readonly cost: GpuTime | undefined;
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
    ratePerMinute: model.sweep?.state === 'paused' && counts.leased === 0 ? undefined : ratePerMinute(digest),
    cost: gpuTime(model),
    eta:
      model.sweep !== undefined && hasEnded(model.sweep.state)
        ? { kind: 'done' }
        : estimateEta(digest, model.agents.values(), nowMs, {
            isPaused: model.sweep?.state === 'paused',
            slotsPerTrial: slotsPerTrial(model),
          }),
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

/** A gap between two results of more than twice the longest trial and this is no work but a pause, or time without agents. */
const slackMs = 5_000;

/**
 * Results per minute over the newest of them: the time between one and the next, which needs no clock but the coordinator's, without
 * times in which nothing ran. Of one result, what its duration says of the trials that run.
 */
export function ratePerMinute({ done, running }: Pick<TrialDigest, 'done' | 'running'>): number | undefined {
  const newest = done.slice(0, rateWindow).filter(({ endedAtMs }) => endedAtMs > 0);
  const longestMs = newest.reduce((longest, { durationMs }) => Math.max(longest, durationMs), 0);
  let [workedMs, results] = [0, 0];
  for (const [at, trial] of newest.entries()) {
    const before = newest[at + 1];
    const gapMs = before === undefined ? Number.POSITIVE_INFINITY : trial.endedAtMs - before.endedAtMs;
    if (gapMs > 2 * longestMs + slackMs) continue;
    workedMs += gapMs;
    results++;
  }
  if (workedMs > 0) return (results / workedMs) * 60_000;
  const [only] = newest;
  if (only === undefined || only.durationMs <= 0) return undefined;
  return (Math.max(1, running.length) / only.durationMs) * 60_000;
}
