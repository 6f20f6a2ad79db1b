/**
 * Denominator degrees of freedom of an F statistic that is a mean of squared independent t statistics.
 *
 * @param dfs of each t, all > 0
 * @see Fai and Cornelius 1996, J. Stat. Computation and Simulation 54
 * @example
 * satterthwaiteDenDf([12, 12, 12]); // 12
 */
export function satterthwaiteDenDf(dfs: readonly number[]): number {
  const first = dfs[0] as number;
  if (dfs.every((df) => Math.abs(df - first) <= 1e-8 * first)) {
    return dfs.reduce((sum, df) => sum + df, 0) / dfs.length;
  }
  // The mean of F exists only beyond two degrees of freedom.
  if (dfs.some((df) => df <= 2)) return 2;
  const expectation = dfs.reduce((sum, df) => sum + df / (df - 2), 0);
  return (2 * expectation) / (expectation - dfs.length);
}
