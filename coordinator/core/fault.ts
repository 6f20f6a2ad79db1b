import type { RetryPolicy } from '../../design/sweep-spec.ts';

/** Why an attempt failed; each class has its own retry budget in the sweep file. */
export type FaultClass = keyof RetryPolicy;

export interface Fault {
  readonly faultClass: FaultClass;
  readonly message: string;
  /** The last lines that the trial printed, at most 8 KiB. */
  readonly outputTail: string;
}
