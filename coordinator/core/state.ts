/**
 * Everything the coordinator knows. Built by `apply` from the events alone, but for the fields marked soft: those are
 * lost in a restart by design (leases and agents then get one time to live to be heard from).
 *
 * Owned by one caller and changed in place; entities point at each other, so it is not JSON.
 */
import type { DiskSpace } from '../../base/disk-space.ts';
import type { RunEnvironment } from '../../base/run-environment.ts';
import type { AgentId, Fence, RequestId, Seq, SweepId, TrialId } from '../../base/ids.ts';
import type { PlannedTrial } from '../../design/planned-trial.ts';
import type { PolicyChange, PolicyTexts, RunPolicy } from '../../design/run-policy.ts';
import type { SweepSpec } from '../../design/sweep-spec.ts';
import type { Actor, AgentCard, Artifact, PauseCause, TrialPruned, TrialResult, UserEvent } from './event.ts';
import type { MachineLack } from './rest.ts';
import type { Fault } from './fault.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import type { Jobs, LeaseAsk } from './ask.ts';
import type { PlannedOrderQueue } from './planned-order-queue.ts';
import type { SweepTrials } from './sweep-trials.ts';

export interface CoordinatorConfig {
  readonly logId: string;
  readonly leaseTtlMs: number;
}

export interface CoordinatorState {
  readonly config: CoordinatorConfig;
  /** Position of the last event applied. */
  seq: Seq;
  lastFence: Fence;
  /** In order of launch. */
  readonly sweeps: Map<SweepId, Sweep>;
  readonly agents: Map<AgentId, Agent>;
  readonly attempts: Map<Fence, Attempt>;
  /** Code and environment of attempts, by hash. */
  readonly environments: Map<string, RunEnvironment>;
  /** The attempts that run now, oldest lease first. */
  readonly running: Map<Fence, Attempt>;
  /** Stretches of the log that hold nothing but run sheets, in order: whoever reads what has happened passes them over. */
  readonly runSheetsAt: { readonly fromSeq: number; toSeq: number }[];
  /** Trials that control requests changed, by request id, the oldest first; bounded. */
  readonly controlAnswers: Map<RequestId, number>;
  /** Service of the sweep that was served last, at that time; never goes down (fair-share.ts). */
  servedMs: number;
  /** Not in the log: steady time of the newest step; what lasts is measured by it, and it never goes back. */
  nowMs: number;
  /** Not in the log: wall time of the newest step, for records alone; it may be set forward and back. */
  wallMs: number;
  /** Attempts whose files their sweeps do not keep, and a few for which that has changed since (apply-retention.ts). */
  readonly due: Set<Attempt>;
  /** Not in the log: agents that are kept free for a trial of a sweep (keep-free.ts). */
  readonly kept: Map<SweepId, Keeping>;
  /** Not in the log: agents waiting for work, longest wait first; an agent waits once. */
  readonly waiting: Map<AgentId, WaitingPoll>;
  /** Not in the log: when the first of them has waited long enough, or earlier. */
  nextPollEndMs: number;
  /** Not in the log: how full the coordinator's disk is; undefined before somebody has looked (disk-room.ts). */
  disk: { readonly freeBytes: number; readonly totalBytes: number } | undefined;
  /** Not in the log: jobs that agents run in, by submitter (jobs.ts). */
  readonly jobs: Map<string, ReportedJobs>;
}

/** What one submitter last said, and when, in steady time. */
interface ReportedJobs {
  readonly jobs: Jobs;
  readonly sweepIds: ReadonlySet<string>;
  readonly atMs: number;
}

/** An agent's long poll that found no work yet. */
export interface WaitingPoll {
  readonly ask: LeaseAsk;
  readonly untilMs: number;
  /** When the agent's job ends; infinite if no end is known. */
  readonly jobEndMs: number;
}

