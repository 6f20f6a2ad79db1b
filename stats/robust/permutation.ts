import { type Random, shuffle } from '../../base/random.ts';
import type { LinearFit } from '../model/linear-fit.ts';
import { baseTerms } from '../model/base-terms.ts';
import { orthogonalRows } from '../model/sum-of-squares.ts';
import { numbersOf } from '../numeric/per-row.ts';

export interface PermutationTest {
  readonly term: string;
  readonly f: number;
  readonly p: number;
  /** Rearrangements looked at, the observed one included. */
  readonly arrangements: number;
  /** Of them, as extreme as the observed one. */
  readonly asExtreme: number;
}

/** F values this close are ties: the same arrangement, summed in another order. */
const tie = 1 - 1e-10;

/**
 * Permutation test of a term after Freedman and Lane: residuals of the model without the term are rearranged, within
 * blocks where there are any, and F is computed again.
 *
 * @param response one a table row
 * @param blockOf block of each used row, in the order of `fit.cells.rows`; left out: one block
 * @param permutations random rearrangements besides the observed one
 * @returns undefined where the term has no degrees of freedom, or nothing is left over
 * @see Freedman and Lane 1983; Winkler et al. 2014, NeuroImage 92
 */
export function freedmanLane(
  fit: LinearFit,
  index: number,
  response: Float64Array,
  random: Random,
  options: { readonly blockOf?: Int32Array; readonly permutations?: number } = {},
): PermutationTest | undefined {
  const { permutations = 9999, blockOf } = options;
  const { residuals, statistic, observed } = reducedModel(fit, index, response);
  if (observed === undefined) return undefined;
  const members = blocksOf(blockOf ?? new Int32Array(fit.n));
  const rearranged = new Float64Array(fit.n);
  let asExtreme = 1;
  for (let k = 0; k < permutations; k++) {
    for (const rows of members) {
      const order = shuffle([...rows], random);
      for (const [i, row] of rows.entries()) rearranged[row] = residuals[order[i] as number] as number;
    }
    if (statistic(rearranged) >= observed * tie) asExtreme++;
  }
  const arrangements = permutations + 1;
  const term = fit.layout.blocks[index]?.name ?? '';
  return { term, f: observed, p: asExtreme / arrangements, arrangements, asExtreme };
}

/**
 * Wild bootstrap of the same F: each residual of the model without the term keeps its place and gets a random sign. It needs
 * neither normal errors nor equal variances.
 *
 * @param samples random choices of signs besides the observed one
 * @see Wu 1986, Annals of Statistics 14; Davidson and Flachaire 2008, J. Econometrics 146
 */
export function wildBootstrap(
  fit: LinearFit,
  index: number,
  response: Float64Array,
  random: Random,
  samples = 9999,
): PermutationTest | undefined {
  const { residuals, statistic, observed } = reducedModel(fit, index, response);
  if (observed === undefined) return undefined;
  const signed = new Float64Array(fit.n);
  let asExtreme = 1;
  for (let k = 0; k < samples; k++) {
    for (let row = 0; row < fit.n; row++) {
      signed[row] = random.uint32() % 2 === 0 ? (residuals[row] as number) : -(residuals[row] as number);
    }
    if (statistic(signed) >= observed * tie) asExtreme++;
  }
  const arrangements = samples + 1;
  const term = fit.layout.blocks[index]?.name ?? '';
  return { term, f: observed, p: asExtreme / arrangements, arrangements, asExtreme };
}

/** Arrangements of a one-way layout beyond which the exact test is not tried. */
const arrangementsMax = 2_000_000;

/**
 * The same for a factor by itself, over every distinct way to deal the values out to its levels.
 *
 * @param groupOf [n], level of each value
 * @returns undefined where there are more than two million ways
 */
export function exactOneWay(
  values: readonly number[],
  groupOf: readonly number[],
): Omit<PermutationTest, 'term'> | undefined {
  const groups = Math.max(...groupOf) + 1;
  const sizes = Array.from({ length: groups }, (_, group) => groupOf.filter((own) => own === group).length);
  if (waysToDeal(sizes) > arrangementsMax) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = values.map((value) => value - mean);
  const total = centred.reduce((sum, value) => sum + value * value, 0);
  const fOf = (sums: readonly number[]): number => {
    const between = sums.reduce((sum, own, group) => sum + (own * own) / (sizes[group] as number), 0);
    return between / (groups - 1) / ((total - between) / (values.length - groups));
  };
  const observedSums = sizes.map((_, group) =>
    centred.reduce((sum, value, i) => sum + (groupOf[i] === group ? value : 0), 0),
  );
  const observed = fOf(observedSums);
  const room = [...sizes];
  const sums = sizes.map(() => 0);
  let [arrangements, asExtreme] = [0, 0];
  const deal = (i: number): void => {
    if (i === centred.length) {
      arrangements++;
      if (fOf(sums) >= observed * tie) asExtreme++;
      return;
    }
    for (let group = 0; group < groups; group++) {
      if (room[group] === 0) continue;
      room[group] = (room[group] as number) - 1;
      sums[group] = (sums[group] as number) + (centred[i] as number);
      deal(i + 1);
      sums[group] = (sums[group] as number) - (centred[i] as number);
      room[group] = (room[group] as number) + 1;
    }
  };
  deal(0);
  return { f: observed, p: asExtreme / arrangements, arrangements, asExtreme };
}

function reducedModel(fit: LinearFit, index: number, response: Float64Array) {
  const { cells } = fit;
  const { baseRank, df, q, qty } = orthogonalRows(fit, baseTerms(fit.layout, index, 2), [index]);
  const rank = baseRank + df;
  const residuals = numbersOf(cells.rows, (row, i) => {
    const start = (cells.cellOfRow[i] as number) * rank;
    let fitted = 0;
    for (let k = 0; k < baseRank; k++) fitted += (q[start + k] as number) * (qty[k] as number);
    return (response[row] as number) - cells.offset - fitted;
  });
  const df2 = fit.n - rank;
  const statistic = (values: Float64Array): number => {
    const projected = new Float64Array(rank);
    let total = 0;
    for (const [i, value] of values.entries()) {
      total += value * value;
      const start = (cells.cellOfRow[i] as number) * rank;
      for (let k = 0; k < rank; k++) {
        projected[k] = (projected[k] as number) + value * (q[start + k] as number);
      }
    }
    let [base, own] = [0, 0];
    for (let k = 0; k < rank; k++) {
      if (k < baseRank) base += (projected[k] as number) ** 2;
      else own += (projected[k] as number) ** 2;
    }
    return own / df / ((total - base - own) / df2);
  };
  const testable = df > 0 && df2 > 0 && fit.residualSumSq > 1e-24 * cells.totalSumSq;
  return { residuals, statistic, observed: testable ? statistic(residuals) : undefined };
}

function blocksOf(blockOf: Int32Array): number[][] {
  const members = new Map<number, number[]>();
  for (const [row, block] of blockOf.entries()) {
    const rows = members.get(block) ?? [];
    rows.push(row);
    members.set(block, rows);
  }
  return [...members.values()];
}

/** n! / (n1! n2! ...), as a product that stays small on the way. */
function waysToDeal(sizes: readonly number[]): number {
  let ways = 1;
  let dealt = 0;
  for (const size of sizes) {
    for (let k = 1; k <= size; k++) ways = (ways * ++dealt) / k;
  }
  return ways;
}
