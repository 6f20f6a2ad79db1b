import type { FaultClass } from '../../design/sweep-spec.ts';

export interface Fault {
  readonly faultClass: FaultClass;
  readonly message: string;
  /** The last lines that the trial printed, at most 8 KiB. */
  readonly outputTail: string;
}
