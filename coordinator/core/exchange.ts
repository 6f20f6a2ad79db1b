/**
 * What the core is asked and what it answers, in the words of the domain. The shell numbers each call; a reply names
 * the call and the log position that must be durable before it may be sent.
 */
import type { AgentId, Fence, RequestId, Seq, SweepId, TrialId } from '../../base/ids.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { AgentCard, CoordinatorEvent, TrialResult } from './event.ts';
import type { Fault } from './fault.ts';
import type { Attempt, Extension } from './state.ts';

export type CallId = number;

/** A lease as its holder names it. */
export interface Held {
  readonly trialId: TrialId;
  readonly fence: Fence;
  /** The log that granted it; left out or empty for the log that the call is about. */
  readonly logId?: string;
}

export type ResultVerdict = 'counted' | 'late' | 'duplicate' | 'unknown';
export type RenewVerdict = 'renewed' | 'cancel' | 'pause' | 'lost';

interface Ask<Kind extends string> {
  readonly kind: Kind;
  readonly call: CallId;
  readonly requestId: RequestId;
}

interface AskOfAgent<Kind extends string> extends Ask<Kind> {
  readonly agentId: AgentId;
  /** The log that the agent speaks of; left out or empty where it did not say. */
  readonly logId?: string;
}

export interface RegisterAsk extends AskOfAgent<'register'> {
  readonly card: AgentCard;
  readonly held: readonly Held[];
}

export interface LeaseAsk extends AskOfAgent<'lease'> {
  readonly slots: number;
  readonly waitMs: number;
}

export interface RenewAsk extends AskOfAgent<'renew'> {
  readonly held: readonly Held[];
}

export interface CompleteAsk extends AskOfAgent<'complete'> {
  readonly results: readonly (Held & {
    readonly result: TrialResult;
    /** Of this result; left out where the call's own stands for it. */
    readonly requestId?: RequestId;
  })[];
}

export interface FailAsk extends AskOfAgent<'fail'>, Held {
  readonly fault: Fault;
}

export interface ReleaseAsk extends AskOfAgent<'release'> {
  readonly held: readonly Held[];
  readonly reason: string;
  readonly leaving: boolean;
}

export interface LaunchAsk extends Ask<'launch'> {
  readonly spec: SweepSpec;
  readonly designHash: string;
  readonly baseVersion: string;
  readonly trials: readonly PlannedTrial[];
  readonly source: string;
  readonly fileName: string;
  /** 1 where it is left out. */
  readonly priority?: number;
}

interface AskOfSweep<Kind extends string> extends Ask<Kind> {
  readonly sweepId: SweepId;
}

export interface ExtendAsk extends AskOfSweep<'extend'> {
  /** Of the design that the extension was planned for. */
  readonly parentHash: string;
  readonly hash: string;
  readonly spec: SweepSpec;
  readonly what: string;
  readonly notes: readonly string[];
  readonly trials: readonly PlannedTrial[];
}
export interface PrioritiseAsk extends AskOfSweep<'prioritise'> {
  readonly priority: number;
}
export interface PauseAsk extends AskOfSweep<'pause'> {
  readonly stopRunning: boolean;
  readonly reason?: string | undefined;
}
export type ResumeAsk = AskOfSweep<'resume'>;
export type CancelAsk = AskOfSweep<'cancel'>;
export type RetryFailedAsk = AskOfSweep<'retry-failed'>;

export interface ReadmitAsk extends Ask<'readmit'> {
  readonly agentId: AgentId;
}

/** Time passed: due several times per time to live of a lease. */
export interface Tick {
  readonly kind: 'tick';
}

/** A running trial reports; a hint, which is answered by nothing and may be lost. */
export interface Progress extends Held {
  readonly kind: 'progress';
  readonly agentId: AgentId;
  readonly step: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** The caller is gone: nobody waits for this answer any more. */
export interface HangUp {
  readonly kind: 'hang-up';
  readonly call: CallId;
}

export type Question =
  | RegisterAsk
  | LeaseAsk
  | RenewAsk
  | CompleteAsk
  | FailAsk
  | ReleaseAsk
  | LaunchAsk
  | ExtendAsk
  | PrioritiseAsk
  | PauseAsk
  | ResumeAsk
  | CancelAsk
  | RetryFailedAsk
  | ReadmitAsk;

export type Input = Question | Progress | Tick | HangUp;

/** Answer of each kind of question. */
export interface Answers {
  readonly register: {
    readonly leaseTtlMs: number;
    readonly nowMs: number;
    readonly lost: readonly TrialId[];
  };
  /** The attempts granted, running at the time of the step. */
  readonly lease: { readonly grants: readonly Attempt[]; readonly idle: boolean };
  readonly renew: { readonly renewals: readonly Renewal[]; readonly registerAgain: boolean };
  readonly complete: {
    readonly receipts: readonly { readonly trialId: TrialId; readonly verdict: ResultVerdict }[];
  };
  readonly fail: { readonly verdict: ResultVerdict; readonly willRetry: boolean };
  readonly release: { readonly released: number };
  readonly launch: { readonly sweepId: SweepId; readonly created: boolean; readonly trials: number };
  readonly extend: { readonly sweepId: SweepId; readonly extension: Extension };
  readonly prioritise: SweepChange;
  readonly pause: SweepChange;
  readonly resume: SweepChange;
  readonly cancel: SweepChange;
  readonly 'retry-failed': SweepChange;
  /** False where the agent was not set aside, or the request is a repeat. */
  readonly readmit: { readonly changed: boolean };
}

export interface Renewal {
  readonly trialId: TrialId;
  readonly verdict: RenewVerdict;
  readonly expiresAtMs: number;
}

export interface SweepChange {
  readonly sweepId: SweepId;
  readonly trialsChanged: number;
}

/** An expected refusal. */
export interface Refusal {
  readonly code: 'E_AGENT_UNKNOWN' | 'E_SWEEP_UNKNOWN' | 'E_SWEEP_STATE' | 'E_LOG_OTHER';
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

/** An agent's long poll that found no work yet. */
export interface WaitingPoll {
  readonly ask: LeaseAsk;
  readonly untilMs: number;
}
