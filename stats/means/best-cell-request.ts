import type { Goal } from '../analysis-result.ts';
import type { Cells } from '../model/cells.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { FactorVariable, Variable } from '../model/model-matrix.ts';
import type { FactorColumn } from '../table/data-table.ts';

/** What the best cell is looked for in. */
export interface BestCellRequest {
  readonly fit: LinearFit;
  /** Folded by the fixed variables and the block, at least. */
  readonly rows: Cells;
  /** One a table row. */
  readonly response: Float64Array;
  readonly factors: readonly FactorVariable[];
  readonly goal: Goal;
  /** Of the model, those whose levels are a sample included. */
  readonly variables: ReadonlyMap<string, Variable>;
  /** Adjusted for, where cells are compared. */
  readonly block: string | undefined;
  /** Every level of the factors, on all rows of the table. */
  readonly columns: ReadonlyMap<string, FactorColumn>;
  /** False where runs share whole plots: then cells are not compared with the best. */
  readonly independent: boolean;
}
