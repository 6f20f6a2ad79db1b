/**
 * The facts that the log keeps. State is their fold (apply.ts) and nothing else that must outlive a restart.
 *
 * Events are plain data that survives JSON (the log writes NaN and the infinities in `metrics` as text). A change of
 * meaning or form raises the event's number in event-versions.ts; a log with a number from the future is refused.
 */
import type { AgentId, Fence, RequestId, SweepId, TrialId } from '../../base/ids.ts';
import type { PolicyChange, PolicyTexts } from '../../design/run-policy.ts';
import type { RunEnvironment } from '../../base/run-environment.ts';
import type { Level, SweepSpec } from '../../design/sweep-spec.ts';
import type { Fault } from './fault.ts';

export interface Artifact {
  readonly name: string;
  readonly mediaType: string;
  /** Lower-case hex, 64 characters. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What an attempt that completed brought. It is its trial's result once it is counted. Times are by the agent's clock. */
export interface TrialResult {
  readonly metrics: Readonly<Record<string, number>>;
  readonly artifacts: readonly Artifact[];
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly backend: string;
}

interface Device {
  readonly kind: string;
  readonly name: string;
  readonly memoryBytes: number;
  /** UUID; left out for the CPU, and by agents of earlier versions, as is what follows. */
  readonly id?: string;
  /** Number of the agent's slots on it. */
  readonly slots?: number;
  /** True for a slice of a GPU (MIG). */
  readonly isSlice?: boolean;
}

/** Who an agent says it is. */
export interface AgentCard {
  readonly name: string;
  readonly version: string;
  readonly slots: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly devices: readonly Device[];
  readonly backend: string;
  /** Changes with each start of the agent process. */
  readonly incarnation: string;
  /** True if it gives a trial the seed of its grant; left out by agents of earlier versions, which know the replicate alone. */
  readonly takesSeeds?: boolean;
  /** Programs that it runs for sweeps, `*` for any; left out by agents that do not say. */
  readonly programs?: readonly string[];
  /** True if it counts slots, and holds all that a trial takes; left out by agents of earlier versions, which count trials. */
  readonly holdsSlots?: boolean;
  /** Ids of sweeps of which it takes no trials; left out where there is none. */
  readonly leavesAlone?: readonly string[];
  /** True if it fetches the files that a trial scores; left out by agents of earlier versions. */
  readonly takesSources?: boolean;
  /** True if it fetches and saves checkpoints; left out by agents of earlier versions. */
  readonly takesCheckpoints?: boolean;
  /** Id of the folder that it shares with other agents and keeps checkpoints in; left out where the coordinator keeps them. */
  readonly checkpointStore?: string;
}

/** One line of the run sheet: trial id, cell, replicate, block, then the levels in the order of `columns`. */
export type RunSheetRow = readonly [
  id: TrialId,
  cell: number,
  replicate: number,
  block: number,
  ...levels: Level[],
];

interface Fact<Type extends string> {
  readonly type: Type;
  /** By the coordinator's clock. */
  readonly atMs: number;
}

/** A trial and what it scores: its id, that of its source, the attempt that counts there, and the digest of the files that it left. */
export type ScoredRow = readonly [id: TrialId, sourceId: TrialId, sourceFence: Fence, digest: string];

/** Who asked for something: a token, which its id names, and where the call came from. */
export interface Actor {
  readonly token: string;
  readonly name: string;
  /** host:port */
  readonly peer: string;
}

/** What a user asked for. */
interface ByUser {
  readonly requestId: RequestId;
  /** Left out in logs of before tokens. */
  readonly by?: Actor;
}

interface AboutSweep {
  readonly sweepId: SweepId;
}

interface AboutAttempt extends AboutSweep {
  readonly trialId: TrialId;
  /** Names the attempt: fences are unique in a log. */
  readonly fence: Fence;
}

export interface SweepLaunched extends Fact<'sweep-launched'>, AboutSweep, ByUser {
  readonly designHash: string;
  readonly baseVersion: string;
  readonly spec: SweepSpec;
  readonly source: string;
  readonly fileName: string;
  /** Number of trials; the sweep starts once as many were planned. */
  readonly trials: number;
  /** 1 where it is left out. */
  readonly priority?: number;
  /** False if `designHash` leaves the run policy out; left out in logs of earlier versions, whose hashes covered it. */
  readonly policyInHash?: false;
}

/** A stretch of the run sheet, in planned order. Kept, so that newer design code never re-plans an older sweep. */
export interface TrialsPlanned extends Fact<'trials-planned'>, AboutSweep {
  readonly columns: readonly string[];
  readonly rows: readonly RunSheetRow[];
  /** Seed of each row's trial; left out where it is the replicate, as in version 1 of this event always. */
  readonly seeds?: readonly number[];
  /** Name of the reference that all these rows are runs of; left out for runs of the design. */
  readonly reference?: string;
}

/** More trials are planned; their run sheet follows. */
export interface SweepExtended extends Fact<'sweep-extended'>, AboutSweep, ByUser {
  /** Of the design before. */
  readonly parentHash: string;
  /** Of what is added and of the hash before. */
  readonly hash: string;
  /** Of the whole design from here on. */
  readonly spec: SweepSpec;
  readonly what: string;
  readonly notes: readonly string[];
  /** How many trials are added. */
  readonly trials: number;
}

/** More trials are planned, each of which scores the files of a trial of another sweep; their run sheet follows. */
export interface ScorePlanned extends Fact<'score-planned'>, AboutSweep, ByUser {
  /** The sweep that is scored: always the same for one sweep. */
  readonly of: SweepId;
  /** Left out where it is as before. */
  readonly spec?: SweepSpec;
  readonly rows: readonly ScoredRow[];
}

export interface SweepPrioritised extends Fact<'sweep-prioritised'>, AboutSweep, ByUser {
  readonly priority: number;
}

/** A user changed how trials are run: time limits, retries, what a trial takes of an agent. */
export interface RunPolicyChanged extends Fact<'run-policy-changed'>, AboutSweep, ByUser {
  /** May be empty where a file says what holds already. */
  readonly changes: readonly PolicyChange[];
  /** Set where the edited sweep file was launched again. */
  readonly file?: {
    readonly source: string;
    readonly fileName: string;
    /** The whole run policy of the file. */
    readonly policy: PolicyTexts;
  };
}

/** `same-error`: the same error again and again, and no trial has succeeded. `stop-rule`: the rule of the sweep file was met. */
export type PauseCause = 'same-error' | 'stop-rule';

export interface SweepPaused extends Fact<'sweep-paused'>, AboutSweep, ByUser {
  readonly stopRunning: boolean;
  /** Left out where none was given. */
  readonly reason?: string;
  /** Left out where a person asked for it; earlier versions left it out for a stop rule as well. */
  readonly cause?: PauseCause;
}

export interface SweepResumed extends Fact<'sweep-resumed'>, AboutSweep, ByUser {}
export interface SweepCancelled extends Fact<'sweep-cancelled'>, AboutSweep, ByUser {}

/** A cancelled sweep was launched again: its cancelled trials are queued again. */
export interface SweepReopened extends Fact<'sweep-reopened'>, AboutSweep, ByUser {}
export interface FailedRetried extends Fact<'failed-retried'>, AboutSweep, ByUser {}

/** A request that found things as it wants them: kept, so that a repeat of it changes nothing later either. */
export interface RequestNoted extends Fact<'request-noted'> {
  readonly requestId: RequestId;
  /** Left out where the request was about no sweep. */
  readonly sweepId?: SweepId;
}

export interface AgentRegistered extends Fact<'agent-registered'> {
  readonly agentId: AgentId;
  readonly card: AgentCard;
}

export interface AgentLeft extends Fact<'agent-left'> {
  readonly agentId: AgentId;
}

export interface AgentSetAside extends Fact<'agent-set-aside'> {
  readonly agentId: AgentId;
  readonly reason: string;
  /** When it is tried again. */
  readonly untilMs: number;
}

export interface AgentReadmitted extends Fact<'agent-readmitted'> {
  readonly agentId: AgentId;
  readonly reason: string;
  /** Set where a user asked for it: the agent gets a clean slate, not a probation. */
  readonly requestId?: RequestId;
  readonly by?: Actor;
}

export interface TrialLeased extends Fact<'trial-leased'>, AboutAttempt {
  readonly agentId: AgentId;
  readonly requestId: RequestId;
  /** From 1. */
  readonly attempt: number;
  /** Manifest of the checkpoint that it goes on from; left out where it begins at the start. */
  readonly checkpoint?: string;
}

/** An expired lease goes on: its agent came back before anybody else took the trial. */
export interface LeaseReadopted extends Fact<'lease-readopted'>, AboutAttempt {}

export interface LeaseExpired extends Fact<'lease-expired'>, AboutAttempt {
  /** `unclaimed`: the grant never reached its agent. That spends nothing; the others spend the budget for `lost`. */
  readonly reason: 'silence' | 'agent-restarted' | 'unclaimed';
  readonly retry: boolean;
}

export interface LeaseReleased extends Fact<'lease-released'>, AboutAttempt {
  readonly reason: string;
  /** The machine or its job ended, and the program with it. Left out where that was not so. */
  readonly preempted?: true;
  /** The highest step that a preempted attempt had reported; left out where it had reported none. */
  readonly step?: number;
}

export interface TrialCompleted extends Fact<'trial-completed'>, AboutAttempt {
  readonly requestId: RequestId;
  readonly result: TrialResult;
  /** Hash of what it ran with; left out where the agent did not say. */
  readonly environment?: string;
}

/**
 * An attempt of the sweep runs, or ran, with this code and environment. What it is stands in the first such event of the log with its
 * hash. An attempt that ends before its agent has said so has such an event only if it is the first of its sweep with that hash.
 */
export interface EnvironmentSeen extends Fact<'environment-seen'>, AboutAttempt {
  readonly hash: string;
  readonly environment?: RunEnvironment;
  /** An earlier attempt of the sweep had it too. */
  readonly again?: true;
}

export interface AttemptFailed extends Fact<'attempt-failed'>, AboutAttempt {
  readonly requestId: RequestId;
  readonly fault: Fault;
  readonly retry: boolean;
  /** Hash of what it ran with; left out where the agent did not say. */
  readonly environment?: string;
  /** Files that it left; left out where there are none. */
  readonly artifacts?: readonly Artifact[];
  /** Of an attempt that ended well but without the primary response. */
  readonly result?: TrialResult;
}

/** An attempt has saved its state: manifest and files are durable where they are kept. */
export interface CheckpointSaved extends Fact<'checkpoint-saved'>, AboutAttempt {
  /** From 1 for each attempt, growing. */
  readonly number: number;
  readonly step: number;
  /** SHA-256 of the manifest, which names the checkpoint. */
  readonly manifest: string;
  /** Sum of its files. */
  readonly bytes: number;
  readonly files: number;
  /** Id of the folder that agents share; left out where the coordinator keeps the files. */
  readonly store?: string;
}

/** A checkpoint is damaged or gone: no attempt goes on from it any more. */
export interface CheckpointDropped extends Fact<'checkpoint-dropped'>, AboutAttempt {
  readonly manifest: string;
  readonly reason: string;
}

/** Files that the attempt left go once this is durable. `keep` is what the sweep kept then: `none`, `best 3`. */
export interface ArtifactsCollected extends Fact<'artifacts-collected'>, AboutAttempt {
  readonly keep: string;
}

/** A user gave up the checkpoints of a trial that failed or was cancelled: run again, it begins at its start. */
export interface CheckpointsCollected extends Fact<'checkpoints-collected'>, AboutSweep, ByUser {
  readonly trialId: TrialId;
}

/** An attempt that failed did so through its agent, which was set aside for it: the fault costs its trial nothing. */
export interface FaultPardoned extends Fact<'fault-pardoned'>, AboutAttempt {}

/** A running trial of a sweep that prunes has come to one of its steps. */
export interface RungReached extends Fact<'rung-reached'>, AboutAttempt {
  /** From 1; each at most once a trial. */
  readonly rung: number;
  /** Of the report, at least that of the rung. */
  readonly step: number;
  /** Of the metric that the sweep prunes by; null where it was not a finite number. */
  readonly value: number | null;
}

/** The trial is stopped there for good: among the worse of its block at the rung. */
export interface TrialPruned extends Fact<'trial-pruned'>, AboutAttempt {
  readonly rung: number;
  readonly step: number;
  readonly metric: string;
  readonly value: number | null;
  /** The worst that would have gone on. */
  readonly cutoff: number | null;
  /** Trials of the block that had reached the rung, this one included. */
  readonly compared: number;
}

/** Kept, never counted. */
export interface ResultLate extends Fact<'result-late'>, AboutAttempt {
  readonly requestId: RequestId;
  readonly result: TrialResult;
}

/** What users do to sweeps. */
export type UserEvent =
  | SweepLaunched
  | SweepExtended
  | ScorePlanned
  | SweepPrioritised
  | RunPolicyChanged
  | SweepPaused
  | SweepResumed
  | SweepCancelled
  | SweepReopened
  | FailedRetried;

export type CoordinatorEvent =
  | UserEvent
  | TrialsPlanned
  | RequestNoted
  | AgentRegistered
  | AgentLeft
  | AgentSetAside
  | AgentReadmitted
  | TrialLeased
  | LeaseReadopted
  | LeaseExpired
  | LeaseReleased
  | TrialCompleted
  | AttemptFailed
  | FaultPardoned
  | RungReached
  | TrialPruned
  | ResultLate
  | EnvironmentSeen
  | CheckpointSaved
  | CheckpointDropped
  | ArtifactsCollected
  | CheckpointsCollected;
