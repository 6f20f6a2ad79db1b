import type { PlannedTrial } from '../planned-trial.ts';
import type { Level, Settings, SweepSpec } from '../sweep-spec.ts';

/** What is added to a launched sweep. */
export type Extension =
  /** So many more replicates of every cell and reference. */
  | { readonly kind: 'replicates'; readonly more: number }
  /** New levels by factor: the cells that they add, in as many replicates as the design has. */
  | { readonly kind: 'levels'; readonly levels: Readonly<Record<string, readonly Level[]>> }
  /** The valid cells that a fraction left out; of a half fraction of two-level factors, its fold-over. */
  | { readonly kind: 'complete' };

/** A launched design, which an extension adds to. */
export interface PlannedDesign {
  /** With all extensions so far. */
  readonly spec: SweepSpec;
  readonly baseVersion: string;
  /** All of them, in planned order. */
  readonly trials: readonly PlannedTrial[];
  /** Of the design as launched, or of its newest extension. */
  readonly hash: string;
}

/** What an extension adds, before its trials have names and seeds. */
export interface Addition {
  readonly spec: SweepSpec;
  readonly runs: readonly Omit<PlannedTrial, 'id' | 'plannedOrder' | 'seed'>[];
  readonly what: string;
  readonly notes: readonly string[];
}

/** A cell that is planned. */
export interface Cell {
  readonly cell: number;
  readonly settings: Settings;
  readonly reference?: string | undefined;
}
