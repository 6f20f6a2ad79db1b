/**
 * The fold: state after one more event. Called for each new event when it is decided and for each old one at start;
 * both must give the same state, so nothing here looks at the time but for that given with the event.
 *
 * An event that does not fit the state is a broken invariant (or a log that was tampered with) and throws.
 */
import { broken, unreachable } from '../../base/assert.ts';
import type { Seq } from '../../base/ids.ts';
import {
  applyAgentLeft,
  applyAgentReadmitted,
  applyAgentRegistered,
  applyAgentSetAside,
} from './apply-agent.ts';
import {
  applyAttemptFailed,
  applyFaultPardoned,
  applyLeaseExpired,
  applyLeaseReadopted,
  applyLeaseReleased,
  applyResultLate,
  applyTrialCompleted,
  applyTrialLeased,
} from './apply-attempt.ts';
import { applyCheckpointDropped, applyCheckpointSaved } from './apply-checkpoint.ts';
import { applyEnvironmentSeen } from './apply-environment.ts';
import { applyArtifactsCollected, applyCheckpointsCollected } from './apply-retention.ts';
import { applyRungReached, applyTrialPruned } from './apply-prune.ts';
import {
  applyFailedRetried,
  applyRequestNoted,
  applyRunPolicyChanged,
  applyScorePlanned,
  applySweepCancelled,
  applySweepExtended,
  applySweepLaunched,
  applySweepPaused,
  applySweepPrioritised,
  applySweepReopened,
  applySweepResumed,
  applyTrialsPlanned,
} from './apply-sweep.ts';
import { noteChange } from './changes.ts';
import type { CoordinatorEvent } from './event.ts';
import type { CoordinatorState } from './state.ts';

/** @param nowMs steady time of the event; for one that is read from a log, the newest wall time so far stands for it */
export function apply(state: CoordinatorState, event: CoordinatorEvent, nowMs: number): void {
  state.seq = (state.seq + 1) as Seq;
  if (nowMs < state.nowMs) broken('steady time never goes back');
  state.nowMs = nowMs;
  if (!Number.isFinite(event.atMs)) broken(`event ${state.seq} has no time`);
  switch (event.type) {
    case 'sweep-launched':
      applySweepLaunched(state, event);
      return noteChange(state, event);
    case 'trials-planned':
      noteRunSheet(state);
      return applyTrialsPlanned(state, event);
    case 'sweep-extended':
      applySweepExtended(state, event);
      return noteChange(state, event);
    case 'score-planned':
      applyScorePlanned(state, event);
      return noteChange(state, event);
    case 'sweep-prioritised':
      applySweepPrioritised(state, event);
      return noteChange(state, event);
    case 'run-policy-changed':
      applyRunPolicyChanged(state, event);
      return noteChange(state, event);
    case 'sweep-paused':
      applySweepPaused(state, event);
      return noteChange(state, event);
    case 'sweep-resumed':
      applySweepResumed(state, event);
      return noteChange(state, event);
    case 'sweep-cancelled':
      applySweepCancelled(state, event);
      return noteChange(state, event);
    case 'sweep-reopened':
      applySweepReopened(state, event);
      return noteChange(state, event);
    case 'failed-retried':
      applyFailedRetried(state, event);
      return noteChange(state, event);
    case 'request-noted':
      return applyRequestNoted(state, event);
    case 'agent-registered':
      return applyAgentRegistered(state, event);
    case 'agent-left':
      return applyAgentLeft(state, event);
    case 'agent-set-aside':
      return applyAgentSetAside(state, event);
    case 'agent-readmitted':
      return applyAgentReadmitted(state, event);
    case 'trial-leased':
      return applyTrialLeased(state, event);
    case 'lease-readopted':
      return applyLeaseReadopted(state, event);
    case 'lease-expired':
      return applyLeaseExpired(state, event);
    case 'lease-released':
      return applyLeaseReleased(state, event);
    case 'trial-completed':
      return applyTrialCompleted(state, event);
    case 'attempt-failed':
      return applyAttemptFailed(state, event);
    case 'fault-pardoned':
      return applyFaultPardoned(state, event);
    case 'rung-reached':
      return applyRungReached(state, event);
    case 'trial-pruned':
      return applyTrialPruned(state, event);
    case 'result-late':
      return applyResultLate(state, event);
    case 'environment-seen':
      return applyEnvironmentSeen(state, event);
    case 'checkpoint-saved':
      return applyCheckpointSaved(state, event);
    case 'checkpoint-dropped':
      return applyCheckpointDropped(state, event);
    case 'artifacts-collected':
      return applyArtifactsCollected(state, event);
    case 'checkpoints-collected':
      return applyCheckpointsCollected(state, event);
    default:
      return unreachable(event);
  }
}

function noteRunSheet({ runSheetsAt, seq }: CoordinatorState): void {
  const last = runSheetsAt.at(-1);
  if (last?.toSeq === seq - 1) last.toSeq = seq;
  else runSheetsAt.push({ fromSeq: seq, toSeq: seq });
}
