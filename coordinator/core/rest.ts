import type { SweepId, TrialId } from '../../base/ids.ts';

/** An agent is kept from some work for a while. In steady time. */
export interface Rest {
  /** From 1. */
  readonly times: number;
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** What one agent lacks for one sweep (machine-lack.ts). */
export interface MachineLack {
  readonly sweepId: SweepId;
  /** The newest fault, for people. */
  message: string;
  inARow: number;
  /** From all trials of the sweep. */
  rest: Rest | undefined;
  /** From single trials. */
  readonly trials: Map<TrialId, Rest>;
}
