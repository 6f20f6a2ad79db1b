/** What agent and trainer process say to each other over the IPC channel (structured clone: bytes stay bytes). */
import type { ProgressReport, CompletedOutcome, TrialRequest } from '../../base/trial-runner.ts';

export interface RunMessage {
  readonly kind: 'run';
  readonly request: TrialRequest;
}

export type TrainerMessage =
  /** Sent once, when the first trial may come. */
  | { readonly kind: 'ready'; readonly backend: string; readonly baseVersion: string }
  | ({ readonly kind: 'progress' } & ProgressReport)
  /** The trial has saved its state in the folder of the request. */
  | { readonly kind: 'checkpoint'; readonly step: number }
  | { readonly kind: 'completed'; readonly outcome: CompletedOutcome; readonly rssBytes: number }
  /** The trial threw; or, before `ready`, the trainer could not start. */
  | ({ readonly kind: 'failed' } & Thrown);

export interface Thrown {
  /** Of a YatesError or of Node; empty where the error carries none. */
  readonly code: string;
  /** Of a YatesError with its place and the next step. */
  readonly message: string;
  readonly stack: string;
}

/** Names the agent's process to its trainers, which end with it. */
export const agentPidVariable = 'YATES_AGENT_PID';
