import { fTest } from '../anova/f-test.ts';
import type { LaidOut } from '../lay-out.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { FactorVariable } from '../model/model-matrix.ts';
import type { ObservedCell } from './observed-cells.ts';
import { type SweptCells, sweptCells } from './swept-cells.ts';

export interface LackOfFit {
  readonly df: number;
  readonly denDf: number;
  readonly f: number;
  readonly p: number;
}

/**
 * Lack of fit of a model with many cells: what it leaves between cells against the residual about the cells, or, with shared
 * seeds in a complete layout, against the interaction of seeds with cells.
 *
 * @param cellOfRow one a table row, -1 where the row is not used
 * @returns undefined where the layout needs a fit with a column for each cell; `test` is undefined where nothing is left to
 *   test against
 */
export function misfitOfManyCells(
  laidOut: LaidOut,
  fit: LinearFit,
  factors: readonly FactorVariable[],
  cells: readonly ObservedCell[],
  cellOfRow: Int32Array,
): { readonly test: LackOfFit | undefined } | undefined {
  const { terms, data, random, byRandom, plots } = laidOut;
  const isOfCells = (name: string): boolean => factors.some((factor) => factor.name === name);
  const others = terms.filter((term) => !term.every(isOfCells));
  const groups = new Set(random.flatMap((term) => term.groups));
  const names = new Set([...others.flat(), ...groups]);
  if (plots !== undefined || names.size > 1 || others.some((term) => term.length > 1)) return undefined;
  const [name] = names;
  const variable = name === undefined ? undefined : data.variables.get(name);
  if (name !== undefined && variable?.kind !== 'factor') return undefined;
  const factor = variable?.kind === 'factor' ? variable : undefined;
  const rows = random.length > 0 ? byRandom : data.cells;
  const cellOf = rows.exampleRow.map((row) => cellOfRow[row] as number);
  const swept = sweptCells(rows, cellOf, cells.length, factor);
  if (random.length > 0) {
    const kinds = new Set(random.map(({ within }) => within.length > 0));
    const isComplete = rows.count === cells.length * (factor?.levels.length ?? 0);
    const isEven = rows.size.every((size) => size === rows.size[0]);
    return kinds.size === 2 && isComplete && isEven ? { test: ofSeeds(fit, cells, swept) } : undefined;
  }
  return { test: ofRuns(fit, cells, swept) };
}

const ofSeeds = (
  fit: LinearFit,
  cells: readonly ObservedCell[],
  { betweenSumSq, betweenDf }: SweptCells,
): LackOfFit | undefined =>
  testOf(fit, cells.length - fit.rank, fit.lackOfFitSumSq, { sumSq: betweenSumSq, df: betweenDf });

function ofRuns(
  fit: LinearFit,
  cells: readonly ObservedCell[],
  { betweenSumSq, df }: SweptCells,
): LackOfFit | undefined {
  const sumSq = betweenSumSq + fit.cells.pureErrorSumSq;
  return testOf(fit, cells.length + df - fit.rank, Math.max(0, fit.residualSumSq - sumSq), {
    sumSq,
    df: fit.n - cells.length - df,
  });
}

function testOf(
  fit: LinearFit,
  df: number,
  sumSq: number,
  error: { readonly sumSq: number; readonly df: number },
): LackOfFit | undefined {
  if (df <= 0) return undefined;
  const { f, p } = fTest(sumSq, df, { ...error, totalSumSq: fit.cells.totalSumSq });
  return f === null || p === null ? undefined : { df, denDf: error.df, f, p };
}
