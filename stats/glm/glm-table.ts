import type { AnovaRow } from '../analysis-result.ts';
import { untestedRow } from '../anova/untested-row.ts';
import { chiSquaredUpperTail, logChiSquaredUpperTail } from '../distributions/chi-squared.ts';
import { fUpperTail } from '../distributions/f-distribution.ts';
import { baseTerms } from '../model/base-terms.ts';
import type { ModelLayout, TermBlock } from '../model/model-matrix.ts';
import type { Family } from './family.ts';
import { type CountedCells, fitGlm } from './fit-glm.ts';

/** Dispersion of a model that fits every row but for rounding: there is nothing to divide by. */
const dispersionMin = 1e-9;

export interface GlmModel {
  readonly layout: ModelLayout;
  /** Column-major [cells x layout.width]. */
  readonly matrix: Float64Array;
  readonly counts: CountedCells;
  readonly family: Family;
}

/**
 * Likelihood-ratio tests of the terms, and quasi F tests where a dispersion is known.
 *
 * @param type which terms each is adjusted for, as for sums of squares
 * @param dispersion of the full model; null where it cannot be told
 * @see Fox and Weisberg 2019, An R Companion to Applied Regression, ch. 6.9
 */
export function glmTable(
  { layout, matrix, counts, family }: GlmModel,
  type: 1 | 2 | 3,
  dispersion: number | null,
  residualDf: number,
): AnovaRow[] {
  const known = new Map<string, { readonly deviance: number; readonly rank: number }>();
  const fitOf = (terms: readonly number[]) => {
    const own = [...terms].sort((a, b) => a - b);
    const found =
      known.get(own.join()) ??
      fitGlm(matrix, [0, ...own.flatMap((index) => columnsOf(layout.blocks[index]))], counts, family);
    known.set(own.join(), found);
    return found;
  };
  return layout.blocks.map((block, index): AnovaRow => {
    const base = baseTerms(layout, index, type);
    const [without, withIt] = [fitOf(base), fitOf([...base, index])];
    const df = withIt.rank - without.rank;
    if (df === 0) return untestedRow(block.name, 'aliased', 'other terms explain the same differences');
    const chisq = Math.max(0, without.deviance - withIt.deviance);
    const f =
      dispersion === null || dispersion < dispersionMin || residualDf <= 0 ? null : chisq / df / dispersion;
    return {
      ...untestedRow(block.name, 'ok', null),
      df,
      p: chiSquaredUpperTail(chisq, df),
      logP: logChiSquaredUpperTail(chisq, df),
      chisq,
      f,
      quasiP: f === null ? null : fUpperTail(f, df, residualDf),
      errorDf: f === null ? null : residualDf,
      denDf: f === null ? null : residualDf,
      error: f === null ? null : 'Residuals',
    };
  });
}

const columnsOf = (block: TermBlock | undefined): number[] =>
  block === undefined ? [] : Array.from({ length: block.end - block.start }, (_, k) => block.start + k);

/** The last row of the table. */
export const glmResiduals = (residualDf: number): AnovaRow => ({
  ...untestedRow('Residuals', 'ok', null),
  df: Math.max(0, residualDf),
});
