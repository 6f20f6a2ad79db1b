import type { Cells } from '../model/cells.ts';
import { fitModel, type LinearFit } from '../model/linear-fit.ts';
import { type CovariateVariable, layOutModel, modelMatrix, type ModelLayout } from '../model/model-matrix.ts';
import { increment } from '../model/sum-of-squares.ts';
import { orthogonalPolynomials } from '../numeric/orthogonal-polynomials.ts';
import type { WholePlots } from './whole-plots.ts';

/** What plots differ by, where some interaction differs between them although its factors vary within each. */
export interface BetweenPlots {
  /** One row a plot. Each term is a block of its own, named as the term. */
  readonly fit: LinearFit;
  /** Terms that plots differ by. */
  readonly terms: readonly string[];
}

/**
 * Looks for terms that are confounded with the plots: blocks that are too small for all cells, laid out so that an interaction of
 * high order is the same for all runs of a block (`N:P:K` of MASS::npk). The model's columns, averaged over each plot, say what plots
 * differ by. Undefined unless every term is either of one plot or the same in all: then the sums of squares split into two strata as in
 * R's `aov(y ~ N*P*K + Error(block))`.
 *
 * @param within the model with the plots as fixed, its first block
 * @see Cochran and Cox 1957, Experimental Designs, ch. 6
 */
export function confoundedWithPlots(
  cells: Cells,
  layout: ModelLayout,
  { plots, sizes }: WholePlots,
  within: LinearFit,
): BetweenPlots | undefined {
  if (sizes.some((size) => size !== sizes[0])) return undefined;
  const lost = layout.blocks.filter((_, index) => {
    const before = Array.from({ length: index + 1 }, (_, at) => at);
    return increment(within, before, [index + 1]).df === 0;
  });
  if (lost.length === 0) return undefined;
  const fit = fitOfPlots(cells, layout, plots.codes, sizes);
  const terms = fit.layout.blocks.flatMap(({ name }, index) => {
    const before = Array.from({ length: index }, (_, at) => at);
    return increment(fit, before, [index]).df > 0 ? [name] : [];
  });
  const isClear = terms.every((term) => lost.some(({ name }) => name === term));
  return terms.length > 0 && isClear ? { fit, terms } : undefined;
}

/** The means of the plots, fitted by the means of the model's columns in them. */
function fitOfPlots(cells: Cells, layout: ModelLayout, codes: Int32Array, sizes: Float64Array): LinearFit {
  const count = sizes.length;
  const matrix = modelMatrix(layout, cells.exampleRow, new Float64Array(cells.count).fill(1));
  const plotOf = Int32Array.from(cells.exampleRow, (row) => codes[row] as number);
  const meanOf = (valueOf: (cell: number) => number): Float64Array => {
    const mean = new Float64Array(count);
    for (const [cell, plot] of plotOf.entries()) {
      const share = (cells.size[cell] as number) / (sizes[plot] as number);
      mean[plot] = (mean[plot] as number) + share * valueOf(cell);
    }
    return mean;
  };
  const variables = new Map(
    layout.blocks.map(({ name, start, end }): [string, CovariateVariable] => {
      const columns = Array.from({ length: end - start }, (_, at) => {
        const column = meanOf((cell) => matrix[(start + at) * cells.count + cell] as number);
        return centred(column);
      });
      const values = columns[0] ?? new Float64Array(count);
      const curve = { columns, polynomials: orthogonalPolynomials(values, 0) };
      return [name, { kind: 'covariate', name, values, centre: 0, mean: 0, curve }];
    }),
  );
  const terms = layout.blocks.map(({ name }) => [name]);
  const rows = Int32Array.from({ length: count }, (_, plot) => plot);
  return fitModel(layOutModel(terms, variables), {
    count,
    rows,
    cellOfRow: rows,
    exampleRow: rows,
    size: sizes,
    mean: meanOf((cell) => cells.mean[cell] as number),
    offset: cells.offset,
    pureErrorSumSq: 0,
    totalSumSq: cells.totalSumSq,
  });
}

/** Less its mean: a column that is the same in all plots is exactly 0 then. */
function centred(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const most = column.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  return column.map((value) => (Math.abs(value - mean) > 1e-12 * most ? value - mean : 0));
}
