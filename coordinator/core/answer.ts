/**
 * What the core answers and decides. A reply names the call that it answers and the log position that must be durable
 * before it may be sent.
 */
import type { Seq, SweepId, TrialId } from '../../base/ids.ts';
import type { PolicyChange } from '../../design/run-policy.ts';
import type { TrainerSpec } from '../../design/sweep-spec.ts';
import type { CallId } from './ask.ts';
import type { CoordinatorEvent } from './event.ts';
import type { Attempt, Extension, Trial } from './state.ts';

/**
 * What the coordinator made of an outcome.
 *
 * - `counted`: it is the trial's result.
 * - `retried`, `given-up`: the attempt failed; its trial is queued again, or no retries are left.
 * - `late`: the lease was another's by then, or its trial had ended. A result is kept, and does not count.
 * - `duplicate`: the attempt had ended before, by another call.
 * - `unknown`: this log never granted such a lease to this agent.
 */
export type OutcomeVerdict = 'counted' | 'retried' | 'given-up' | 'late' | 'duplicate' | 'unknown';
/** True for an outcome that this call itself decided; the others changed no trial. */
export const isSettled = (verdict: OutcomeVerdict): verdict is 'counted' | 'retried' | 'given-up' =>
  verdict === 'counted' || verdict === 'retried' || verdict === 'given-up';

/**
 * What the coordinator made of a checkpoint.
 *
 * - `kept`: recorded; the next attempt goes on from it, unless a newer one comes.
 * - `late`: another attempt was granted, the trial has ended, or a newer one of this attempt is recorded.
 * - `over-quota`: larger than its trial or sweep may keep.
 * - `unwanted`: this log never granted such a lease to this agent.
 */
export type CheckpointVerdict = 'kept' | 'late' | 'over-quota' | 'unwanted';

/** A trial that is not scored, and why. */
export interface LeftOut {
  readonly trial: Trial;
  readonly kind: 'not-finished' | 'failed' | 'pruned' | 'cancelled' | 'no-files' | 'collected';
}

type RenewVerdict = 'renewed' | 'cancel' | 'pause' | 'lost';

/** Answer of each kind of question. */
export interface Answers {
  readonly register: {
    readonly leaseTtlMs: number;
    readonly nowMs: number;
    readonly lost: readonly TrialId[];
  };
  /** The attempts granted, running at the time of the step. */
  readonly lease: {
    readonly grants: readonly Attempt[];
    readonly idle: boolean;
    /** The shortest that a waiting trial is likely to take, where none would end before the agent's job does. */
    readonly tooLongMs?: number;
  };
  readonly renew: { readonly renewals: readonly Renewal[]; readonly registerAgain: boolean };
  readonly complete: {
    readonly receipts: readonly { readonly trialId: TrialId; readonly verdict: OutcomeVerdict }[];
  };
  readonly fail: { readonly verdict: OutcomeVerdict; readonly willRetry: boolean };
  readonly release: { readonly released: number };
  readonly launch: {
    readonly sweepId: SweepId;
    readonly created: boolean;
    readonly trials: number;
    /** How many of them are planned: fewer than `trials` where the rest of the run sheet is still to come. */
    readonly planned: number;
    /** Settings of the run policy that the sweep has taken from the file, since the file says something new. */
    readonly changed: readonly PolicyChange[];
    /** Settings that hold since a user set them: `before` is what the file says, `after` what holds. */
    readonly kept: readonly PolicyChange[];
  };
  readonly plan: { readonly sweepId: SweepId; readonly planned: number };
  readonly extend: {
    readonly sweepId: SweepId;
    readonly extension: Extension;
    /** Position in the planned order after the last of its trials that is recorded; the rest is still to come. */
    readonly planned: number;
  };
  readonly score: {
    /** The linked sweep; left out where there is none yet. */
    readonly sweepId?: SweepId;
    readonly created: boolean;
    /** Number of trials that were added, or would be. */
    readonly added: number;
    /** Number of trials that the linked sweep had already. */
    readonly known: number;
    readonly leftOut: readonly LeftOut[];
    /** Where to go on; left out where all were looked at. */
    readonly next?: number;
  };
  readonly 'save-checkpoint': {
    readonly verdict: CheckpointVerdict;
    /** For people; empty where it is kept. */
    readonly message: string;
    /** Manifests of the trial's checkpoints that are kept now, newest first. */
    readonly kept: readonly string[];
  };
  readonly 'drop-checkpoint': object;
  readonly prioritise: SweepChange;
  readonly 'set-policy': { readonly sweepId: SweepId; readonly changes: readonly PolicyChange[] };
  readonly pause: SweepChange;
  readonly resume: SweepChange;
  readonly cancel: SweepChange;
  readonly 'retry-failed': SweepChange;
  readonly collect: {
    readonly trials: number;
    /** Where to go on; left out where all were looked at. */
    readonly next?: number;
  };
  /** False where the agent was not set aside, or the request is a repeat. */
  readonly readmit: { readonly changed: boolean };
}

export interface Renewal {
  readonly trialId: TrialId;
  readonly verdict: RenewVerdict;
  readonly expiresAtMs: number;
  /** Set where a user has changed the sweep's limits; 0 for no limit. */
  readonly limits?: Pick<TrainerSpec, 'timeoutMs' | 'stallTimeoutMs'>;
}

export interface SweepChange {
  readonly sweepId: SweepId;
  readonly trialsChanged: number;
}

/** An expected refusal. */
export interface Refusal {
  readonly code:
    | 'E_AGENT_SEEDS'
    | 'E_AGENT_TWICE'
    | 'E_AGENT_UNKNOWN'
    | 'E_EXTEND'
    | 'E_SCORE'
    | 'E_SWEEP_UNKNOWN'
    | 'E_SWEEP_STATE'
    | 'E_LOG_OTHER';
  readonly message: string;
  readonly next: string;
}

export type Answer = {
  readonly [Kind in keyof Answers]: { readonly kind: Kind } & Answers[Kind];
}[keyof Answers];

export interface Reply {
  readonly call: CallId;
  /** Send it once the log is durable up to here, and not before. */
  readonly afterSeq: Seq;
  readonly answer: Answer | ({ readonly kind: 'refused' } & Refusal);
}

/** What one step decided: append the events as they are, in one batch; answer when they are durable. */
export interface Step {
  readonly events: readonly CoordinatorEvent[];
  readonly replies: readonly Reply[];
}