export interface Sweep {
  readonly id: SweepId;
  /** Of the design as launched. */
  readonly designHash: string;
  /** The run policy that `designHash` covers, which those of earlier versions do; undefined where it covers none. */
  readonly policyInHash: RunPolicy | undefined;
  /** With all extensions and the run policy that holds; replaced as a whole. */
  spec: SweepSpec;
  /** Before the newest extension; undefined for a sweep without one. */
  specBefore: SweepSpec | undefined;
  /** Of the file as it was launched last. */
  source: string;
  fileName: string;
  /** Run policy of that file: what it says now and did not say then is news. */
  filePolicy: PolicyTexts;
  /** The newest change of the run policy: a repeat of its request gets the same answer. */
  lastPolicyChange: { readonly requestId: RequestId; readonly changes: readonly PolicyChange[] } | undefined;
  readonly baseVersion: string;
  readonly launchRequestId: RequestId;
  readonly launchedAtMs: number;
  /** What was planned after the launch, oldest first. */
  readonly extensions: Extension[];
  /** What users did to it, oldest first: the launch, and the newest of the others; bounded. */
  readonly changes: SweepChange[];
  /** How many trials the run sheet will have; it is complete when as many are here. */
  trialCount: number;
  readonly trials: SweepTrials<Trial>;
  readonly queue: PlannedOrderQueue;
  readonly counts: Record<TrialStatus['kind'], number>;
  status: 'running' | 'paused' | 'finished' | 'cancelled';
  /** While paused: also the trials that run are to be stopped. */
  stopRunning: boolean;
  /** Why it is paused, as far as that was said; undefined while it is not. */
  pauseReason: string | undefined;
  /** Undefined while it is not paused, and where a person paused it. */
  pauseCause: PauseCause | undefined;
  /** Undefined while it is not paused. */
  pausedAtMs: number | undefined;
  /** A trial has succeeded, has reached a rung, or ran for five minutes (fail-fast.ts). */
  isProven: boolean;
  /** Not in the log: a trial has reported a step, or runs for five minutes now. */
  hasReported: boolean;
  /** What its attempts ran with, in the order in which it was first seen. */
  readonly environments: { readonly hash: string; readonly environment: RunEnvironment }[];
  /** How often each error was met while no trial had succeeded, since the sweep was last resumed (fail-fast.ts). */
  readonly errors: Map<string, number>;
  /** Number of trials that wait though the sweep runs: preempted too often without progress (preemption.ts). */
  paused: number;
  endedAtMs: number | undefined;
  /** Values at each rung, best first, by block and rung (prune.ts). */
  readonly rungs: Map<string, (number | null)[]>;
  /** How often agents' groups have had each level, by group, factor and level (balance.ts). */
  readonly levelsSeen: Map<string, number>;
  /** Of the trials that were done last; bounded, and then the newest in the place of the oldest (time-left.ts). */
  readonly durationsMs: number[];
  /** Number of durations that were noted there. */
  durationsNoted: number;
  /** How many trials were ever leased. */
  realised: number;
  /** Weight among the sweeps that have trials waiting: 1 to 1000. */
  priority: number;
  /** Slots that its running attempts hold. */
  slotsInUse: number;
  /** Sum of the times since which they do, one for each slot. */
  slotsSinceMs: number;
  /** Slot time and GPU time of attempts that have ended (gpu-time.ts). */
  usedSlotMs: number;
  usedGpuMs: number;
  /** GPUs that its running attempts hold, and the sum of the times since which they do. */
  gpusInUse: number;
  gpusSinceMs: number;
  /** Slot time of attempts that have ended, divided by the priority at their end. */
  servedMs: number;
  /** Slot time that brought nothing: of attempts that ended without a result, after their last checkpoint. */
  lostMs: number;
  /** Number of trials whose counted attempt went on from a checkpoint. */
  resumed: number;
  /** Sum of the checkpoints of its trials. */
  checkpointBytes: number;
  /** Sum of the files that attempts left and that are not collected; content that several left counts for each. */
  artifactBytes: number;
  /** The trials whose files are kept, best first, where only those of the best are (apply-retention.ts); empty otherwise. */
  readonly best: Trial[];
  /** What its trials score; undefined for a sweep that scores no other. */
  scoring: Scoring | undefined;
  /** The sweeps that score its trials, oldest first. */
  readonly scoredBy: Sweep[];
}

/** A sweep whose trials score the files of those of another (score.ts). */
interface Scoring {
  readonly of: Sweep;
  /** By the id of the trial that scores it. */
  readonly sources: Map<TrialId, ScoredSource>;
  /** Id of the trial that scores it, by the trial that is scored. */
  readonly scorers: Map<Trial, TrialId>;
}

