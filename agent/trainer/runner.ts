import type { Settings } from '../../design/sweep-spec.ts';

/** What trains: loaded once in a trainer process, then asked for one trial after another. */
export interface TrialRunner {
  /** What it computes with, e.g. `wasm+openblas`. Results of different backends are not bit-comparable. */
  readonly backend: string;
  readonly baseVersion: string;
  run(request: TrialRequest, hooks: TrialHooks): Promise<TrialOutcome>;
}

export interface TrialRequest {
  readonly settings: Settings;
  /** From 1; the trial's seed. */
  readonly replicate: number;
  /** The trainer's own options, checked by its own schema. */
  readonly trainer: Readonly<Record<string, unknown>>;
}

export interface TrialHooks {
  progress(update: ProgressUpdate): void;
  /** Never fires for now: a trial is stopped by killing its process. */
  readonly signal: AbortSignal;
}

export interface ProgressUpdate {
  readonly step: number;
  readonly stepsTotal: number;
  readonly metrics: Readonly<Record<string, number>>;
}

export interface TrialOutcome {
  readonly metrics: Readonly<Record<string, number>>;
  readonly artifacts: readonly TrialArtifact[];
}

export interface TrialArtifact {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
