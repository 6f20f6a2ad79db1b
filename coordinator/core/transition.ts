/** The only places where a trial's status and an attempt's status change. */
import { broken } from '../../base/assert.ts';
import type { Fence } from '../../base/ids.ts';
import { noteSeen } from './balance.ts';
import { signOfLifeMs } from './sign-of-life.ts';
import { isPaused } from './preemption.ts';
import { beginService, endService } from './fair-share.ts';
import type { AttemptStatus, Attempt, CoordinatorState, Sweep, Trial, TrialStatus } from './state.ts';

/** Allowed changes of a trial. `done` is never left: each cell keeps its one counted result. */
const next: Readonly<Record<TrialStatus['kind'], readonly TrialStatus['kind'][]>> = {
  queued: ['leased', 'cancelled', 'pruned'],
  leased: ['queued', 'done', 'failed', 'cancelled', 'pruned'],
  done: [],
  failed: ['queued'],
  pruned: [],
  cancelled: ['queued'],
};

export function setStatus(trial: Trial, status: TrialStatus): void {
  const { counts, queue } = trial.sweep;
  const from = trial.status.kind;
  if (!next[from].includes(status.kind)) broken(`trial ${trial.plan.id} goes from ${from} to ${status.kind}`);
  if (isPaused(trial)) trial.sweep.paused--;
  counts[from]--;
  counts[status.kind]++;
  trial.status = status;
  if (isPaused(trial)) trial.sweep.paused++;
  if (status.kind === 'queued') queue.push(trial.plan.plannedOrder);
}

/** Puts an attempt that runs (again) on the books of the log, its agent and its sweep. */
export function beginAttempt(state: CoordinatorState, attempt: Attempt): void {
  state.running.set(attempt.fence, attempt);
  const agent = state.agents.get(attempt.agentId);
  if (agent === undefined) broken(`agent ${attempt.agentId} is in the log`);
  agent.running.set(attempt.fence, attempt);
  agent.slotsHidden += attempt.slots - 1;
  beginService(state, attempt);
  noteSeen(state, attempt, 1);
}

/** Takes a running attempt off those books. */
export function endAttempt(
  state: CoordinatorState,
  attempt: Attempt,
  status: Exclude<AttemptStatus, 'running'>,
  atMs: number,
): void {
  if (attempt.status !== 'running') broken(`attempt ${attempt.fence} runs`);
  attempt.status = status;
  attempt.endedAtMs = atMs;
  state.running.delete(attempt.fence);
  const agent = state.agents.get(attempt.agentId);
  if (agent === undefined) broken(`agent ${attempt.agentId} is in the log`);
  agent.running.delete(attempt.fence);
  agent.slotsHidden -= attempt.slots - 1;
  endService(state, attempt);
  if (status !== 'expired' && state.nowMs - attempt.servedSinceMs >= signOfLifeMs) {
    attempt.trial.sweep.isProven = true;
  }
  if (status !== 'counted') noteSeen(state, attempt, -1);
}

export function finishIfAllEnded(sweep: Sweep, atMs: number): void {
  const { counts, trials, trialCount, status } = sweep;
  if (status !== 'running' && status !== 'paused') return;
  if (counts.queued + counts.leased > 0 || trials.length < trialCount) return;
  sweep.status = 'finished';
  sweep.stopRunning = false;
  sweep.pauseReason = undefined;
  sweep.pauseCause = undefined;
  sweep.pausedAtMs = undefined;
  sweep.endedAtMs = atMs;
}

export function attemptOf(state: CoordinatorState, fence: Fence): Attempt {
  const attempt = state.attempts.get(fence);
  if (attempt === undefined) broken(`fence ${fence} was granted`);
  return attempt;
}

/** The fence check that everything rests on: only the attempt that holds the trial may change it. */
export function leasedAttempt(state: CoordinatorState, fence: Fence): Attempt {
  const attempt = attemptOf(state, fence);
  const { status }: Trial = attempt.trial;
  if (status.kind !== 'leased' || status.attempt !== attempt)
    broken(`attempt ${fence} holds trial ${attempt.trial.plan.id}`);
  return attempt;
}
