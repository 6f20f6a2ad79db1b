/**
 * Jobs of a scheduler that agents run in, as their submitter reports them. No part of the log: a submitter reports every few
 * seconds, and what it said is forgotten once it has been silent for a while.
 */
import type { Jobs, JobsReport } from './ask.ts';
import type { CoordinatorState } from './state.ts';

const rememberedMs = 60_000;
/** Far more than anybody has; a broken submitter with a new name each time must not fill the memory. */
const submittersMax = 64;

export function noteJobs(state: CoordinatorState, { submitter, jobs, sweepIds }: JobsReport): void {
  const { nowMs } = state;
  for (const [name, { atMs }] of state.jobs) if (nowMs - atMs > rememberedMs) state.jobs.delete(name);
  state.jobs.delete(submitter);
  if (state.jobs.size < submittersMax)
    state.jobs.set(submitter, { jobs, sweepIds: new Set(sweepIds), atMs: nowMs });
}

/** @param sweepId the sweep that they work for; undefined for all that are known */
export function jobsNow(state: CoordinatorState, sweepId?: string): Jobs[] {
  return [...state.jobs.values()]
    .filter(
      ({ atMs, sweepIds }) =>
        state.nowMs - atMs <= rememberedMs && (sweepId === undefined || sweepIds.has(sweepId)),
    )
    .map(({ jobs }) => jobs);
}
