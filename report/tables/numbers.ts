/** Figures in the cells of the final tables. */

/** Decimals that suit all values of a column: four significant digits of the largest. */
export function decimalsFor(values: readonly number[]): number {
  const magnitude = largestOf(values);
  if (magnitude === 0) return 0;
  return Math.min(8, Math.max(0, 3 - Math.floor(Math.log10(magnitude))));
}

const largestOf = (values: readonly number[]): number =>
  values.filter(Number.isFinite).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

interface WithLimits {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Writes the figures of a column and of the ends of their intervals: with the decimals that suit all of them, and with more where the
 * narrowest interval would have two ends that look the same.
 */
export function figuresOf(rows: readonly WithLimits[]): (value: number | null) => string {
  const values = rows
    .flatMap(({ value, lower, upper }) => [value, lower, upper])
    .filter((one) => one !== null);
  const largest = largestOf(values);
  const widths = rows.flatMap(({ lower, upper }) =>
    lower === null || upper === null ? [] : [upper - lower],
  );
  const narrowest = widths
    .filter((width) => width > 1e-12 * largest)
    .reduce((a, b) => Math.min(a, b), Infinity);
  const wanted = Number.isFinite(narrowest) ? 1 - Math.floor(Math.log10(narrowest)) : 0;
  const decimals = Math.min(15, Math.max(decimalsFor(values), wanted));
  const isTiny = largest > 0 && largest < 1e-5;
  return (value) => {
    if (value === null) return '';
    return isTiny ? value.toExponential(3) : value.toFixed(decimals);
  };
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
