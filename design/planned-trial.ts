import type { TrialId } from '../base/ids.ts';
import type { Settings } from './sweep-spec.ts';

/** One line of the run sheet. */
export interface PlannedTrial {
  readonly id: TrialId;
  /** Position in the planned run order, from 0. */
  readonly plannedOrder: number;
  /**
   * Index of the cell among those that are run, from 0, in mixed-radix order of the factors (last varies fastest). The
   * references are numbered on from there.
   */
  readonly cell: number;
  /** From 1. */
  readonly replicate: number;
  /** Of the trial's random numbers, from 1 to 2^31 - 1; with shared seeds the replicate. */
  readonly seed: number;
  /** From 1. */
  readonly block: number;
  /** Levels of all factors and derived columns; of a reference, its own settings. */
  readonly settings: Settings;
  /** Name of the reference that this is a run of; undefined for a run of the design. */
  readonly reference?: string | undefined;
}
