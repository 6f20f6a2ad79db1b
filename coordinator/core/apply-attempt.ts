import { assert, broken } from '../../base/assert.ts';
import type {
  AttemptFailed,
  FaultPardoned,
  LeaseExpired,
  LeaseReadopted,
  LeaseReleased,
  ResultLate,
  TrialCompleted,
  TrialLeased,
} from './event.ts';
import { slotsPerTrial } from '../../design/slots-per-trial.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import { blames, forgiveAgent, noteFailure, noteFinished } from './failure-record.ts';
import { forgetError, noteError } from './sweep-errors.ts';
import { checkpointNamed, noteFailedOn, pardonCheckpoint, retireCheckpoints } from './apply-checkpoint.ts';
import { noteEnded, noteLeft } from './apply-retention.ts';
import { joinTurns } from './fair-share.ts';
import { forgetLoss, noteLoss } from './lost-time.ts';
import { notePreemption } from './preemption.ts';
import { noteLack, noteSuited } from './machine-lack.ts';
import { noteDuration } from './time-left.ts';
import type { Attempt, CoordinatorState, Trial } from './state.ts';
import { newestAttempt, noArtifacts } from './state.ts';
import {
  attemptOf,
  beginAttempt,
  endAttempt,
  finishIfAllEnded,
  leasedAttempt,
  setStatus,
} from './transition.ts';

/** More than an agent can have outstanding or delayed on the way. */
const leaseRequestsKept = 64;

export function applyTrialLeased(state: CoordinatorState, event: TrialLeased): void {
  const { fence, agentId, requestId, atMs } = event;
  const trial = state.sweeps.get(event.sweepId)?.trials.get(event.trialId);
  const agent = state.agents.get(agentId);
  if (trial === undefined) broken(`trial ${event.trialId} is planned`);
  if (agent === undefined) broken(`agent ${agentId} has registered`);
  if (fence <= state.lastFence) broken(`fence ${fence} is newer than ${state.lastFence}`);
  if (event.attempt !== trial.attempts.length + 1)
    broken(`trial ${event.trialId} has its attempts numbered in a row`);
  // A log that is read holds a copy of these texts in every event.
  const newest = agent.leaseRequests.at(-1);
  const leaseRequestId = newest === requestId ? newest : requestId;
  const attempt: Attempt = {
    trial,
    number: event.attempt,
    fence,
    agentId: agent.id,
    leaseRequestId,
    leasedAtMs: atMs,
    slots: slotsPerTrial(trial.sweep.spec.resources),
    gpus: trial.sweep.spec.resources.gpus ?? 0,
    gpuShare: 0,
    expiresAtMs: state.nowMs + state.config.leaseTtlMs,
    status: 'running',
    endedAtMs: undefined,
    servedSinceMs: state.nowMs,
    servedUntilMs: undefined,
    endRequestId: undefined,
    retried: false,
    fault: undefined,
    pardoned: false,
    onSoundMachine: false,
    preempted: false,
    step: 0,
    resumedFrom: checkpointNamed(trial, event.checkpoint),
    saved: undefined,
    savedNumber: 0,
    unsavedSinceMs: state.nowMs,
    lostMs: 0,
    artifacts: noArtifacts,
    collected: undefined,
    environment: undefined,
    result: undefined,
  };
  state.lastFence = fence;
  state.attempts.set(fence, attempt);
  beginAttempt(state, attempt);
  agent.lastSeenMs = state.nowMs;
  if (newest !== requestId) {
    agent.leaseRequests.push(requestId);
    if (agent.leaseRequests.length > leaseRequestsKept) agent.leaseRequests.shift();
  }
  trial.attempts = trial.attempts.length === 0 ? [attempt] : [...trial.attempts, attempt];
  trial.realisedOrder ??= trial.sweep.realised++;
  setStatus(trial, { kind: 'leased', attempt });
}

export function applyLeaseReadopted(state: CoordinatorState, event: LeaseReadopted): void {
  const attempt = attemptOf(state, event.fence);
  const { trial } = attempt;
  assert(attempt.status === 'expired', `attempt ${event.fence} had expired`);
  assert(attempt === newestAttempt(trial), `attempt ${event.fence} is the newest of its trial`);
  attempt.status = 'running';
  attempt.endedAtMs = undefined;
  attempt.retried = false;
  attempt.expiresAtMs = state.nowMs + state.config.leaseTtlMs;
  if (attempt.fault !== undefined) {
    // It was not lost after all.
    attempt.fault = undefined;
    noteFault(trial, 'lost', -1);
  }
  forgetLoss(attempt);
  beginAttempt(state, attempt);
  setStatus(trial, { kind: 'leased', attempt });
}

export function applyLeaseExpired(state: CoordinatorState, event: LeaseExpired): void {
  const attempt = leasedAttempt(state, event.fence);
  endAttempt(state, attempt, 'expired', event.atMs);
  if (event.reason === 'unclaimed') {
    setStatus(attempt.trial, { kind: 'queued' });
    return;
  }
  noteLoss(attempt);
  attempt.fault = {
    faultClass: 'lost',
    message:
      event.reason === 'silence'
        ? 'the agent was not heard from until the lease expired'
        : 'the agent restarted and does not hold this trial any more',
    outputTail: '',
  };
  spend(attempt, 'lost', event.retry, event.atMs);
  noteEnded(state, attempt.trial);
}

