/**
 * What a client knows of a coordinator, in the words of the domain. Wire types end at from-wire.ts.
 * All times are milliseconds since the Unix epoch, by the coordinator's clock; 0 stands for "not yet".
 */
import type { AgentId, SweepId, TrialId } from '../base/ids.ts';
import type { Settings, SweepSpec } from '../design/sweep-spec.ts';
import {
  type agentStates,
  type faultClasses,
  type LogKind,
  type Severity,
  type sweepStates,
  trialStates as trialVocabulary,
  type WordOf,
} from '../proto/vocabulary.ts';

/** `unknown` stands for what a newer coordinator says and this version has no word for. */
export type SweepState = 'unknown' | WordOf<typeof sweepStates>;
export const trialStates = ['unknown', ...trialVocabulary.words] as const;
export type TrialState = (typeof trialStates)[number];
export type AgentState = 'unknown' | WordOf<typeof agentStates>;
export type FaultClass = 'unknown' | WordOf<typeof faultClasses>;
export type { LogKind, Severity };

export type Metrics = Readonly<Record<string, number>>;

export interface TrialCounts {
  readonly total: number;
  readonly queued: number;
  readonly leased: number;
  readonly done: number;
  readonly failed: number;
  readonly pruned: number;
  readonly cancelled: number;
}

/** One thing that a user did to a sweep. */
export interface SweepChange {
  /** Type of its event, such as `sweep-paused`. */
  readonly what: string;
  /** Before and after, in words; empty where `what` says it all. */
  readonly detail: string;
  readonly atMs: number;
  /** Undefined in logs of before tokens. */
  readonly by: { readonly token: string; readonly name: string; readonly peer: string } | undefined;
}

interface SweepExtension {
  readonly what: string;
  readonly trials: number;
  readonly hash: string;
}

/** What a reader must know, by kind; its text is one line for printing only. */
export interface Note {
  readonly kind: string;
  readonly text: string;
}

interface SweepEnvironment {
  readonly hash: string;
  /** From the first of the sweep, in words; empty for the first. */
  readonly difference: string;
}

/** How the jobs of a scheduler stand that one submitter runs agents in. */
export interface Jobs {
  /** Name of the scheduler, such as `slurm`. */
  readonly scheduler: string;
  readonly running: number;
  readonly pending: number;
  /** Of those that run: the ones that end within ten minutes. */
  readonly ending: number;
  /** Why no further job is submitted; empty where nothing is wrong. */
  readonly trouble: string;
}

export interface Sweep {
  readonly id: SweepId;
  readonly name: string;
  readonly state: SweepState;
  readonly designHash: string;
  /** SHA-256 of the weights of the base net that its trials rest on; empty where the coordinator does not say. */
  readonly baseVersion: string;
  readonly launchedAtMs: number;
  readonly endedAtMs: number;
  /** Weight among the sweeps that have trials waiting. */
  readonly priority: number;
  /** What was planned after the launch, oldest first. */
  readonly extensions: readonly SweepExtension[];
  /** What users did to it, oldest first. */
  readonly changes: readonly SweepChange[];
  /** What its attempts ran with, oldest first; left out while all ran with the same. */
  readonly environments?: readonly SweepEnvironment[] | undefined;
  readonly counts: TrialCounts;
  /** Trials whose counted attempt went on from a checkpoint. */
  readonly resumed?: number;
  /** Time of slots whose work was thrown away: of attempts that ended without a result, after their last checkpoint. */
  readonly lostSlotMs?: number;
  /** Time that its attempts have held slots and GPUs, in part where slots share one; left out by earlier coordinators. */
  readonly slotMs?: number;
  readonly gpuMs?: number;
  /** Sum of the checkpoints that are kept. */
  readonly checkpointBytes?: number;
  /** Sum of the files of trials that are kept. */
  readonly artifactBytes?: number;
  /** Why it is paused; undefined while it is not, or where no reason was given. */
  readonly pauseReason?: string | undefined;
  /** The coordinator paused it: the same error three times, and no trial has succeeded. Nothing happens before a person mends it. */
  readonly isHopeless?: boolean;
  /** Why its trials wait although it runs. */
  readonly notes?: readonly Note[];
  /** Median duration of the trials that were done last; left out while none is. */
  readonly usualTrialMs?: number | undefined;
  /** Jobs that agents for it run in; left out where there are none. */
  readonly jobs?: readonly Jobs[] | undefined;
  /** The sweep whose trials its trials score; left out for any other sweep. */
  readonly scores?: string | undefined;
  /** The sweeps that score its trials, oldest first; left out where there is none. Their responses stand among those of `spec`. */
  readonly scoredBy?: readonly ScoredBy[] | undefined;
  /** Undefined where the coordinator sent none that this version can read. */
  readonly spec: SweepSpec | undefined;
}

