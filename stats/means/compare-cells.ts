import type { BestCells } from './best-result.ts';
import { type ErrorTerm, whyUntestable } from '../anova/f-test.ts';
import type { Cells } from '../model/cells.ts';
import { estimate } from '../model/estimate.ts';
import { fitModel, type LinearFit } from '../model/linear-fit.ts';
import { atLevel, type FactorVariable, layOutModel, linearFunction } from '../model/model-matrix.ts';
import type { BestCellRequest } from './best-cell-request.ts';
import { type CellError, cellError } from './cell-error.ts';
import { hsuBest } from './hsu-best.ts';
import type { ObservedCell } from './observed-cells.ts';

/** Cells beyond which they are not compared with the best: every pair is compared. */
const comparedMax = 100;

/** Undefined where cells cannot be told apart by factors alone, or where blocks are swept out of the rows. */
export function errorOfCells(
  { fit, rows, block, variables }: BestCellRequest,
  cells: readonly ObservedCell[],
): CellError | undefined {
  if ([...fit.layout.variables.values()].some(({ kind }) => kind === 'covariate')) return undefined;
  if (rows.absorbed !== undefined || cells.length < 2) return undefined;
  const codes = codesOf(cells, rows);
  const blocks = variables.get(block ?? '');
  return cellError(
    rows,
    rows.exampleRow.map((row) => codes[row] as number),
    cells.length,
    blocks?.kind === 'factor' ? blocks : undefined,
  );
}

/** One a table row: index of its cell, -1 where the row is not used. */
function codesOf(cells: readonly ObservedCell[], { rows: used }: Cells): Int32Array {
  const codes = new Int32Array(used.reduce((most, row) => Math.max(most, row), -1) + 1).fill(-1);
  for (const [index, { rows }] of cells.entries()) for (const row of rows) codes[row] = index;
  return codes;
}

/** A parameter for every cell, beside the block. */
function fitOfCells({ rows, block, variables }: BestCellRequest, cells: readonly ObservedCell[]): LinearFit {
  const codes = codesOf(cells, rows);
  const cell: FactorVariable = { kind: 'factor', name: '', levels: cells.map(({ key }) => key), codes };
  const blocks = variables.get(block ?? '');
  const layout = layOutModel(
    [...(blocks === undefined ? [] : [[blocks.name]]), ['']],
    new Map([...(blocks === undefined ? [] : [[blocks.name, blocks] as const]), ['', cell]]),
  );
  return fitModel(layout, rows);
}

/** The error of cells as a test asks for it. */
export const errorTermOf = (
  { residualSumSq, residualDf }: CellError,
  { rows }: BestCellRequest,
): ErrorTerm => ({
  sumSq: residualSumSq,
  df: residualDf,
  totalSumSq: rows.totalSumSq,
});

/** Hsu's comparisons of all cells with the best one. */
export function compareCells(
  request: BestCellRequest,
  cells: readonly ObservedCell[],
  error: CellError | undefined,
): BestCells {
  const { rows: folded, goal, independent } = request;
  const none = (reason: string): BestCells => ({ df: null, cells: [], reason });
  if (!independent) return none('runs of one whole plot are not independent');
  if (cells.length < 2) return none('fewer than two cells have results');
  if (cells.some(({ n }) => n < 2)) return none('a cell has a single run');
  if (cells.length > comparedMax) return none(`more than ${comparedMax} cells`);
  if (folded.absorbed !== undefined) return none('left out of a look at a sweep that runs');
  if (error === undefined) return none('the model has a covariate');
  const untestable = whyUntestable(errorTermOf(error, request));
  if (untestable !== undefined) return none(untestable.reason);
  const cellFit = fitOfCells(request, cells);
  const variable = cellFit.layout.variables.get('') as FactorVariable;
  const functions = cells.map((_, index) =>
    linearFunction(cellFit.layout, new Map([['', atLevel(variable, index)]])),
  );
  const sigma2 = cellFit.residualSumSq / cellFit.residualDf;
  const apart = (first: number, second: number) => {
    const other = functions[second] as Float64Array;
    return estimate(
      cellFit,
      (functions[first] as Float64Array).map((entry, k) => entry - (other[k] as number)),
    );
  };
  if (cells.some((_, index) => index > 0 && apart(index, 0) === undefined)) {
    return none('some cells never occurred in one block with others');
  }
  const rows = hsuBest(
    cells.map(({ key, n }) => ({ level: key, n })),
    (first, second) => {
      const found = apart(first, second);
      return {
        difference: found?.value ?? 0,
        se: Math.sqrt((found?.unitVariance ?? 0) * sigma2),
        df: cellFit.residualDf,
      };
    },
    goal,
  );
  const compared = cells.map(({ levels, mean, n }, index) => {
    const { level: _level, ...own } = rows[index] as (typeof rows)[number];
    return { levels, mean, n, ...own };
  });
  return { df: cellFit.residualDf, cells: compared, reason: null };
}