export function applyLeaseReleased(state: CoordinatorState, event: LeaseReleased): void {
  const attempt = leasedAttempt(state, event.fence);
  endAttempt(state, attempt, 'released', event.atMs);
  noteLoss(attempt);
  if (event.preempted === true) {
    attempt.preempted = true;
    notePreemption(attempt.trial, event.step ?? 0);
  }
  setStatus(attempt.trial, { kind: 'queued' });
}

export function applyTrialCompleted(state: CoordinatorState, event: TrialCompleted): void {
  const attempt = leasedAttempt(state, event.fence);
  const { trial } = attempt;
  endAttempt(state, attempt, 'counted', event.atMs);
  attempt.environment = event.environment ?? attempt.environment;
  attempt.endRequestId = event.requestId;
  const counted = Object.assign(attempt, { result: event.result });
  setStatus(trial, { kind: 'done', attempt: counted });
  if (attempt.resumedFrom !== undefined) trial.sweep.resumed++;
  retireCheckpoints(trial);
  noteLeft(state, counted);
  trial.sweep.isProven = true;
  // To clear an empty map costs a new one.
  if (trial.sweep.errors.size > 0) trial.sweep.errors.clear();
  noteDuration(trial.sweep, event.result);
  const agent = state.agents.get(attempt.agentId);
  if (agent !== undefined) {
    agent.done++;
    agent.lastSeenMs = state.nowMs;
    // What it failed just before was hardly its machine's fault.
    for (const fence of agent.failedInARow) attemptOf(state, fence).onSoundMachine = true;
    forgiveAgent(agent);
    noteSuited(agent, trial.sweep);
  }
  noteFinished(state, trial, attempt.agentId);
  finishIfAllEnded(trial.sweep, event.atMs);
}

export function applyAttemptFailed(state: CoordinatorState, event: AttemptFailed): void {
  const attempt = leasedAttempt(state, event.fence);
  endAttempt(state, attempt, 'failed', event.atMs);
  attempt.environment = event.environment ?? attempt.environment;
  attempt.endRequestId = event.requestId;
  attempt.fault = event.fault;
  attempt.result = event.result;
  attempt.artifacts = event.artifacts ?? noArtifacts;
  noteLoss(attempt);
  if (event.fault.faultClass === 'user') noteFailedOn(attempt);
  const agent = state.agents.get(attempt.agentId);
  if (agent !== undefined) {
    agent.failed++;
    attempt.onSoundMachine = agent.failuresInARow === 0 && agent.provenIn.has(attempt.trial.sweep.id);
    if (blames(event.fault.faultClass)) noteFailure(agent, attempt);
    if (event.fault.faultClass === 'machine') noteLack(agent, attempt, event.fault.message, state.nowMs);
  }
  noteError(attempt.trial.sweep, event.fault);
  spend(attempt, event.fault.faultClass, event.retry, event.atMs);
  noteLeft(state, attempt);
}

export function applyFaultPardoned(state: CoordinatorState, event: FaultPardoned): void {
  const attempt = attemptOf(state, event.fence);
  const { trial, fault } = attempt;
  assert(attempt.status === 'failed' && fault !== undefined, `attempt ${event.fence} failed`);
  assert(!attempt.pardoned, `attempt ${event.fence} is pardoned once`);
  attempt.pardoned = true;
  if (fault.faultClass === 'user') pardonCheckpoint(attempt);
  noteFault(trial, fault.faultClass, -1);
  forgetError(trial.sweep, fault);
  const { sweep } = trial;
  if (trial.status.kind !== 'failed' || sweep.status === 'cancelled' || isSpentBut(trial, fault.faultClass))
    return;
  attempt.retried = true;
  if (sweep.counts.queued + sweep.counts.leased === 0) joinTurns(state, sweep);
  setStatus(trial, { kind: 'queued' });
  if (sweep.status === 'finished') {
    sweep.status = 'running';
    sweep.endedAtMs = undefined;
  }
}

/** True for a trial that faults of other classes than this one gave up. */
const isSpentBut = ({ faults, sweep }: Trial, one: FaultClass): boolean =>
  [...faults].some(
    ([other, spent]) => other !== one && other !== 'machine' && spent > sweep.spec.retry[other],
  );

export function applyResultLate(state: CoordinatorState, event: ResultLate): void {
  const attempt = attemptOf(state, event.fence);
  assert(
    ['expired', 'cancelled', 'released', 'pruned'].includes(attempt.status),
    `attempt ${event.fence} may have a late result, not one that is ${attempt.status}`,
  );
  attempt.status = 'late';
  attempt.endRequestId = event.requestId;
  attempt.result = event.result;
  attempt.trial.lateResults++;
  noteLeft(state, attempt);
}

function noteFault(trial: Trial, faultClass: FaultClass, change: 1 | -1): void {
  const spent = Math.max(0, (trial.faults.get(faultClass) ?? 0) + change);
  trial.faults = new Map(trial.faults).set(faultClass, spent);
}

function spend(attempt: Attempt, faultClass: FaultClass, retry: boolean, atMs: number): void {
  const { trial } = attempt;
  attempt.retried = retry;
  if (faultClass !== 'machine') noteFault(trial, faultClass, 1);
  setStatus(trial, retry ? { kind: 'queued' } : { kind: 'failed' });
  finishIfAllEnded(trial.sweep, atMs);
}
