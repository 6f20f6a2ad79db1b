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
 * @param linked factors that constraints tie together: where an equal average over all combinations is not determined, what
 *   is compared at one level of them is averaged over the combinations that occur
 * @param unalike the p of simple effects whose differences do not vary alike
 * @returns undefined where the interaction has too many cells
 */
export function takeApart(
  fit: LinearFit,
  error: ErrorModel,
  factors: readonly FactorVariable[],
  means: readonly EstimatedMean[],
  linked: readonly FactorVariable[] = [],
  unalike: Unalike = () => undefined,
): Interaction | undefined {
  const cells = allCombinations(factors);
  if (cells.length > cellsMax) return undefined;
  const functionsOver = (over: 'all' | 'valid'): Functions =>
    new Map(
      cells.flatMap((cell) => {
        const own = meanFunction(fit, factors, cell, over, linked);
        return own === undefined ? [] : [[cell.join(), own] as const];
      }),
    );
  const [all, valid] = [functionsOver('all'), functionsOver('valid')];
  const differenceOf = (first: LevelIndices, second: LevelIndices): Float64Array | undefined => {
    const own = differenceIn(all, first, second);
    if (linked.length === 0 || (own !== undefined && error.of(own) !== undefined)) return own;
    // Levels of a linked factor bring different partners with them: such an average would mix the two.
    const isSame = factors.every((factor, i) => first[i] === second[i] || !linked.includes(factor));
    return isSame ? differenceIn(valid, first, second) : undefined;
  };
  return {
    term: factors.map(({ name }) => name).join(':'),
    means,
    simpleEffects: simpleEffects(error, factors, cells, differenceOf, unalike),
    comparisons: compareCells(error, factors, cells, differenceOf),
  };
}

/** Greenhouse and Geisser's p of the rows of L whose differences do not vary alike; undefined for others. */
export type Unalike = (rows: readonly Float64Array[]) => number | undefined;

type Functions = ReadonlyMap<string, Float64Array>;

/** Difference of the means of two cells as a linear function; undefined where none is determined. */
type DifferenceOf = (first: LevelIndices, second: LevelIndices) => Float64Array | undefined;

function differenceIn(
  functions: Functions,
  first: LevelIndices,
  second: LevelIndices,
): Float64Array | undefined {
  const [one, other] = [functions.get(first.join()), functions.get(second.join())];
  return one === undefined || other === undefined ? undefined : minus(one, other);
}

const minus = (first: Float64Array, second: Float64Array): Float64Array =>
  first.map((entry, i) => entry - (second[i] as number));

function simpleEffects(
  error: ErrorModel,
  factors: readonly FactorVariable[],
  cells: readonly LevelIndices[],
  differenceOf: DifferenceOf,
  unalike: Unalike,
): SimpleEffect[] {
  const tests = factors.flatMap((factor, position) =>
    cells
      .filter((cell) => cell[position] === 0)
      .map((cell) => {
        const rows = factor.levels
          .slice(1)
          .map((_, level) => differenceOf(cell.with(position, level + 1), cell));
        const known = rows.filter((row) => row !== undefined);
        const { numDf, denDf, f, p } =
          known.length < rows.length
            ? { numDf: rows.length, denDf: null, f: null, p: null }
            : error.test(known);
        const within = Object.fromEntries(
          factors.flatMap(({ name, levels }, i) =>
            i === position ? [] : [[name, levels[cell[i] as number] as string]],
          ),
        );
        const corrected = p === null ? undefined : unalike(known);
        return {
          factor: factor.name,
          within,
          df: numDf,
          denDf,
          f,
          p,
          ...(corrected === undefined ? {} : { pGreenhouseGeisser: corrected }),
        };
      }),
  );
  const judgedBy = tests.flatMap(({ p, pGreenhouseGeisser }) => pGreenhouseGeisser ?? p ?? []);
  const adjusted = adjustP(judgedBy).values();
  return tests.map((test) => ({
    ...test,
    pAdjusted: test.p === null ? null : (adjusted.next().value ?? null),
  }));
}

function compareCells(
  error: ErrorModel,
  factors: readonly FactorVariable[],
  cells: readonly LevelIndices[],
  differenceOf: DifferenceOf,
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
      const l = differenceOf(first, second);
      const found = l === undefined ? undefined : error.of(l);
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
