import type { Fence, RequestId, TrialId } from '../../base/ids.ts';
import type { AttemptEnvironment, AttemptLimits, Grant, Held } from './lease.ts';
import type { SpooledOutcome } from './outcome.ts';

/** One request to the coordinator. The shell adds who the agent is. */
export type Call = { readonly requestId: RequestId } & (
  | { readonly method: 'register'; readonly held: readonly Held[]; readonly backend: string }
  | {
      readonly method: 'lease';
      /** Number of all idle slots, including those that earlier polls asked for. */
      readonly slots: number;
      /** Number of whole GPUs that are free, with all slots on them. */
      readonly gpus: number;
      readonly waitMs: number;
      /** Fence of the newest grant that has arrived: later grants are still on their way. */
      readonly seenFence: Fence;
      /** Until the agent's job ends, less what it needs to leave; undefined if no end is known. */
      readonly timeLeftMs?: number | undefined;
    }
  | {
      readonly method: 'renew';
      readonly held: readonly Held[];
      /** What trials among them run with, as far as that is news. */
      readonly environments: readonly AttemptEnvironment[];
    }
  /** Report outcomes: upload the artifacts, then Complete; or Fail. Several together are completed, without artifacts. */
  | { readonly method: 'report'; readonly outcomes: readonly SpooledOutcome[] }
  | {
      readonly method: 'release';
      readonly held: readonly Held[];
      readonly reason: string;
      readonly leaving: boolean;
      /** The machine or its job ends: whatever the programs did was no fault of their trials. */
      readonly preempted: boolean;
    }
);

interface Renewal {
  readonly trialId: TrialId;
  readonly verdict: RenewVerdict;
  /** Those that hold from now on; undefined where they are what they were. */
  readonly limits?: AttemptLimits | undefined;
}

export type RenewVerdict = 'renewed' | 'cancel' | 'pause' | 'lost';
/** What the coordinator answers to an outcome. `settled`: it decided the attempt, whether its trial counts or failed. */
export type OutcomeVerdict = 'settled' | 'late' | 'duplicate' | 'unknown';

export type Answer =
  | {
      readonly method: 'register';
      readonly leaseTtlMs: number;
      readonly lostTrialIds: readonly TrialId[];
      readonly logId: string;
    }
  | {
      readonly method: 'lease';
      readonly grants: readonly Grant[];
      /** How long the shortest of the waiting trials is likely to take, where all of them take longer than the agent has. */
      readonly tooLongMs?: number | undefined;
    }
  | {
      readonly method: 'renew';
      readonly renewals: readonly Renewal[];
      readonly registerAgain: boolean;
    }
  /** In the order of the outcomes; undefined for one that got no verdict. */
  | { readonly method: 'report'; readonly verdicts: readonly (OutcomeVerdict | undefined)[] }
  | { readonly method: 'release' };

/**
 * Why a call got no answer.
 *
 * - `unreachable`: nobody there, or no answer in time. Contact is lost: register again.
 * - `busy`: the coordinator is there and could not do it now. Repeat this call later.
 * - `rejected`: it will never do it: the request itself is wrong.
 * - `denied`: this agent may not speak to it at all.
 */
export type CallFailure = 'unreachable' | 'busy' | 'rejected' | 'denied';
