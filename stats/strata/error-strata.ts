import { type ErrorTerm, type FTest, fTest } from '../anova/f-test.ts';
import type { Cells } from '../model/cells.ts';
import { columnNorms, householder } from '../model/householder.ts';
import { type FactorVariable, type ModelLayout, modelMatrix } from '../model/model-matrix.ts';

interface StratumRow extends Omit<FTest, 'status'> {
  readonly term: string;
  readonly df: number;
  readonly sumSq: number | null;
  readonly meanSq: number | null;
}

/** The part of the analysis that one kind of unit can speak to, with that unit's own error. */
export interface Stratum {
  /** Only terms with degrees of freedom here, in model order, then Residuals. */
  readonly rows: readonly StratumRow[];
}

/**
 * Analysis of variance with two error strata, as for a split plot: what differs only between whole plots (a base
 * model that is costly to change, a machine) is tested against the variation between whole plots, everything else
 * against the variation within them. Sums of squares are sequential in each stratum.
 *
 * @param layout the treatment terms, without the whole plots
 * @param cells folded by the treatments and the whole plots together
 * @param wholePlots factor that numbers the whole plots
 * @see Cochran and Cox 1957, Experimental Designs, ch. 7; R's aov(y ~ ... + Error(plots))
 */
export function errorStrata(
  layout: ModelLayout,
  cells: Cells,
  wholePlots: FactorVariable,
): { readonly between: Stratum; readonly within: Stratum } {
  const plots = wholePlots.levels.length;
  const plotOf = Int32Array.from(cells.exampleRow, (row) => wholePlots.codes[row] as number);
  const sizes = new Float64Array(plots);
  for (const [cell, plot] of plotOf.entries()) {
    sizes[plot] = (sizes[plot] as number) + (cells.size[cell] as number);
  }
  const columns = modelMatrix(layout, cells.exampleRow, new Float64Array(cells.count).fill(1));
  const weights = cells.size.map(Math.sqrt);
  const norms = columnNorms(
    columns.map((value, i) => value * (weights[i % cells.count] as number)),
    cells.count,
    layout.width,
  );
  const between = new Float64Array(plots * layout.width);
  const within = new Float64Array(cells.count * layout.width);
  for (let c = 0; c < layout.width; c++) {
    const split = splitByPlot(columns.subarray(c * cells.count, (c + 1) * cells.count), cells, plotOf, sizes);
    between.set(split.between, c * plots);
    within.set(split.within, c * cells.count);
  }
  const y = splitByPlot(cells.mean, cells, plotOf, sizes);
  const n = cells.rows.length;
  return {
    between: stratum(layout, between, plots, y.between, norms, plots, 0, cells.totalSumSq),
    within: stratum(
      layout,
      within,
      cells.count,
      y.within,
      norms,
      n - plots,
      cells.pureErrorSumSq,
      cells.totalSumSq,
    ),
  };
}

/** Plot means, and what is left of each cell after them, both weighted by the root of their rows. */
function splitByPlot(values: Float64Array, cells: Cells, plotOf: Int32Array, sizes: Float64Array) {
  const means = new Float64Array(sizes.length);
  for (const [cell, value] of values.entries()) {
    const plot = plotOf[cell] as number;
    means[plot] = (means[plot] as number) + ((cells.size[cell] as number) * value) / (sizes[plot] as number);
  }
  return {
    between: means.map((mean, plot) => mean * Math.sqrt(sizes[plot] as number)),
    within: values.map(
      (value, cell) =>
        (value - (means[plotOf[cell] as number] as number)) * Math.sqrt(cells.size[cell] as number),
    ),
  };
}

function stratum(
  layout: ModelLayout,
  matrix: Float64Array,
  units: number,
  y: Float64Array,
  ownNorms: Float64Array,
  dfTotal: number,
  pureErrorSumSq: number,
  totalSumSq: number,
): Stratum {
  const { rank, kept, qty, residualSumSq } = householder(matrix, units, layout.width, y, { ownNorms });
  const error: ErrorTerm = { sumSq: residualSumSq + pureErrorSumSq, df: dfTotal - rank, totalSumSq };
  const rows = layout.blocks.flatMap(({ name, start, end }): StratumRow[] => {
    let [df, sumSq] = [0, 0];
    for (const [k, column] of kept.entries()) {
      if (column < start || column >= end) continue;
      df++;
      sumSq += (qty[k] as number) ** 2;
    }
    if (df === 0) return [];
    const { f, p, logP, reason } = fTest(sumSq, df, error);
    return [{ term: name, df, sumSq, meanSq: sumSq / df, f, p, logP, reason }];
  });
  const residuals: StratumRow = {
    term: 'Residuals',
    df: error.df,
    sumSq: error.sumSq,
    meanSq: error.df > 0 ? error.sumSq / error.df : null,
    f: null,
    p: null,
    logP: null,
    reason: error.df > 0 ? null : 'no degrees of freedom left for error in this stratum',
  };
  return { rows: [...rows, residuals] };
}
