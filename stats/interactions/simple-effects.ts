import type { Comparison, EstimatedMean, Interaction, SimpleEffect } from '../analysis-result.ts';
import { adjustP } from '../anova/adjust-p.ts';
import {
  studentizedRangeUpperQuantile,
  studentizedRangeUpperTail,
} from '../distributions/studentized-range.ts';
import { tTwoSided } from '../distributions/t-distribution.ts';
import { allCombinations, intervalLevel, type LevelIndices, meanFunction } from '../means/estimated-means.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import type { ErrorModel } from '../mixed/error-model.ts';
import type { FactorVariable } from '../model/model-matrix.ts';

/** Cells beyond which an interaction is not taken apart: 30 cells are 435 pairs. */
const cellsMax = 30;

/**
 * An interaction taken apart: each of its factors within every combination of the others, with Holm's p over all of these
 * tests, and all pairs of cells by Tukey and Kramer's method.
 *
 * @param error gives variances and tests of linear functions of `fit`
 * @param means estimated means of the cells
 * @returns undefined where the interaction has too many cells
 */
export function takeApart(
  fit: LinearFit,
  error: ErrorModel,
  factors: readonly FactorVariable[],
  means: readonly EstimatedMean[],
): Interaction | undefined {
  const cells = allCombinations(factors);
  if (cells.length > cellsMax) return undefined;
  const functionOf = (cell: LevelIndices): Float64Array =>
    meanFunction(fit, factors, cell, 'all') as Float64Array;
  const functions = new Map(cells.map((cell) => [cell.join(), functionOf(cell)]));
  return {
    term: factors.map(({ name }) => name).join(':'),
    means,
    simpleEffects: simpleEffects(error, factors, cells, functions),
    comparisons: compareCells(error, factors, cells, functions),
  };
}

type Functions = ReadonlyMap<string, Float64Array>;

const minus = (first: Float64Array, second: Float64Array): Float64Array =>
  first.map((entry, i) => entry - (second[i] as number));

function simpleEffects(
  error: ErrorModel,
  factors: readonly FactorVariable[],
  cells: readonly LevelIndices[],
  functions: Functions,
): SimpleEffect[] {
  const tests = factors.flatMap((factor, position) =>
    cells
      .filter((cell) => cell[position] === 0)
      .map((cell) => {
        const at = (level: number): Float64Array =>
          functions.get(cell.with(position, level).join()) as Float64Array;
        const rows = factor.levels.slice(1).map((_, level) => minus(at(level + 1), at(0)));
        const { numDf, denDf, f, p } = error.test(rows);
        const within = Object.fromEntries(
          factors.flatMap(({ name, levels }, i) =>
            i === position ? [] : [[name, levels[cell[i] as number] as string]],
          ),
        );
        return { factor: factor.name, within, df: numDf, denDf, f, p };
      }),
  );
  const adjusted = adjustP(tests.flatMap(({ p }) => (p === null ? [] : [p]))).values();
  return tests.map((test) => ({
    ...test,
    pAdjusted: test.p === null ? null : (adjusted.next().value ?? null),
  }));
}

function compareCells(
  error: ErrorModel,
  factors: readonly FactorVariable[],
  cells: readonly LevelIndices[],
  functions: Functions,
): Comparison[] {
  const term = factors.map(({ name }) => name).join(':');
  const nameOf = (cell: LevelIndices): string =>
    factors.map(({ levels }, i) => levels[cell[i] as number] as string).join(' ');
  const criticals = new Map<number, number>();
  const criticalOf = (df: number): number => {
    const known =
      criticals.get(df) ?? studentizedRangeUpperQuantile(1 - intervalLevel, cells.length, df) / Math.SQRT2;
    criticals.set(df, known);
    return known;
  };
  return cells.flatMap((first, i) =>
    cells.slice(i + 1).map((second): Comparison => {
      const names = { term, first: nameOf(first), second: nameOf(second), method: 'tukey-kramer' as const };
      const found = error.of(
        minus(functions.get(first.join()) as Float64Array, functions.get(second.join()) as Float64Array),
      );
      const { value: difference = null, variance = null, df = null } = found ?? {};
      if (difference === null || variance === null || df === null || !(variance > 0)) {
        const reason = difference === null ? 'not estimable' : 'no error to compare with';
        const nothing = { se: null, df: null, t: null, p: null, pAdjusted: null, lower: null, upper: null };
        return { ...names, difference, ...nothing, reason };
      }
      const se = Math.sqrt(variance);
      const t = difference / se;
      const width = criticalOf(df) * se;
      return {
        ...names,
        difference,
        se,
        df,
        t,
        p: tTwoSided(t, df),
        pAdjusted: studentizedRangeUpperTail(Math.abs(t) * Math.SQRT2, cells.length, df),
        lower: difference - width,
        upper: difference + width,
        reason: null,
      };
    }),
  );
}
