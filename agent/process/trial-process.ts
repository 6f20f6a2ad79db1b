import type { AttemptLimits, Grant } from '../core/lease.ts';
import type { WarningSignal } from '../core/messages.ts';
import type { RunEnvironment } from '../../base/run-environment.ts';
import type { Fault } from '../core/outcome.ts';
import type { PrintedOutput } from '../output/kept-output.ts';
import type { FollowedPart } from '../output/output-follower.ts';
import type { ProgressReport, TrialArtifact } from '../../base/trial-runner.ts';

/** One slot's process: runs one trial at a time, and can be killed at any time. */
export interface TrialProcess {
  readonly pid: number | undefined;
  /**
   * Only between `ready` and the next `ended` or `down`.
   *
   * @param env what the trial gets beside the environment of its slot, such as the GPUs of further slots
   */
  run(grant: Grant, env?: Readonly<Record<string, string>>): void;
  /** The running trial has these limits from now on, counted from its start and its newest report. */
  limit(limits: AttemptLimits): void;
  /**
   * Ends it and all that it started. A program gets its time to end first, and `ended` is heard if it still brings a result;
   * otherwise only `down` is heard, once it is gone.
   */
  kill(): void;
  /** Passes a warning of the scheduler on to the trial that runs, where it can act on it. */
  signal(name: WarningSignal): void;
  /** Resolves once it is gone. */
  readonly gone: Promise<void>;
  /** Starts or stops passing on what the running trial prints, by `output`, from its beginning. */
  follow(isWanted: boolean): void;
}

interface CheckpointMark {
  /** Default: the step that was reported last. */
  readonly step?: number | undefined;
  /** The program has ended in its own time without saying so: what it left is taken, unless it was saved before. */
  readonly isRest?: boolean;
}

/** As `TrialProcess`, for a trial that may have the GPUs of several slots. */
export interface PlacedProcess extends Omit<TrialProcess, 'run'> {
  /** @param slots all that the trial has, its own first */
  run(grant: Grant, slots: readonly number[]): void;
}

export interface TrialProcessEvents {
  /** It waits for a trial: once after the start, and after each trial if it is used again. */
  ready(backend: string): void;
  progress(update: ProgressReport): void;
  /** What the running trial runs with is known now. */
  described(environment: RunEnvironment): void;
  /** The trial has saved its state in the folder of its grant. */
  checkpoint(mark: CheckpointMark): void;
  /** A part of what the running trial prints. */
  output(part: FollowedPart): void;
  /** The attempt is over. Followed by `ready` or `down`. */
  ended(outcome: UnspooledOutcome): void;
  /** The last event. */
  down(message: string): void;
}

/** A file of a trial that was copied to where the agent may move it from. */
export interface StagedArtifact {
  readonly name: string;
  readonly mediaType: string;
  /** Of the content, lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Of the copy, on the disk of the spool. */
  readonly path: string;
}

/**
 * The outcome of an attempt before the agent spools it: its artifacts are bytes in memory (of the built-in trainer) or
 * copies of files. `printed` is what was kept of all that the attempt printed, `reported` what it reported over its steps (`base/curve/curve-file.ts`).
 */
export type UnspooledOutcome = {
  readonly printed?: PrintedOutput | undefined;
  readonly reported?: Uint8Array | undefined;
  readonly environment?: RunEnvironment | undefined;
} & (
  | {
      readonly kind: 'completed';
      readonly metrics: Readonly<Record<string, number>>;
      readonly artifacts: readonly (TrialArtifact | StagedArtifact)[];
      readonly backend: string;
    }
  | {
      readonly kind: 'failed';
      readonly fault: Fault;
      /** Files that it left all the same. */
      readonly artifacts?: readonly (TrialArtifact | StagedArtifact)[] | undefined;
    }
);

export type StartTrialProcess = (slot: number, events: TrialProcessEvents) => PlacedProcess;
