import type { Settings } from '../design/sweep-spec.ts';

/** What exports and analyses read of a trial; the view of a trial that the coordinator gives has it all. */
export interface TrialRecord {
  readonly id: string;
  /** From 0. */
  readonly plannedOrder: number;
  /** Position in the order in which trials were first leased, from 0. */
  readonly realisedOrder: number | undefined;
  readonly cell: number;
  readonly replicate: number;
  readonly block: number;
  readonly settings: Settings;
  /** Name of the reference that this is a run of; undefined for a run of the design. */
  readonly reference?: string | undefined;
  /** `queued`, `leased`, `done`, `failed`, `pruned`, `cancelled`. */
  readonly state: string;
  /** Of the last failed attempt, where there was one. */
  readonly fault?: { readonly faultClass: string } | undefined;
  readonly attempts: number;
  readonly agentName: string;
  readonly backend: string;
  /** Of the counted result. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly lateResults: number;
  /** Milliseconds since the Unix epoch; 0 for "not yet". */
  readonly leasedAtMs: number;
  readonly endedAtMs: number;
  readonly durationMs: number;
}
