/** How many jobs are wanted, and which are too many. Pure: from what is known at the moment. */
import type { Work } from './messages.ts';
import type { Job, SubmitterState } from './state.ts';

export interface Decision {
  /** Number of jobs to submit. */
  readonly submit: number;
  readonly cancel: readonly Job[];
}

/** A job that was asked to end and is still there is asked again after so long. */
const cancelAgainMs = 60_000;
/** What an agent keeps at the end of its job (agent/job-end.ts); in a short job, a share of it. */
const reserveMsMax = 75_000;
const reserveShare = 0.15;
/** In one round: a controller has other users. */
const submitsAtOnce = 20;

export function decide(state: SubmitterState, work: Work, nowMs: number): Decision {
  if (work.isOver) return { submit: 0, cancel: cancellable(state.jobs, nowMs) };
  const able = state.jobs.filter((job) => takesMore(job, state, work, nowMs));
  const wanted = jobsFor(state, work, able);
  // While trials wait, a place in Slurm's queue is worth keeping.
  const spare = work.queued > 0 ? 0 : Math.max(0, able.length - wanted);
  const waiting = able.filter(({ phase }) => phase === 'pending').toReversed();
  return {
    submit: Math.max(0, Math.min(wanted - able.length, mayNow(state, nowMs))),
    cancel: cancellable(waiting, nowMs).slice(0, spare),
  };
}

/** Trials that wait, and those of agents that will be free for others, shared out. */
function jobsFor({ config, slotsSeen }: SubmitterState, { queued }: Work, able: readonly Job[]): number {
  const busy = able.reduce((sum, job) => sum + job.busy, 0);
  return Math.ceil((queued + busy) / (slotsSeen ?? config.slotsHint));
}

/** How many jobs may be submitted at this moment: after failures one at a time, after a pause. */
function mayNow({ jobs, config, refusals, fruitless, hasGivenUp }: SubmitterState, nowMs: number): number {
  if (hasGivenUp || nowMs < Math.max(refusals.notBeforeMs, fruitless.notBeforeMs)) return 0;
  const room = Math.min(submitsAtOnce, config.jobsMax - jobs.length);
  if (refusals.inARow === 0 && fruitless.inARow === 0) return room;
  const untried = jobs.filter(({ hasWorked, phase }) => !hasWorked && phase !== 'leaving').length;
  return fruitless.inARow > 0 && untried > 0 ? 0 : Math.min(1, room);
}

/** False for a job whose agent is likely to take no further trial. */
function takesMore(job: Job, { config }: SubmitterState, work: Work, nowMs: number): boolean {
  if (job.phase === 'leaving' || job.cancelledAtMs !== undefined) return false;
  if (job.phase === 'pending' || job.endsAtMs === undefined) return true;
  const reserveMs = Math.min(reserveMsMax, (job.limitMs ?? Number.POSITIVE_INFINITY) * reserveShare);
  return job.endsAtMs - nowMs > reserveMs + Math.max(config.trialMs ?? 0, work.trialMs ?? 0);
}

function cancellable(jobs: readonly Job[], nowMs: number): Job[] {
  return jobs.filter(
    ({ id, phase, cancelledAtMs = Number.NEGATIVE_INFINITY }) =>
      id !== undefined && phase !== 'leaving' && nowMs - cancelledAtMs >= cancelAgainMs,
  );
}
