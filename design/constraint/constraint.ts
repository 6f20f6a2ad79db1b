/** A constraint ready to be asked of a cell, whichever way it was written. */
import type { ErrorCode } from '../../base/error-codes.ts';
import type { StepBudget } from '../step-budget.ts';
import type { Level, Settings } from '../sweep-spec.ts';

/** A column that a constraint may mention: a factor or a derived column. */
export interface Column {
  readonly name: string;
  /** Empty if the levels are not known because the file is faulty there; any use of the column is then accepted. */
  readonly levels: readonly Level[];
}

export interface CompiledConstraint {
  /** How messages call it. */
  readonly text: string;
  /** Names of the columns that it reads, and no others. */
  readonly columns: readonly string[];
  /**
   * @param settings levels of `columns` at least
   * @param budget that the steps of the evaluation are taken from
   * @throws YatesError if the expression has no value there, or takes too many steps
   */
  allows(settings: Settings, budget?: StepBudget): boolean;
}

export interface ConstraintFault {
  readonly code: ErrorCode;
  readonly message: string;
  readonly next: string;
  /** Character of the expression, from 0; absent if the fault is of the whole. */
  readonly offset?: number;
  /** Column and level at fault, where it is not the constraint's own. */
  readonly column?: string;
  readonly level?: Level;
}

export type Compilation =
  | { readonly ok: true; readonly constraint: CompiledConstraint }
  | { readonly ok: false; readonly faults: readonly ConstraintFault[] };
