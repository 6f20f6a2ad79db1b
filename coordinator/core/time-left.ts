/**
 * Trials for agents whose job ends: none is granted that is likely to be cut off. How long a trial takes is the median of those of
 * its sweep that were done last; a trial that was cut off before takes longer than it had then. Trials that save checkpoints go on
 * where they were, and may begin at any time.
 */
import type { TrialResult } from './event.ts';
import { isPaused } from './preemption.ts';
import type { Sweep, Trial } from './state.ts';

/** Odd, so that the median is a duration that was seen. */
const durationsKept = 101;
/** An agent has a little less time than its job seems to give. */
const cutOffFactor = 1.05;
/** What an agent may take to stop a trial, beyond what it has told. */
const stopMs = 15_000;

export function noteDuration(sweep: Sweep, { startedAtMs, endedAtMs }: TrialResult): void {
  const durationMs = endedAtMs - startedAtMs;
  // Both are an agent's word.
  if (!Number.isFinite(durationMs) || durationMs < 0) return;
  // Each in the place of the oldest: to move all of them up would cost with every trial.
  sweep.durationsMs[sweep.durationsNoted % durationsKept] = durationMs;
  sweep.durationsNoted++;
}

/** @returns the lower median of the newest durations; undefined while no trial is done */
export function usualTrialMs({ durationsMs }: Sweep): number | undefined {
  const sorted = durationsMs.toSorted((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

export const usuallyEndsWithin = (sweep: Sweep, timeLeftMs: number): boolean =>
  timeLeftMs === Number.POSITIVE_INFINITY ||
  sweep.checkpointBytes > 0 ||
  sweep.resumed > 0 ||
  (usualTrialMs(sweep) ?? 0) <= timeLeftMs;

/**
 * @returns how long the trial takes at least, by the attempts that were cut off later than trials of its sweep usually end; 0 if none
 *   was, or it has a checkpoint
 */
export function cutOffMs({ attempts, checkpoints, sweep }: Trial): number {
  if (checkpoints.length > 0 || !attempts.some(({ preempted }) => preempted)) return 0;
  let longestMs = 0;
  for (const { preempted, leasedAtMs, endedAtMs = leasedAtMs } of attempts)
    if (preempted) longestMs = Math.max(longestMs, endedAtMs - leasedAtMs);
  return longestMs < (usualTrialMs(sweep) ?? 0) ? 0 : longestMs * cutOffFactor + stopMs;
}

/**
 * @param sweeps those that an agent may run trials of
 * @returns how long the shortest of their waiting trials is likely to take, where all of them are likely to take longer than that; 0
 *   where one may end in time, or none waits
 */
export function shortestTooLong(sweeps: readonly Sweep[], timeLeftMs: number): number {
  if (timeLeftMs === Number.POSITIVE_INFINITY) return 0;
  let shortestMs = Number.POSITIVE_INFINITY;
  for (const sweep of sweeps) {
    if (!usuallyEndsWithin(sweep, timeLeftMs)) {
      shortestMs = Math.min(shortestMs, usualTrialMs(sweep) ?? 0);
      continue;
    }
    for (const trial of sweep.trials) {
      if (trial.status.kind !== 'queued' || isPaused(trial)) continue;
      const neededMs = cutOffMs(trial);
      if (neededMs <= timeLeftMs) return 0;
      shortestMs = Math.min(shortestMs, neededMs);
    }
  }
  return shortestMs === Number.POSITIVE_INFINITY ? 0 : shortestMs;
}
