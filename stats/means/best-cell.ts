import type { Goal } from '../analysis-result.ts';
import type { Best, BestCells, CellMean, UnseenCells } from './best-result.ts';
import { errorTerm } from '../anova/anova-table.ts';
import { fTest, whyUntestable } from '../anova/f-test.ts';
import { estimate } from '../model/estimate.ts';
import { fitModel, type LinearFit } from '../model/linear-fit.ts';
import {
  atLevel,
  type FactorVariable,
  layOutModel,
  linearFunction,
  type Variable,
} from '../model/model-matrix.ts';
import type { FactorColumn } from '../table/data-table.ts';
import type { Modelled } from './best-combination.ts';
import { hsuBest } from './hsu-best.ts';
import { type ObservedCell, observedCells } from './observed-cells.ts';

/** Cells beyond which they are not compared with the best: every pair is compared. */
const comparedMax = 100;
/** p below which the model is said not to fit the cells. */
const alpha = 0.05;

export interface BestCellRequest {
  readonly fit: LinearFit;
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

/**
 * The best cell by its runs beside the best one by the model. What was picked for being the best is too good on average, and
 * a model that misses an interaction or a ceiling picks the wrong cell: where the two disagree, or the cells differ by more
 * than the model allows, the model is not trusted.
 *
 * @returns null where there is no factor, so that no cell exists
 */
export function bestCell(modelled: Modelled | null, request: BestCellRequest): Best | null {
  const { fit, factors, goal } = request;
  if (modelled === null || factors.length === 0) return null;
  const cells = observedCells(fit, factors, request.response);
  const sign = goal === 'maximise' ? -1 : 1;
  const [best] = cells.toSorted((a, b) => sign * (a.mean - b.mean));
  if (best === undefined) return null;
  const known = new Map(cells.map((cell) => [cell.key, cell]));
  const there = known.get(modelled.key);
  const cellFit = fitOfCells(request, cells);
  const misfit = lackOfFit(withBlock(request), cellFit);
  const agrees = best.key === modelled.key || (there !== undefined && there.mean === best.mean);
  const doubts = [
    ...(agrees ? [] : ['the best observed cell is another one']),
    ...(misfit !== undefined && misfit.p < alpha
      ? ['cells differ by more than the model allows for (lack of fit)']
      : []),
  ];
  const { key: _key, ...own } = modelled;
  const estimateAt = modelled.estimates.get(best.key) ?? null;
  const { estimates: _estimates, ...ofModel } = own;
  const observed: CellMean = { levels: best.levels, mean: best.mean, n: best.n, modelled: estimateAt };
  return {
    ...ofModel,
    modelled: { levels: ofModel.levels, mean: ofModel.mean, n: there?.n ?? 0, observed: there?.mean ?? null },
    observed,
    trusted: doubts.length === 0,
    reason: doubts.length === 0 ? null : doubts.join('; '),
    lackOfFitP: misfit?.p ?? null,
    shrunken: shrunken(observed, misfit),
    cells: compareCells(request, cells, cellFit),
    unseen: unseenCells(request, known),
  };
}

/** A parameter for every cell, beside the block. */
function fitOfCells(
  { fit, block, variables }: BestCellRequest,
  cells: readonly ObservedCell[],
): LinearFit | undefined {
  if ([...fit.layout.variables.values()].some(({ kind }) => kind === 'covariate')) return undefined;
  if (fit.cells.absorbed !== undefined || cells.length < 2) return undefined;
  const codes = new Int32Array(Math.max(-1, ...fit.cells.rows) + 1).fill(-1);
  for (const [index, { rows }] of cells.entries()) for (const row of rows) codes[row] = index;
  const cell: FactorVariable = { kind: 'factor', name: '', levels: cells.map(({ key }) => key), codes };
  const blocks = variables.get(block ?? '');
  const layout = layOutModel(
    [...(blocks === undefined ? [] : [[blocks.name]]), ['']],
    new Map([...(blocks === undefined ? [] : [[blocks.name, blocks] as const]), ['', cell]]),
  );
  return fitModel(layout, fit.cells);
}

/** The model with the block, or the seeds, as a term: the model itself where it has it already. */
function withBlock({ fit, block, variables }: BestCellRequest): LinearFit {
  const own = fit.layout.blocks.map(({ term }) => term);
  if (block === undefined || !variables.has(block) || own.some((term) => term.includes(block))) return fit;
  return fitModel(layOutModel([[block], ...own], variables), fit.cells);
}

interface Misfit {
  readonly p: number;
  /** Variance of a run within its cell, and of the cells about the model. */
  readonly within: number;
  readonly between: number;
}

/** What the model leaves of the variation between cells, against that within them. */
function lackOfFit(fit: LinearFit, cellFit: LinearFit | undefined): Misfit | undefined {
  if (cellFit === undefined || cellFit.residualDf <= 0) return undefined;
  const df = fit.residualDf - cellFit.residualDf;
  if (df <= 0) return undefined;
  const sumSq = Math.max(0, fit.residualSumSq - cellFit.residualSumSq);
  const { f, p } = fTest(sumSq, df, errorTerm(cellFit));
  if (f === null || p === null) return undefined;
  const within = cellFit.residualSumSq / cellFit.residualDf;
  const cells = cellFit.layout.variables.get('');
  const runs = fit.n / (cells?.kind === 'factor' ? cells.levels.length : 1);
  return { p, within, between: Math.max(0, sumSq / df - within) / runs };
}

/**
 * The mean of the best observed cell drawn towards the model, as far as chance explains its distance from it: the share that
 * stays is the variance of cells about the model over that of cell means.
 *
 * @see Efron and Morris 1973, JASA 68
 */
function shrunken({ mean, n, modelled }: CellMean, misfit: Misfit | undefined): Best['shrunken'] {
  if (misfit === undefined || modelled === null || modelled === undefined) return null;
  const weight = misfit.between / (misfit.between + misfit.within / n);
  return { mean: modelled + weight * (mean - modelled), weight };
}

/** Hsu's comparisons of all cells with the best one. */
function compareCells(
  { fit, goal, independent }: BestCellRequest,
  cells: readonly ObservedCell[],
  cellFit: LinearFit | undefined,
): BestCells {
  const none = (reason: string): BestCells => ({ df: null, cells: [], reason });
  if (!independent) return none('runs of one whole plot are not independent');
  if (cells.length < 2) return none('fewer than two cells have results');
  if (cells.some(({ n }) => n < 2)) return none('a cell has a single run');
  if (cells.length > comparedMax) return none(`more than ${comparedMax} cells`);
  if (fit.cells.absorbed !== undefined) return none('left out of a look at a sweep that runs');
  if (cellFit === undefined) return none('the model has a covariate');
  const untestable = whyUntestable(errorTerm(cellFit));
  if (untestable !== undefined) return none(untestable.reason);
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

/** Levels and cells that the table has and that no run with a result is left of. */
function unseenCells(
  { factors, columns }: BestCellRequest,
  known: ReadonlyMap<string, ObservedCell>,
): UnseenCells {
  const all = factors.map((factor) => ({ factor, column: columns.get(factor.name) as FactorColumn }));
  const levels = all.flatMap(({ factor, column }) =>
    column.levels
      .filter((level, code) => !factor.levels.includes(level) && column.codes.includes(code))
      .map((level) => ({ factor: factor.name, level })),
  );
  const cells = new Map<string, Record<string, string>>();
  const rows = all[0]?.column.codes.length ?? 0;
  for (let row = 0; row < rows; row++) {
    const names = all.map(({ column }) => column.levels[column.codes[row] as number]);
    const at = all.map(({ factor }, i) => factor.levels.indexOf(names[i] ?? ''));
    const key = at.join();
    if (at.includes(-1) || known.has(key) || cells.has(key)) continue;
    cells.set(key, Object.fromEntries(all.map(({ factor }, i) => [factor.name, names[i] as string])));
  }
  return { levels, cells: [...cells.values()] };
}
