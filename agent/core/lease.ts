import type { Fence, SweepId, TrialId } from '../../base/ids.ts';
import type { Json } from '../../base/canonical-json.ts';
import type { RunEnvironment } from '../../base/run-environment.ts';
import type { Settings } from '../../design/sweep-spec.ts';

/** A trial held under a lease. The fence distinguishes the leases of one trial: both together are a lease's name. */
export interface Held {
  readonly trialId: TrialId;
  readonly fence: Fence;
  /** In what a Register claims: the log that granted it, where another may answer. */
  readonly logId?: string;
}

/** What an attempt runs with. */
export interface AttemptEnvironment extends Held {
  readonly environment: RunEnvironment;
}

/** How long an attempt may take. */
export interface AttemptLimits {
  /** Wall time; 0 for no limit. */
  readonly timeoutMs: number;
  /** Longest silence; 0 for no limit. */
  readonly stallTimeoutMs: number;
}

/** A granted trial: all that is needed to run it. */
export interface Grant extends Held, AttemptLimits {
  readonly sweepId: SweepId;
  readonly sweepName: string;
  /** From 1. */
  readonly attempt: number;
  readonly settings: Settings;
  /** From 1. */
  readonly replicate: number;
  /** Of the trial's random numbers, from 1 to 2^31 - 1. */
  readonly seed: number;
  /** `own`: no other run of the sweep has this seed. `shared`: it is the replicate, for all cells. */
  readonly seeds: 'own' | 'shared';
  readonly trainer: TrainerSection;
  /** How long the program may take to end once it was asked to. */
  readonly killGraceMs: number;
  /** Number of slots that it takes at least. */
  readonly slots: number;
  /** Number of whole GPUs that it takes, with all slots on them; 0 for those of its slots. */
  readonly gpus: number;
  /** What it saved is kept once it has its result. */
  readonly keepsCheckpoints: boolean;
  /** Hash of the weights that trials of its sweep rest on; left out where the coordinator does not say. */
  readonly baseVersion?: string;
  /** Metrics without which a result does not count. */
  readonly requiredMetrics: readonly string[];
  /** What it may go on from, newest first; left out where it begins at the start. */
  readonly checkpoints?: readonly CheckpointRef[];
  /** The trial that this one scores; left out for any other. */
  readonly source?: SourceRef;
  /** Set once the folder is there that the program saves its state in, with what it goes on from. */
  readonly saves?: {
    readonly folder: string;
    /** Of what lies there; left out where the folder is empty. */
    readonly step?: number;
  };
}

/** A finished trial whose files are scored. */
export interface SourceRef {
  readonly sweepId: string;
  readonly trialId: string;
  readonly files: readonly SourceFile[];
  /** Set once the files are there. */
  readonly folder?: string;
}

export interface SourceFile {
  /** Path below the folder, with `/` between its parts, which leads nowhere else. */
  readonly name: string;
  /** Of the content, lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** State that an earlier attempt saved. */
export interface CheckpointRef {
  /** SHA-256 of its manifest. */
  readonly manifest: string;
  readonly step: number;
  readonly bytes: number;
  /** Id of the folder that agents share; empty where the coordinator keeps its files. */
  readonly store: string;
}

/** What an agent reads of the sweep's trainer section. */
export interface TrainerSection {
  readonly kind: string;
  readonly options: { readonly [key: string]: Json };
}

/** Name of one lease, fit for a map key and a file name. */
export function leaseKey({ trialId, fence }: Held): string {
  return `${trialId}.${fence}`;
}

export function sameLease(left: Held, right: Held): boolean {
  return left.trialId === right.trialId && left.fence === right.fence;
}
