/** What the core is asked, in the words of the domain. The shell numbers each call. */
import type { RunEnvironment } from '../../base/run-environment.ts';
import type { AgentId, Fence, RequestId, SweepId, TrialId } from '../../base/ids.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import type { WrittenSetting } from '../../design/policy-setting.ts';
import type { Level, SweepSpec } from '../../design/sweep-spec.ts';
import type { Actor, AgentCard, Artifact, CheckpointSaved, TrialResult } from './event.ts';
import type { Fault } from './fault.ts';

export type CallId = number;

/** A lease as its holder names it. */
export interface Held {
  readonly trialId: TrialId;
  readonly fence: Fence;
  /** The log that granted it; left out or empty for the log that the call is about. */
  readonly logId?: string;
}

interface Ask<Kind extends string> {
  readonly kind: Kind;
  readonly call: CallId;
  readonly requestId: RequestId;
}

/** Of a user. */
interface AskOfUser<Kind extends string> extends Ask<Kind> {
  /** Who asks, for the record. */
  readonly by?: Actor;
}

interface AskOfAgent<Kind extends string> extends Ask<Kind> {
  readonly agentId: AgentId;
  /** The log that the agent speaks of; left out or empty where it did not say. */
  readonly logId?: string;
}

export interface RegisterAsk extends AskOfAgent<'register'> {
  readonly card: AgentCard;
  readonly held: readonly Held[];
  /** host:port that it calls from. Left out: the process may take the place of any other of its agent. */
  readonly peer?: string;
}

export interface LeaseAsk extends AskOfAgent<'lease'> {
  /** Number of all free slots, including those that an earlier request asked for. */
  readonly slots: number;
  /** Number of whole GPUs all of whose slots are free; left out by agents that do not hold slots. */
  readonly gpus?: number;
  readonly waitMs: number;
  /** Fence of the newest grant that has arrived: later grants are on their way. Left out if none can be. */
  readonly seenFence?: Fence;
  /** Until the agent's job ends, as it knows; left out if no end is known. */
  readonly timeLeftMs?: number;
}

export interface RenewAsk extends AskOfAgent<'renew'> {
  readonly held: readonly Held[];
  /** What attempts among them run with; left out by agents that say it with the outcome alone. */
  readonly environments?: readonly (Held & { readonly environment: DescribedEnvironment })[];
}

export interface CompleteAsk extends AskOfAgent<'complete'> {
  readonly results: readonly (Held & {
    readonly result: TrialResult;
    readonly environment?: DescribedEnvironment | undefined;
    /** Of this result; left out where the call's own stands for it. */
    readonly requestId?: RequestId;
  })[];
}

export interface FailAsk extends AskOfAgent<'fail'>, Held {
  readonly fault: Fault;
  readonly environment?: DescribedEnvironment;
  /** Files that the attempt left. */
  readonly artifacts?: readonly Artifact[];
}

export interface SaveCheckpointAsk extends AskOfAgent<'save-checkpoint'>, Held {
  /** From 1 for each attempt, growing. */
  readonly number: number;
  readonly checkpoint: Pick<CheckpointSaved, 'manifest' | 'step' | 'bytes' | 'files'> & {
    readonly store: string;
  };
}

export interface DropCheckpointAsk extends AskOfAgent<'drop-checkpoint'>, Held {
  readonly manifest: string;
  readonly reason: string;
}

/** What an attempt ran with; by its hash alone where the agent has said before what it is. */
export interface DescribedEnvironment {
  readonly hash: string;
  readonly environment?: RunEnvironment;
}

export interface ReleaseAsk extends AskOfAgent<'release'> {
  readonly held: readonly Held[];
  readonly reason: string;
  readonly leaving: boolean;
  /** The machine or its job ends, and what runs with it. Default: false. */
  readonly preempted?: boolean;
}

export interface LaunchAsk extends AskOfUser<'launch'> {
  readonly spec: SweepSpec;
  readonly designHash: string;
  readonly baseVersion: string;
  /** The run sheet, or its beginning. */
  readonly trials: readonly PlannedTrial[];
  /** Number of trials of the whole run sheet, the rest of which follows by `plan`; default: those of `trials`. */
  readonly trialCount?: number;
  readonly source: string;
  readonly fileName: string;
  /** 1 where it is left out. */
  readonly priority?: number;
}

/** More of the run sheet of a sweep that was launched or extended with its beginning. A stretch that is there already changes nothing. */
export interface PlanAsk extends AskOfSweep<'plan'> {
  /** Position of the first trial in the planned order. */
  readonly from: number;
  readonly trials: readonly PlannedTrial[];
}

