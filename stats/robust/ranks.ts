import { adjustP } from '../anova/adjust-p.ts';
import { chiSquaredUpperTail } from '../distributions/chi-squared.ts';
import { normalUpperTail } from '../distributions/normal.ts';
import { type Group, pairsOf } from './groups.ts';

/** Ranks from 1; equal values share the mean of theirs. */
export function ranksOf(values: readonly number[]): { ranks: Float64Array; ties: readonly number[] } {
  const order = values.map((_, i) => i).sort((i, j) => (values[i] as number) - (values[j] as number));
  const ranks = new Float64Array(values.length);
  const ties: number[] = [];
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) end++;
    for (let i = start; i < end; i++) ranks[order[i] as number] = (start + end + 1) / 2;
    if (end - start > 1) ties.push(end - start);
    start = end;
  }
  return { ranks, ties };
}

export interface KruskalWallis {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** Shares of the variation of the ranks. */
  readonly epsilon2: number;
  readonly eta2: number;
}

/** Rank test of equal distributions, corrected for ties. @see Kruskal and Wallis 1952, JASA 47 */
export function kruskalWallis(groups: readonly Group[]): KruskalWallis {
  const { n, meanRanks, tieSum } = rankGroups(groups);
  const k = groups.length;
  const between = meanRanks.reduce(
    (sum, { size, meanRank }) => sum + size * (meanRank - (n + 1) / 2) ** 2,
    0,
  );
  const statistic = ((12 / (n * (n + 1))) * between) / (1 - tieSum / (n ** 3 - n));
  return {
    statistic,
    df: k - 1,
    p: chiSquaredUpperTail(statistic, k - 1),
    epsilon2: statistic / (n - 1),
    eta2: (statistic - k + 1) / (n - k),
  };
}

export interface DunnRow {
  readonly first: string;
  readonly second: string;
  readonly z: number;
  readonly p: number;
  readonly pHolm: number;
}

/** All pairs of mean ranks, after Kruskal-Wallis. @see Dunn 1964, Technometrics 6 */
export function dunn(groups: readonly Group[]): DunnRow[] {
  const { n, meanRanks, tieSum } = rankGroups(groups);
  const unit = (n * (n + 1)) / 12 - tieSum / (12 * (n - 1));
  const rows = pairsOf(meanRanks).map(([first, second]) => {
    const z = (first.meanRank - second.meanRank) / Math.sqrt(unit * (1 / first.size + 1 / second.size));
    return { first: first.level, second: second.level, z, p: 2 * normalUpperTail(Math.abs(z)) };
  });
  const holm = adjustP(rows.map(({ p }) => p));
  return rows.map((row, i) => ({ ...row, pHolm: holm[i] as number }));
}

function rankGroups(groups: readonly Group[]) {
  const values = groups.flatMap((group) => group.values);
  const { ranks, ties } = ranksOf(values);
  let start = 0;
  const meanRanks = groups.map(({ level, values: own }) => {
    const slice = ranks.subarray(start, start + own.length);
    start += own.length;
    return { level, size: own.length, meanRank: slice.reduce((sum, rank) => sum + rank, 0) / own.length };
  });
  return { n: values.length, meanRanks, tieSum: ties.reduce((sum, t) => sum + t ** 3 - t, 0) };
}
