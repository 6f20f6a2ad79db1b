/** Figures in the cells of the final tables. */

/** Decimals that suit all values of a column: four significant digits of the largest. */
export function decimalsFor(values: readonly number[]): number {
  const magnitude = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  if (magnitude === 0) return 0;
  return Math.min(8, Math.max(0, 3 - Math.floor(Math.log10(magnitude))));
}

/** "42.0 s", "6m12s", "2h05m", "3d04h". */
export function wallTime(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${two(seconds % 60)}s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return `${Math.floor(minutes / 60)}h${two(minutes % 60)}m`;
  const hours = Math.round(minutes / 60);
  return `${Math.floor(hours / 24)}d${two(hours % 24)}h`;
}