interface AskOfSweep<Kind extends string> extends AskOfUser<Kind> {
  readonly sweepId: SweepId;
}

export interface ExtendAsk extends AskOfSweep<'extend'> {
  /** Of the design that the extension was planned for. */
  readonly parentHash: string;
  readonly hash: string;
  readonly spec: SweepSpec;
  readonly what: string;
  readonly notes: readonly string[];
  /** The trials that are added, or the first of them. */
  readonly trials: readonly PlannedTrial[];
  /** Number of all that are added, the rest of which follows by `plan`; default: those of `trials`. */
  readonly trialCount?: number;
}

/** Score what has finished of a sweep, in a sweep that is linked to it: known by its design hash, or made with the first trial. */
export interface ScoreAsk extends AskOfSweep<'score'> {
  /** Of the linked sweep. */
  readonly spec: SweepSpec;
  readonly designHash: string;
  readonly source: string;
  readonly fileName: string;
  /** 1 where it is left out. */
  readonly priority?: number;
  /** Levels by factor: a trial is scored if it has one of each. */
  readonly where: ReadonlyMap<string, readonly Level[]>;
  /** It may take the place of a sweep that has scored a response of the same name. */
  readonly replace: boolean;
  /** Decide, but record nothing. */
  readonly dryRun: boolean;
  /** Position in the planned order of the first trial that is looked at. */
  readonly from: number;
}

export interface PrioritiseAsk extends AskOfSweep<'prioritise'> {
  readonly priority: number;
}
export interface SetPolicyAsk extends AskOfSweep<'set-policy'> {
  /** Checked, and as `policyTexts` gives them. */
  readonly settings: readonly WrittenSetting[];
}
export interface PauseAsk extends AskOfSweep<'pause'> {
  readonly stopRunning: boolean;
  readonly reason?: string | undefined;
  /** Default: a person asks. */
  readonly cause?: 'stop-rule' | undefined;
}
export type ResumeAsk = AskOfSweep<'resume'>;
export type CancelAsk = AskOfSweep<'cancel'>;
export type RetryFailedAsk = AskOfSweep<'retry-failed'>;

/** Checkpoints of trials that failed or were cancelled are given up. */
export interface CollectAsk extends AskOfSweep<'collect'> {
  /** Position in the planned order of the first trial that is looked at. */
  readonly from: number;
}

export interface ReadmitAsk extends AskOfUser<'readmit'> {
  readonly agentId: AgentId;
}

/** Time passed: due several times per time to live of a lease. */
interface Tick {
  readonly kind: 'tick';
}

/** A running trial reports; a hint, which is answered by nothing and may be lost. */
export interface Progress extends Held {
  readonly kind: 'progress';
  readonly agentId: AgentId;
  readonly step: number;
  readonly metrics: Readonly<Record<string, number>>;
}

export interface Jobs {
  /** Name of the scheduler. */
  readonly scheduler: string;
  readonly running: number;
  readonly pending: number;
  /** Of those that run: the ones that end within ten minutes. */
  readonly ending: number;
  /** Why no further job is submitted; empty where nothing is wrong. */
  readonly trouble: string;
}

/** How the jobs of a scheduler stand that somebody submits agents as; a hint, which is answered by nothing. */
export interface JobsReport {
  readonly kind: 'jobs';
  readonly submitter: string;
  readonly jobs: Jobs;
  readonly sweepIds: readonly string[];
}

/** How full the coordinator's disk is; a hint, which is answered by nothing. */
export interface DiskReport {
  readonly kind: 'disk';
  /** Whose disk it is; undefined for the coordinator's own. */
  readonly agentId?: AgentId;
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** No connection of the agent's process is open any more: another may take its place at once. */
interface ProcessGone {
  readonly kind: 'process-gone';
  readonly agentId: AgentId;
}

/** The caller is gone: nobody waits for this answer any more. */
export interface CallerGone {
  readonly kind: 'caller-gone';
  readonly call: CallId;
}

export type Question =
  | RegisterAsk
  | LeaseAsk
  | RenewAsk
  | CompleteAsk
  | FailAsk
  | ReleaseAsk
  | SaveCheckpointAsk
  | DropCheckpointAsk
  | LaunchAsk
  | PlanAsk
  | ExtendAsk
  | ScoreAsk
  | PrioritiseAsk
  | SetPolicyAsk
  | PauseAsk
  | ResumeAsk
  | CancelAsk
  | RetryFailedAsk
  | CollectAsk
  | ReadmitAsk;

/** Is answered by nothing, and may be lost. */
export type Hint = Progress | JobsReport | DiskReport | ProcessGone;

export type Input = Question | Hint | Tick | CallerGone;
