import { type RequestId, requestId } from '../../base/ids.ts';
import type { RunEnvironment } from '../../base/run-environment.ts';
import type { FaultClass } from '../../design/sweep-spec.ts';
import { type Held, leaseKey } from './lease.ts';

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

/** How an attempt ended. */
export type AttemptOutcome = {
  /** Undefined where it was not found out in time. */
  readonly environment?: RunEnvironment | undefined;
  /** What was kept of all that it printed; its bytes lie in the spool. Undefined when it printed nothing. */
  readonly output?: OutputRef | undefined;
  /** What it reported over its steps; the bytes lie in the spool. Undefined when it reported nothing. */
  readonly curves?: ArtifactRef | undefined;
} & (
  | {
      readonly kind: 'completed';
      /** NaN and infinities are allowed: a diverged loss is a fact. */
      readonly metrics: Readonly<Record<string, number>>;
      readonly artifacts: readonly ArtifactRef[];
      readonly backend: string;
    }
  | {
      readonly kind: 'failed';
      readonly fault: Fault;
      /** Files that the attempt left; left out where there are none. */
      readonly artifacts?: readonly ArtifactRef[] | undefined;
    }
);

/** The outcome of one leased attempt, kept until the coordinator has settled it. Times are by the agent's clock. */
export type SpooledOutcome = Held &
  AttemptOutcome & {
    /** Name of the log that granted the lease: a fence means nothing in another. Empty when it is not known. */
    readonly logId: string;
    readonly startedAtMs: number;
    readonly endedAtMs: number;
  };

/** Name of an outcome, fit for a map key and a file name: two logs may grant the same trial under the same fence. */
export function outcomeKey(outcome: SpooledOutcome): string {
  return outcome.logId === '' ? leaseKey(outcome) : `${leaseKey(outcome)}~${outcome.logId}`;
}

/** Request id of a report that carries this outcome alone: the same at every repeat, also after a restart. */
export function outcomeRequestId(outcome: SpooledOutcome): RequestId {
  return requestId(`${leaseKey(outcome)}.${outcome.kind}`);
}
