const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** One number with a unit. The JSON Schema carries it too, so that an editor marks a bad duration. */
export const durationPattern = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/;

/** Longest that a timer of Node takes (2^31 - 1 ms), a little under 25 days. */
export const durationMsMax = 2 ** 31 - 1;

/**
 * Milliseconds of `90s`, `5m`, `1.5h`, `500ms`, `2d`; 0 for `none`; undefined for anything else, and for what is longer
 * than `durationMsMax`.
 *
 * @example
 * parseDuration('1.5h'); // 5400000
 * parseDuration('90'); // undefined
 */
export function parseDuration(text: string): number | undefined {
  if (text === 'none') return 0;
  const match = durationPattern.exec(text);
  if (match === null) return undefined;
  const ms = Math.round(Number(match[1]) * (unitMs[match[2] ?? ''] ?? Number.NaN));
  return ms <= durationMsMax ? ms : undefined;
}

/**
 * The shortest exact form of a duration; `none` for 0.
 *
 * @example
 * formatDuration(90000); // '90s'
 * formatDuration(300000); // '5m'
 */
export function formatDuration(ms: number): string {
  if (ms === 0) return 'none';
  const unit = (['d', 'h', 'm', 's'] as const).find((name) => ms % (unitMs[name] ?? 1) === 0) ?? 'ms';
  return `${ms / (unitMs[unit] ?? 1)}${unit}`;
}
