import { type RequestId, requestId } from '../../base/ids.ts';
import type { RetryPolicy } from '../../design/sweep-spec.ts';
import { type Held, leaseKey } from './lease.ts';

/** Why an attempt failed: the classes that the sweep file sets retries for. */
export type FaultClass = keyof RetryPolicy;

export interface Fault {
  readonly faultClass: FaultClass;
  readonly message: string;
  /** The last lines that the trial printed, at most 8 KiB. */
  readonly outputTail: string;
}

/** A file of a result; its bytes lie in the spool. */
export interface ArtifactRef {
  readonly name: string;
  readonly mediaType: string;
  /** Of the content, lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What was kept of an output; a part in its middle may be left out. */
export interface OutputRef extends ArtifactRef {
  /** In all. */
  readonly printedBytes: number;
}

/** How a trial ended, as its trainer process tells it. */
export type TrialEnd = {
  /** What was kept of all that it printed; its bytes lie in the spool. None where it printed nothing. */
  readonly output?: OutputRef | undefined;
} & (
  | {
      readonly kind: 'completed';
      /** NaN and infinities are allowed: a diverged loss is a fact. */
      readonly metrics: Readonly<Record<string, number>>;
      readonly artifacts: readonly ArtifactRef[];
      readonly backend: string;
    }
  | { readonly kind: 'failed'; readonly fault: Fault }
);

/** The end of one leased trial, kept until the coordinator has it on disk. Times by the agent's clock. */
export type Outcome = Held &
  TrialEnd & {
    /** Of the log that granted the lease: a fence means nothing in another. Empty where that is not known. */
    readonly logId: string;
    readonly startedAtMs: number;
    readonly endedAtMs: number;
  };

/** Name of an outcome, fit for a map key and a file name: two logs may grant the same trial under the same fence. */
export function outcomeKey(outcome: Outcome): string {
  return outcome.logId === '' ? leaseKey(outcome) : `${leaseKey(outcome)}~${outcome.logId}`;
}

/**
 * The same outcome always goes under the same request id, also after a restart and whatever it travels with: repeating
 * it changes nothing.
 */
export function outcomeRequestId(outcome: Outcome): RequestId {
  return requestId(`${leaseKey(outcome)}.${outcome.kind}`);
}
