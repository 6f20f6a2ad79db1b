/** Numbers that the screen shows in columns and sizes. */
import { formatFigure } from '../../base/number-text.ts';

/** A column of responses: as many decimals for all as four significant digits of the largest need. */
export function formatColumn(values: readonly number[]): string[] {
  const magnitude = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  if (magnitude !== 0 && (magnitude < 1e-3 || magnitude >= 1e6)) {
    return values.map((value) => formatFigure(value));
  }
  const decimals = magnitude === 0 ? 0 : Math.min(4, Math.max(0, 3 - Math.floor(Math.log10(magnitude))));
  return values.map((value) => (Number.isFinite(value) ? value.toFixed(decimals) : formatFigure(value)));
}

/** "1.5 MB", powers of ten. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const text = unit === 0 || value >= 99.5 ? value.toFixed(0) : value.toFixed(1);
  return `${text} ${units[unit] ?? ''}`;
}
