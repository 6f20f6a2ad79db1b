import type { AnovaRow } from '../analysis-result.ts';
import { anovaTable } from '../anova/anova-table.ts';
import type { Cells } from '../model/cells.ts';
import { foldIntoCells } from '../model/cells.ts';
import { fitModel } from '../model/linear-fit.ts';
import { type FactorVariable, layOutModel } from '../model/model-matrix.ts';
import { contains, type ModelTerm } from '../model/term.ts';
import { ranksOf } from './ranks.ts';
import type { AlignedRankTest } from './robust-result.ts';
import { numbersOf } from '../numeric/per-row.ts';

/**
 * Aligned rank transform: a rank test for every term of a complete factorial. For each term the response is stripped
 * of all other effects, ranked, and analysed in full; only that term's F is read off. Plain ranks would mix effects
 * into interactions that are not there. The alignment itself rests on means: under tails as heavy as Cauchy's, or very
 * unequal variances, it rejects far too often, and the permutation test is the better choice.
 *
 * @param response one a table row
 * @param rows table rows used
 * @returns undefined where a combination of levels is empty: the effects cannot then be separated
 * @see Wobbrock, Findlater, Gergle and Higgins 2011, CHI '11; Luepsen 2018 (limits)
 */
export function alignedRanks(
  response: Float64Array,
  rows: Int32Array,
  factors: readonly FactorVariable[],
): AlignedRankTest[] | undefined {
  const predictors = factors.map(({ codes, levels }) => ({ codes, levels: levels.length }));
  const cells = foldIntoCells(response, predictors, rows);
  if (cells.count < factors.reduce((product, { levels }) => product * levels.length, 1)) return undefined;
  const terms = everyTerm(factors.map(({ name }) => name));
  const variables = new Map(factors.map((factor) => [factor.name, factor]));
  const layout = layOutModel(terms, variables);
  return terms.map((term, index) => {
    const aligned = align(response, cells, factors, terms, term);
    const ranks = new Float64Array(response.length);
    const { ranks: own } = ranksOf(Array.from(aligned));
    for (const [i, row] of rows.entries()) ranks[row] = own[i] as number;
    const table = anovaTable(fitModel(layout, foldIntoCells(ranks, predictors, rows)), 2);
    const row = table[index] as AnovaRow;
    return { term: row.term, df: row.df, f: row.f, df2: table.at(-1)?.df ?? 0, p: row.p };
  });
}

const everyTerm = (names: readonly string[]): ModelTerm[] =>
  names
    .reduce<ModelTerm[]>((terms, name) => [...terms, ...terms.map((term) => [...term, name])], [[]])
    .filter((term) => term.length > 0)
    .sort((left, right) => left.length - right.length);

/** Residual from the cell mean plus the estimated effect of one term: [n]. */
function align(
  response: Float64Array,
  cells: Cells,
  factors: readonly FactorVariable[],
  terms: readonly ModelTerm[],
  term: ModelTerm,
): Float64Array {
  // Effect of a term at a cell: marginal means over its subsets with alternating signs.
  const subsets = [[], ...terms.filter((other) => contains(term, other))];
  const effect = new Float64Array(cells.count);
  for (const subset of subsets) {
    const sign = (term.length - subset.length) % 2 === 0 ? 1 : -1;
    const means = marginalMeans(cells, factors, subset);
    for (let cell = 0; cell < cells.count; cell++) {
      effect[cell] = (effect[cell] as number) + sign * (means[cell] as number);
    }
  }
  const aligned = numbersOf(cells.rows, (row, i) => {
    const cell = cells.cellOfRow[i] as number;
    return (response[row] as number) - cells.offset - (cells.mean[cell] as number) + (effect[cell] as number);
  });
  // Ties that rounding has split are ties: ranks must not hang on the last bit.
  const grain = 1e-12 * Math.max(...aligned.map(Math.abs));
  return grain === 0 ? aligned : aligned.map((value) => Math.round(value / grain) * grain);
}

/** [cells], unweighted mean of the cell means that share a cell's levels of some factors. */
function marginalMeans(cells: Cells, factors: readonly FactorVariable[], subset: ModelTerm): Float64Array {
  const own = factors.filter(({ name }) => subset.includes(name));
  const sums = new Map<string, { sum: number; count: number }>();
  const keys = Array.from(cells.exampleRow, (row) => own.map(({ codes }) => codes[row]).join());
  for (const [cell, key] of keys.entries()) {
    const entry = sums.get(key) ?? { sum: 0, count: 0 };
    entry.sum += cells.mean[cell] as number;
    entry.count++;
    sums.set(key, entry);
  }
  return Float64Array.from(keys, (key) => {
    const { sum, count } = sums.get(key) as { sum: number; count: number };
    return sum / count;
  });
}
