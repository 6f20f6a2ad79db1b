import type { Best, CellMean, UnseenCells } from './best-result.ts';
import { fTest } from '../anova/f-test.ts';
import { fitModel, type LinearFit } from '../model/linear-fit.ts';
import { layOutModel } from '../model/model-matrix.ts';
import type { FactorColumn } from '../table/data-table.ts';
import type { BestCellRequest } from './best-cell-request.ts';
import type { Modelled } from './best-combination.ts';
import type { CellError } from './cell-error.ts';
import { compareCells, errorOfCells, errorTermOf } from './compare-cells.ts';
import { type ObservedCell, observedCells } from './observed-cells.ts';

/** p below which the model is said not to fit the cells. */
const alpha = 0.05;

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
  const error = errorOfCells(request, cells);
  const misfit = lackOfFit(request, cells, error);
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
    cells: compareCells(request, cells, error),
    unseen: unseenCells(request, known),
  };
}

/** What the model leaves with the block, or the seeds, in it. */
function leftWithBlock(
  { fit, rows, block, variables }: BestCellRequest,
  { isOrthogonal, blockSumSq, blockDf }: CellError,
): Pick<LinearFit, 'residualSumSq' | 'residualDf'> {
  const own = fit.layout.blocks.map(({ term }) => term);
  if (block === undefined || !variables.has(block) || own.some((term) => term.includes(block))) return fit;
  if (isOrthogonal)
    return { residualSumSq: fit.residualSumSq - blockSumSq, residualDf: fit.residualDf - blockDf };
  return fitModel(layOutModel([[block], ...own], variables), rows);
}

interface Misfit {
  readonly p: number;
  /** Variance of a run within its cell, and of the cells about the model. */
  readonly within: number;
  readonly between: number;
}

/** What the model leaves of the variation between cells, against that within them. */
function lackOfFit(
  request: BestCellRequest,
  cells: readonly ObservedCell[],
  error: CellError | undefined,
): Misfit | undefined {
  if (error === undefined || error.residualDf <= 0) return undefined;
  const left = leftWithBlock(request, error);
  const df = left.residualDf - error.residualDf;
  if (df <= 0) return undefined;
  const sumSq = Math.max(0, left.residualSumSq - error.residualSumSq);
  const { f, p } = fTest(sumSq, df, errorTermOf(error, request));
  if (f === null || p === null) return undefined;
  const within = error.residualSumSq / error.residualDf;
  const runs = request.fit.n / cells.length;
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
