/** What an agent's trainer process and a trainer agree on. Types alone: neither room knows the other. */

/** Loaded once in a trainer process, then asked for one trial after another. */
export interface TrialRunner {
  /** What it computes with, such as `wasm+openblas`; results of different backends are not comparable to the bit. */
  readonly backend: string;
  /** Hash of the weights that trials start from. */
  readonly baseVersion: string;
  /**
   * Runs one attempt at a trial; the next is asked for when it has ended. An attempt that fails rejects with its fault.
   *
   * @throws YatesError with the code of the fault, such as E_TRIAL_DIVERGED
   */
  run(request: TrialRequest, hooks: TrialHooks): Promise<CompletedOutcome>;
}

export interface TrialRequest {
  /** Factor levels of the cell. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** From 1. */
  readonly replicate: number;
  /** Of all random numbers of the trial, from 1 to 2^31 - 1. */
  readonly seed: number;
  /** `own`: no other run of the sweep has this seed. `shared`: it is the replicate, and all cells of a replicate have it. */
  readonly seeds: 'own' | 'shared';
  /** Options of the sweep's trainer section, which the trainer's own schema checks. */
  readonly trainer: Readonly<Record<string, unknown>>;
  /** Hash of the weights that trials of its sweep rest on. Default: those that the runner has. */
  readonly baseVersion?: string | undefined;
  /** Folder in which the trial saves its state, with the step of what an earlier attempt left there. Default: it saves nothing. */
  readonly saves?: { readonly folder: string; readonly step?: number } | undefined;
}

export interface TrialHooks {
  progress(report: ProgressReport): void;
  /** The state after this step lies in the folder of the request, whole. Default: nobody hears of it. */
  saved?(step: number): void;
  /** Stops the trial between two steps. An agent never fires it: it stops a trial by ending its process. */
  readonly signal: AbortSignal;
}

export interface ProgressReport {
  /** Steps done. */
  readonly step: number;
  readonly stepsTotal: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** The outcome of an attempt that completed. */
export interface CompletedOutcome {
  readonly metrics: Readonly<Record<string, number>>;
  readonly artifacts: readonly TrialArtifact[];
}

/** A file that a trial leaves. */
export interface TrialArtifact {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
