/** Statistics in the cells of a table; an empty cell where there is none. */
import { formatFigure } from '../../base/number-text.ts';

type Figure = number | null | undefined;

const isMissing = (value: Figure): value is null | undefined =>
  value === null || value === undefined || Number.isNaN(value);

/**
 * A p-value.
 *
 * @example
 * [0.00001, 0.0234, 0.5, null].map(pCell); // ['<0.001', '0.023', '0.50', '']
 */
export function pCell(p: Figure): string {
  if (isMissing(p)) return '';
  if (p < 0.001) return '<0.001';
  return p < 0.1 ? p.toFixed(3) : p.toFixed(2);
}

/**
 * A p-value behind its sign.
 *
 * @example
 * [0.0234, 0.00001].map(pEquation); // ['p = 0.023', 'p <0.001']
 */
export function pEquation(p: Figure): string {
  if (isMissing(p)) return '';
  return p < 0.001 ? `p ${pCell(p)}` : `p = ${pCell(p)}`;
}

/**
 * An F statistic.
 *
 * @example
 * [1.234, 12.34, 1234].map(fCell); // ['1.23', '12.3', '1234']
 */
export function fCell(f: Figure): string {
  if (isMissing(f)) return '';
  if (!Number.isFinite(f) || f >= 1e6) return formatFigure(f, 3);
  return f >= 100 ? f.toFixed(0) : f >= 10 ? f.toFixed(1) : f.toFixed(2);
}

/**
 * An effect size, clipped to 0..1 for the eye only: an adjusted one may be negative.
 *
 * @example
 * [-0.02, 0.456].map(shareCell); // ['0.00', '0.46']
 */
export function shareCell(share: Figure): string {
  return isMissing(share) ? '' : Math.min(1, Math.max(0, share)).toFixed(2);
}

/**
 * A share in percent, clipped to 0..100% for the eye only: an adjusted one may be negative. Small ones have a decimal.
 *
 * @example
 * [-0.02, 0.0004, 0.008, 0.456, 1, null].map(percentCell); // ['0%', '<0.1%', '0.8%', '46%', '100%', '']
 */
export function percentCell(share: Figure): string {
  if (isMissing(share)) return '';
  const percent = 100 * Math.min(1, Math.max(0, share));
  if (percent === 0) return '0%';
  if (percent < 0.1) return '<0.1%';
  return percent < 0.95 ? `${percent.toFixed(1)}%` : `${Math.round(percent)}%`;
}