/** A sweep whose trials score those of another. */
export interface ScoredBy {
  readonly sweepId: string;
  readonly name: string;
  readonly state: SweepState;
  readonly trials: number;
  readonly done: number;
  readonly failed: number;
  /** Names of the responses that it adds. */
  readonly responses: readonly string[];
}

/** The trial whose files another one scores. */
interface TrialSource {
  readonly sweepId: string;
  readonly trialId: string;
  /** Its number in its sweep. */
  readonly number: number;
  readonly files: number;
  /** SHA-256 over the names and hashes of those files. */
  readonly digest: string;
}

export interface Fault {
  readonly faultClass: FaultClass;
  readonly message: string;
  readonly outputTail: string;
}

export interface Progress {
  readonly step: number;
  /** 0 where the trainer did not say. */
  readonly stepsTotal: number;
  readonly metrics: Metrics;
  readonly atMs: number;
}

export interface Artifact {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Why files are not here any more. */
export interface Collected {
  /** What the sweep kept then, such as `best 3`. */
  readonly keep: string;
  readonly atMs: number;
}

/** State that an attempt saved on its way. */
export interface Checkpoint {
  readonly step: number;
  readonly bytes: number;
  /** The attempt that saved it, from 1, and the name of its agent. */
  readonly attempt: number;
  readonly agentName: string;
}

export interface Trial {
  readonly id: TrialId;
  readonly plannedOrder: number;
  readonly realisedOrder: number | undefined;
  readonly cell: number;
  readonly replicate: number;
  /** Of its random numbers; with shared seeds the replicate. */
  readonly seed: number;
  readonly block: number;
  readonly settings: Settings;
  readonly state: TrialState;
  readonly agentId: AgentId | undefined;
  readonly agentName: string;
  readonly attempts: number;
  /** What it reported, and what sweeps have scored from its files. */
  readonly metrics: Metrics;
  readonly artifacts: readonly Artifact[];
  /** What it scores; left out for a trial of any other sweep. */
  readonly source?: TrialSource | undefined;
  /** Set where those files are not kept any more. */
  readonly collected?: Collected | undefined;
  /** Of the last failed attempt; also set on a trial that was retried since. */
  readonly fault: Fault | undefined;
  readonly leasedAtMs: number;
  readonly endedAtMs: number;
  /** Of the counted result, by the agent's clock; 0 where there is none. */
  readonly durationMs: number;
  readonly progress: Progress | undefined;
  readonly backend: string;
  /** Hash of the code and environment that the counted result came from; undefined where that is not known. */
  readonly environment?: string | undefined;
  readonly lateResults: number;
  /** Why it was stopped early; undefined unless it was pruned. */
  readonly pruning: Pruning | undefined;
  /** Name of the reference that this is a run of; undefined for a run of the design. */
  readonly reference?: string | undefined;
  /** Why it alone is not tried again until its sweep is resumed; undefined where it is. */
  readonly pauseReason?: string | undefined;
  /** What its newest attempt went on from; undefined where that began at the start. */
  readonly resumedFrom?: Checkpoint | undefined;
  /** The newest that is kept; undefined where there is none. */
  readonly checkpoint?: Checkpoint | undefined;
}

export interface Pruning {
  readonly rung: number;
  readonly step: number;
  readonly metric: string;
  readonly value: number;
  /** The worst that would have gone on. */
  readonly cutoff: number;
  readonly compared: number;
}

export interface Agent {
  readonly id: AgentId;
  readonly name: string;
  readonly state: AgentState;
  readonly slots: number;
  readonly busy: number;
  readonly done: number;
  readonly failed: number;
  readonly lastSeenMs: number;
  readonly joinedAtMs: number;
  readonly backend: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly version: string;
  /** Why it gets no trials for now, and when it is tried again; undefined while it is not set aside. */
  readonly setAside?: { readonly reason: string; readonly untilMs: number } | undefined;
  /** Its disk is nearly full, or too full for trials to begin there, in words; undefined where there is room. */
  readonly diskTrouble?: string | undefined;
  /** Sweeps that it gets no trials of for a while, since its machine lacks what they need. */
  readonly backOffs?: readonly BackOff[];
}

/** What the list of agents says beside it. */
export interface AgentDetails extends Agent {
  /** Names of its devices, one for each slot. */
  readonly devices: readonly string[];
  /** Why it gets none of the trials that wait, though it could take some; undefined where it does. */
  readonly idleReason: string | undefined;
  /** Sweep that what falls free there is kept for; undefined where all may have it. */
  readonly keptFor: string | undefined;
  /** Failed attempts since its last success that speak against it. */
  readonly failuresInARow: number;
  /** Trials, of those that it failed since its last success, that another agent finished. */
  readonly finishedByOthers: number;
  readonly timesSetAside: number;
  readonly backOffs: readonly BackOff[];
}

/** A device of an agent; undefined for what is not known of it. */
export interface Device {
  readonly agentId: AgentId;
  readonly agentName: string;
  /** UUID. */
  readonly id: string;
  readonly name: string;
  readonly memoryBytes: number;
  readonly slots: number;
  readonly isSlice: boolean;
  /** When it was last read; 0 before that. */
  readonly readAtMs: number;
  /** 0 to 1. */
  readonly utilisation: number | undefined;
  readonly usedBytes: number | undefined;
  readonly temperatureC: number | undefined;
  /** Why no trial can use it; empty where it is in order. */
  readonly trouble: string;
  readonly trialIds: readonly string[];
  /** Between the values of the histories, which are oldest first; NaN where there was no reading. */
  readonly intervalMs: number;
  readonly utilisationHistory: readonly number[];
  /** Share of its memory. */
  readonly usedHistory: readonly number[];
}

interface BackOff {
  readonly sweepId: SweepId;
  readonly reason: string;
  readonly untilMs: number;
}

/** One event of the coordinator's log, in words. */
export interface CoordinatorEntry {
  /** Its position in the log, by which entries of one log are told apart. */
  readonly seq: number;
  readonly atMs: number;
  /** Undefined for a kind that only a newer coordinator knows. */
  readonly kind: LogKind | undefined;
  readonly severity: Severity;
  readonly text: string;
  /** What it is about; undefined where it is about no trial or agent. */
  readonly trialId: TrialId | undefined;
  readonly agentId: AgentId | undefined;
  /** Name of the token of the user who did it; undefined where no user did. */
  readonly by: string | undefined;
}

/** Why the Watch stream of a coordinator without a sweep ends: nothing is lost, and it is asked for again until there is one. */
export const noSweepYet = 'the coordinator has no sweep yet';

/** One message of the Watch stream. Each replaces what is known of the thing it names. */
export type WatchUpdate =
  | { readonly kind: 'sweep'; readonly atMs: number; readonly sweep: Sweep }
  | { readonly kind: 'trial'; readonly atMs: number; readonly trial: Trial }
  /** Several, each as in `trial`. */
  | { readonly kind: 'trials'; readonly atMs: number; readonly trials: readonly Trial[] }
  | { readonly kind: 'entry'; readonly atMs: number; readonly entry: CoordinatorEntry; readonly gap: boolean }
  | { readonly kind: 'agent'; readonly atMs: number; readonly agent: Agent }
  /** `entries`: what happens from here on comes as entries of the log, not as notices; false from earlier versions. */
  | { readonly kind: 'caught-up'; readonly atMs: number; readonly entries?: boolean }
  | {
      readonly kind: 'notice';
      readonly atMs: number;
      readonly severity: Severity;
      readonly text: string;
      /** The trial whose failed attempt this is about; undefined for any other notice. */
      readonly trialId: TrialId | undefined;
    };

export const hasEnded = (state: SweepState): boolean => state === 'finished' || state === 'cancelled';

/** True while more values of the response may come: from the sweep, or from one that scores its trials. */
export const isInterim = (
  { state, scoredBy = [] }: Pick<Sweep, 'state' | 'scoredBy'>,
  response: string,
): boolean =>
  !hasEnded(state) || scoredBy.some((one) => one.responses.includes(response) && !hasEnded(one.state));

/** True once the trial has a counted result or has failed for good, and will not run again unless a user asks. */
export const trialHasEnded = (state: TrialState): boolean =>
  state === 'done' || state === 'failed' || state === 'pruned' || state === 'cancelled';