interface ScoredSource {
  readonly trial: Trial;
  /** The attempt whose result counts. */
  readonly attempt: Attempt;
  /** SHA-256 over the names and hashes of the files that it left. */
  readonly digest: string;
}

/** One thing that a user did to a sweep. */
interface SweepChange {
  readonly what: UserEvent['type'];
  /** Before and after, in words; empty where `what` says it all. */
  readonly detail: string;
  readonly atMs: number;
  /** Undefined in logs of before tokens. */
  readonly by: Actor | undefined;
}

export interface Extension {
  readonly requestId: RequestId;
  readonly hash: string;
  readonly what: string;
  readonly notes: readonly string[];
  readonly trials: number;
  /** Its trials have this position in the planned order, and the following ones. */
  readonly firstPlannedOrder: number;
  readonly atMs: number;
}

export interface Trial {
  readonly sweep: Sweep;
  readonly plan: PlannedTrial;
  /** Replaced as a whole, so that trials that never ran share one. */
  attempts: readonly Attempt[];
  status: TrialStatus;
  /** Position in the order in which trials were first leased, from 0. */
  realisedOrder: number | undefined;
  /** Failed attempts by class since the trial was last given a fresh budget; replaced as a whole. */
  faults: ReadonlyMap<FaultClass, number>;
  /** Number of attempts that it had then. */
  budgetFrom: number;
  lateResults: number;
  /** The highest rung that it has reached; 0 for none. */
  rung: number;
  /** Preemptions in a row in which it came no further than before; replaced as a whole. */
  preempted: { readonly times: number; readonly step: number };
  /** Set while it is pruned, which is for good. */
  pruning: Pruning | undefined;
  /** Those that are kept, newest last; replaced as a whole. */
  checkpoints: readonly Checkpoint[];
}

/** State that an attempt saved (checkpoint.ts). */
export interface Checkpoint {
  /** SHA-256 of its manifest, which names it. */
  readonly manifest: string;
  readonly step: number;
  readonly bytes: number;
  readonly files: number;
  /** Id of the folder that agents share; empty where the coordinator keeps its files. */
  readonly store: string;
  /** The attempt that saved it. */
  readonly attempt: number;
  readonly agentId: AgentId;
  /** Attempts that went on from it and failed by themselves before they saved another. */
  failures: number;
}

export type Pruning = Pick<TrialPruned, 'rung' | 'step' | 'metric' | 'value' | 'cutoff' | 'compared'>;

export type TrialStatus =
  | { readonly kind: 'queued' }
  | { readonly kind: 'leased'; readonly attempt: Attempt }
  | { readonly kind: 'done'; readonly attempt: Attempt & { readonly result: TrialResult } }
  | { readonly kind: 'failed' }
  | { readonly kind: 'pruned' }
  | { readonly kind: 'cancelled' };

export type AttemptStatus =
  | 'running'
  | 'counted'
  | 'failed'
  | 'expired'
  | 'released'
  | 'late'
  | 'cancelled'
  | 'pruned';

export interface Attempt {
  readonly trial: Trial;
  /** From 1. */
  readonly number: number;
  readonly fence: Fence;
  readonly agentId: AgentId;
  readonly leaseRequestId: RequestId;
  readonly leasedAtMs: number;
  /** Number of its agent's slots that it holds at least. */
  readonly slots: number;
  /** Number of whole GPUs that it was granted; 0 for those of its slots. */
  readonly gpus: number;
  /** Number of GPUs that it holds, parts included: half of one where its slot shares it with another. */
  gpuShare: number;
  /** Not in the log: each renewal puts it one time to live ahead, and so does a restart. In steady time. */
  expiresAtMs: number;
  status: AttemptStatus;
  endedAtMs: number | undefined;
  /** Since when its slots are in use: since it was leased, or readopted. In steady time. */
  servedSinceMs: number;
  /** When its slots were free again. In steady time. */
  servedUntilMs: number | undefined;
  /** Of the call that ended it: a repeat of that call gets the same answer. */
  endRequestId: RequestId | undefined;
  /** Another attempt was or will be made because this one failed. */
  retried: boolean;
  fault: Fault | undefined;
  /** Its agent was set aside for what it did then: the fault costs the trial nothing. */
  pardoned: boolean;
  /** It failed on an agent that had finished a trial of the sweep before and the one before it, or finished the next. */
  onSoundMachine: boolean;
  /** It was released because its agent drained. */
  preempted: boolean;
  /** Not in the log: the highest step that it has reported; 0 for none. */
  step: number;
  /** What it goes on from; undefined where it begins at the start. */
  resumedFrom: Checkpoint | undefined;
  /** The newest that it has saved. */
  saved: Checkpoint | undefined;
  /** Number of that one; 0 for none. */
  savedNumber: number;
  /** From when its work would be lost: since it was leased, or saved its newest checkpoint. In steady time. */
  unsavedSinceMs: number;
  /** Slot time that was lost with it. */
  lostMs: number;
  /** Files that it left when it failed. */
  artifacts: readonly Artifact[];
  /** Set once the files that it left are collected, by what its sweep kept then (retention.ts). */
  collected: { readonly keep: string; readonly atMs: number } | undefined;
  /** Hash of the code and environment that it runs with, or ran; undefined where its agent has not said. */
  environment: string | undefined;
  result: TrialResult | undefined;
}

