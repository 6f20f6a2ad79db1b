import type { NamedContent } from '../content/fetch-content.ts';
import type { Grant } from '../core/lease.ts';
import type { SpooledContent } from '../spooled-content.ts';

/** Names an attempt, and the sweep of its trial. */
export type AttemptName = Pick<Grant, 'sweepId' | 'trialId' | 'fence'>;

/** Where files of checkpoints lie: with the coordinator, or in a folder that agents share. */
export interface CheckpointPlace {
  /** Id of the shared folder; empty for the coordinator. */
  readonly store: string;
  /**
   * Durable, and held against its hash, when it resolves. What is there already is not sent again.
   *
   * @throws an error that `troubleOf` sorts
   */
  put(lease: AttemptName, named: NamedContent, content: SpooledContent, signal: AbortSignal): Promise<void>;
  /** The content from a byte on. @throws an error that `troubleOf` sorts */
  read(lease: AttemptName, sha256: string, from: number, signal: AbortSignal): AsyncIterable<Uint8Array>;
  /** Of this trial these manifests are kept, newest first: files that none of them names may go. */
  retain(lease: AttemptName, kept: readonly string[]): Promise<void>;
}
