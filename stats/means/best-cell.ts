import type { Goal } from '../analysis-result.ts';
import { untestedReason } from '../mixed/error-in-words.ts';
import type { LinearEstimate } from '../mixed/error-model.ts';
import type { Modelled } from './best-combination.ts';
import type { Best, BestCells, CellMean, UnseenCells } from './best-result.ts';
import { type CellErrors, comparedMax } from './cell-errors.ts';
import { hsuBest } from './hsu-best.ts';
import type { ObservedCell } from './observed-cells.ts';

/** p below which the model is said not to fit the cells. */
const alpha = 0.05;

export interface BestCellRequest {
  readonly goal: Goal;
  /** Cells that have results. */
  readonly cells: readonly ObservedCell[];
  /** What their means are judged by, or why by nothing. */
  readonly errors: CellErrors | string;
  /** Of a test of the model against runs of the same settings, where `errors` has none: with covariates. */
  readonly misfitP: number | null;
  readonly unseen: UnseenCells;
}

/**
 * The best cell by its runs beside the best one by the model. What was picked for being the best is too good on average, and
 * a model that misses an interaction or a ceiling picks the wrong cell: where the two disagree, or the cells differ by more
 * than the model allows, the model is not trusted. Observed means of cells that ran in different blocks are not to be compared:
 * where the best cell is the model's once blocks are adjusted for, the model is trusted although the best observed cell is another.
 *
 * @returns null where there is no factor, so that no cell exists
 */
export function bestCell(modelled: Modelled | null, request: BestCellRequest): Best | null {
  const { goal, cells, errors } = request;
  const sign = goal === 'maximise' ? -1 : 1;
  const [first] = cells.toSorted((a, b) => sign * (a.mean - b.mean));
  if (modelled === null || first === undefined) return null;
  const ties = cells.filter(({ mean }) => Math.abs(mean - first.mean) <= 1e-12 * Math.abs(first.mean));
  const there = cells.find(({ key }) => key === modelled.key);
  const best = ties.find(({ key }) => key === modelled.key) ?? first;
  const known = typeof errors === 'string' ? undefined : errors;
  const adjusted = adjustedMeans(cells, known);
  const [firstAdjusted = best] = adjusted === undefined ? [] : bestOf(cells, adjusted, sign);
  const misfitP = known?.lackOfFit?.p ?? request.misfitP;
  const doubts = [
    ...(best.key === modelled.key || firstAdjusted.key === modelled.key
      ? []
      : ['the best observed cell is another one']),
    ...(misfitP !== null && misfitP < alpha
      ? [`${known === undefined ? 'runs' : 'cells'} differ by more than the model allows for (lack of fit)`]
      : []),
  ];
  const { key: _key, estimates, ...ofModel } = modelled;
  const { levels, mean, n } = best;
  const observed: CellMean = { levels, mean, n, modelled: estimates.get(best.key) ?? null };
  const runs = cells.reduce((sum, cell) => sum + cell.n, 0);
  return {
    ...ofModel,
    modelled: { levels: ofModel.levels, mean: ofModel.mean, n: there?.n ?? 0, observed: there?.mean ?? null },
    observed: { ...observed, tied: ties.filter((cell) => cell !== best).map((cell) => cell.levels) },
    trusted: doubts.length === 0,
    reason: doubts.length === 0 ? null : doubts.join('; '),
    lackOfFitP: misfitP,
    shrunken: shrunken(observed, adjusted?.get(best.key) ?? mean, known, runs / cells.length),
    cells: compareCells(cells, errors, goal),
    unseen: request.unseen,
  };
}

/** Means of the cells with a parameter each, blocks, seeds and subjects adjusted for; undefined where they are not all known. */
function adjustedMeans(
  cells: readonly ObservedCell[],
  errors: CellErrors | undefined,
): ReadonlyMap<string, number> | undefined {
  const compared = errors?.compared;
  if (compared === undefined) return undefined;
  const values = compared.functions.map((l) => compared.model.of(l)?.value);
  if (values.includes(undefined)) return undefined;
  return new Map(cells.map(({ key }, i) => [key, values[i] as number]));
}

const bestOf = (
  cells: readonly ObservedCell[],
  means: ReadonlyMap<string, number>,
  sign: number,
): ObservedCell[] =>
  cells.toSorted((a, b) => sign * ((means.get(a.key) as number) - (means.get(b.key) as number)));

/**
 * The mean of the best observed cell drawn towards the model, as far as chance explains its distance from it: the share that
 * stays is the variance of cells about the model over that of cell means.
 *
 * @param mean of the cell, blocks adjusted for
 *
 * @see Efron and Morris 1973, JASA 68
 */
function shrunken(
  { n, modelled }: CellMean,
  mean: number,
  errors: CellErrors | undefined,
  runsPerCell: number,
): Best['shrunken'] {
  const misfit = errors?.lackOfFit;
  if (misfit === undefined || modelled === null) return null;
  const ratio = Math.max(0, misfit.f - 1) / runsPerCell;
  const weight = ratio / (ratio + 1 / n);
  return { mean: modelled + weight * (mean - modelled), weight };
}

/** Hsu's comparisons of all cells with the best one. */
function compareCells(cells: readonly ObservedCell[], errors: CellErrors | string, goal: Goal): BestCells {
  const none = (reason: string): BestCells => ({ df: null, cells: [], reason });
  if (cells.some(({ n }) => n < 2)) return none('a cell has a single run');
  if (typeof errors === 'string') return none(errors);
  if (errors.compared === undefined)
    return none(`more than ${comparedMax} cells, each of which would be compared with every other`);
  const { model, functions } = errors.compared;
  const apart = functions.map((own, i) =>
    functions.map((other, j) =>
      i === j ? undefined : model.of(own.map((entry, k) => entry - (other[k] as number))),
    ),
  );
  const pairs = apart.flatMap((row, i) => row.filter((_, j) => j !== i));
  if (pairs.includes(undefined)) return none('some cells never occurred in one block with others');
  const known = pairs as LinearEstimate[];
  if (known.some(({ df }) => df === null)) return none(untestedReason.noResidual);
  if (known.some(({ variance }) => variance === null || !(variance > 0))) {
    return none(untestedReason.perfectFit);
  }
  const rows = hsuBest(
    cells.map(({ key, n }) => ({ level: key, n })),
    (first, second) => {
      const { value, variance, df } = (apart[first] as LinearEstimate[])[second] as LinearEstimate;
      return { difference: value, se: Math.sqrt(variance as number), df: df as number };
    },
    goal,
  );
  const compared = cells.map(({ levels, mean, n }, index) => {
    const { level: _level, ...own } = rows[index] as (typeof rows)[number];
    return { levels, mean, n, ...own };
  });
  return { df: Math.min(...known.map(({ df }) => df as number)), cells: compared, reason: null };
}