export interface Agent {
  readonly id: AgentId;
  readonly joinedAtMs: number;
  card: AgentCard;
  left: boolean;
  /** `untilMs` is wall time, for people; `restsUntilMs` is steady. */
  setAside: { readonly reason: string; readonly untilMs: number; readonly restsUntilMs: number } | undefined;
  timesSetAside: number;
  readonly running: Map<Fence, Attempt>;
  done: number;
  failed: number;
  /** Failed attempts since its last success, that speak against the agent (circuit-breaker.ts). */
  failuresInARow: number;
  /** Of those, the ones after less than a minute, without one that took longer in between. */
  fastFailuresInARow: number;
  /** The attempts that failed in a row, the newest ones; bounded. */
  readonly failedInARow: Fence[];
  /** Of those, trials that another agent finished since. */
  finishedByOthers: number;
  /** What its machine lacks, by sweep, since its last start (machine-lack.ts). */
  readonly lacks: Map<SweepId, MachineLack>;
  /** Sweeps that it finished a trial of since its last start. */
  readonly provenIn: Set<SweepId>;
  /** Slots beyond one each that its running attempts hold: an agent that counts trials takes them for idle. */
  slotsHidden: number;
  /** Lease requests answered with grants, newest last; bounded. */
  readonly leaseRequests: RequestId[];
  /** Not in the log: when the agent was last heard from. In steady time. */
  lastSeenMs: number;
  /** Not in the log: what was free there when it was heard last, less what it was granted then. */
  free: Room;
  /** Not in the log: the process that registered last, until its connection ends. Undefined where that is not known. */
  atWork: { readonly incarnation: string; readonly peer: string } | undefined;
  /** Grants that the agent has not confirmed, oldest first: they fill slots that it believes to be free. Not in the log. */
  unseenGrants: Fence[];
  /** Not in the log: room on its disk, as it said last; undefined where it has not. */
  disk: DiskSpace | undefined;
  /** Not in the log: lease requests answered with nothing, newest last; bounded. */
  readonly emptyRequests: RequestId[];
}

/** What a trial takes of an agent, or what is free there. */
export interface Room {
  readonly slots: number;
  /** Whole GPUs with all slots on them. */
  readonly gpus: number;
}

/** An agent that is kept free for a trial (keep-free.ts). */
export interface Keeping {
  readonly agentId: AgentId;
  /** Since when the agent has had less than the trial takes, with all that runs there; undefined while it has enough. */
  shortSinceMs: number | undefined;
}

/** True if it was heard from within one time to live and has not left. */
export function isOnline(agent: Agent, state: CoordinatorState): boolean {
  return !agent.left && state.nowMs - agent.lastSeenMs <= state.config.leaseTtlMs;
}

/** The attempt with the newest fence: the only one that may still decide the trial. */
export const newestAttempt = (trial: Trial): Attempt | undefined => trial.attempts.at(-1);

/** What trials that never ran have in common: a sweep may have a million of them. */
export const noAttempts: readonly Attempt[] = [];
export const noFaults: ReadonlyMap<FaultClass, number> = new Map();
export const noCheckpoints: readonly Checkpoint[] = [];
export const noArtifacts: readonly Artifact[] = [];
export const neverPreempted: Trial['preempted'] = { times: 0, step: 0 };
export const queued: TrialStatus = { kind: 'queued' };
