/** Numbers for reading. Full precision stays in the exports; the screen shows what a decision needs. */

/** Four significant digits, plain notation from 0.0001 to 999999; "NaN" and "inf" as they are: they are facts. */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (magnitude < 1e-4 || magnitude >= 1e6) return value.toExponential(Math.max(0, digits - 2));
  if (Number.isInteger(value)) return String(value);
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(magnitude)));
  return value.toFixed(decimals);
}

/** A column of responses: as many decimals for all as four significant digits of the largest need. */
export function formatColumn(values: readonly number[]): string[] {
  const magnitude = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  if (magnitude !== 0 && (magnitude < 1e-3 || magnitude >= 1e6)) {
    return values.map((value) => formatNumber(value));
  }
  const decimals = magnitude === 0 ? 0 : Math.min(4, Math.max(0, 3 - Math.floor(Math.log10(magnitude))));
  return values.map((value) => (Number.isFinite(value) ? value.toFixed(decimals) : formatNumber(value)));
}

/** "<0.001", "0.023", "0.41"; an empty string where there is none. */
export function formatP(p: number | null | undefined): string {
  if (p === null || p === undefined || Number.isNaN(p)) return '';
  if (p < 0.001) return '<0.001';
  return p < 0.1 ? p.toFixed(3) : p.toFixed(2);
}

/** Effect sizes and shares: two decimals, raw values clipped to 0..1 for the eye only. */
export function formatShare(share: number | null | undefined): string {
  if (share === null || share === undefined || Number.isNaN(share)) return '';
  return Math.min(1, Math.max(0, share)).toFixed(2);
}

export function formatF(f: number | null | undefined): string {
  if (f === null || f === undefined || Number.isNaN(f)) return '';
  if (!Number.isFinite(f) || f >= 1e6) return formatNumber(f, 3);
  return f >= 100 ? f.toFixed(0) : f >= 10 ? f.toFixed(1) : f.toFixed(2);
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
