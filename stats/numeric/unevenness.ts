/**
 * How unevenly numbers are spaced: the widest gap between neighbours over the narrowest; 1 where all are alike, and of fewer than three
 * numbers.
 *
 * @example
 * unevenness([1, 2, 4]); // 2
 */
export function unevenness(values: readonly number[]): number {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((value, i) => value - (sorted[i] as number));
  return gaps.length < 2 ? 1 : Math.max(...gaps) / Math.min(...gaps);
}
