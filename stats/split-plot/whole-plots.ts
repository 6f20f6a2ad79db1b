import type { Cells } from '../model/cells.ts';
import { fitModel, type LinearFit } from '../model/linear-fit.ts';
import { type FactorVariable, layOutModel, type ModelLayout, type Variable } from '../model/model-matrix.ts';
import type { ModelTerm } from '../model/term.ts';

/** The units of a split plot: runs that share one setting of what is costly to change. */
export interface WholePlots {
  /** Factor that numbers them. */
  readonly plots: FactorVariable;
  /** Rows in each. */
  readonly sizes: Float64Array;
  /** Every plot holds the same combinations of what varies within, equally often. */
  readonly balanced: boolean;
  /** Whether what the term says is the same for all runs of a plot. */
  readonly isWhole: (term: ModelTerm) => boolean;
}

/** @param cells folded by the model and the whole plots together */
export function findWholePlots(cells: Cells, layout: ModelLayout, plots: FactorVariable): WholePlots {
  const count = plots.levels.length;
  const plotOf = Int32Array.from(cells.exampleRow, (row) => plots.codes[row] as number);
  const sizes = new Float64Array(count);
  for (const [cell, plot] of plotOf.entries()) {
    sizes[plot] = (sizes[plot] as number) + (cells.size[cell] as number);
  }
  const varying = [...layout.variables.values()].filter(
    (variable) => variable.name !== plots.name && !isConstantWithin(variable, cells, plotOf, count),
  );
  const varyingNames = new Set(varying.map(({ name }) => name));
  return {
    plots,
    sizes,
    balanced: new Set(contents(cells, plotOf, count, varying)).size <= 1,
    isWhole: (term) => !term.some((name) => varyingNames.has(name)),
  };
}

const valueAt = (variable: Variable, row: number): number =>
  (variable.kind === 'factor' ? variable.codes[row] : variable.values[row]) as number;

function isConstantWithin(variable: Variable, cells: Cells, plotOf: Int32Array, count: number): boolean {
  const first = new Array<number | undefined>(count);
  return cells.exampleRow.every((row, cell) => {
    const value = valueAt(variable, row);
    const plot = plotOf[cell] as number;
    first[plot] ??= value;
    return first[plot] === value;
  });
}

/** What each plot holds, as text. */
function contents(cells: Cells, plotOf: Int32Array, count: number, varying: readonly Variable[]): string[] {
  const held = Array.from({ length: count }, () => new Map<string, number>());
  for (const [cell, row] of cells.exampleRow.entries()) {
    const key = varying.map((variable) => valueAt(variable, row)).join();
    const own = held[plotOf[cell] as number] as Map<string, number>;
    own.set(key, (own.get(key) ?? 0) + (cells.size[cell] as number));
  }
  return held.map((own) =>
    [...own]
      .map(([key, size]) => `${key} x ${size}`)
      .sort()
      .join('; '),
  );
}

/**
 * The means of the plots, fitted by the terms that are constant within them: one row a plot, weighted so that the sums
 * of squares are on the scale of the runs. Exact where the plots are balanced.
 */
export function fitPlotMeans(
  cells: Cells,
  { plots, sizes }: WholePlots,
  terms: readonly ModelTerm[],
  variables: ReadonlyMap<string, Variable>,
): LinearFit {
  const count = plots.levels.length;
  const exampleRow = new Int32Array(count);
  const mean = new Float64Array(count);
  for (const [cell, row] of cells.exampleRow.entries()) {
    const plot = plots.codes[row] as number;
    exampleRow[plot] = row;
    mean[plot] =
      (mean[plot] as number) +
      ((cells.size[cell] as number) * (cells.mean[cell] as number)) / (sizes[plot] as number);
  }
  return fitModel(layOutModel(terms, variables), {
    count,
    rows: exampleRow,
    cellOfRow: Int32Array.from({ length: count }, (_, plot) => plot),
    exampleRow,
    size: sizes,
    mean,
    offset: cells.offset,
    pureErrorSumSq: 0,
    totalSumSq: cells.totalSumSq,
  });
}
