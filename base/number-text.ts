/** Numbers as people read them. Full precision stays in the exports; a screen or a sentence shows what a decision needs. */

/**
 * A number in a sentence: about `digits` digits that mean something, without trailing zeros.
 *
 * @example
 * formatNumber(0.61234); // '0.6123'
 * formatNumber(0.5); // '0.5'
 */
export const formatNumber = (value: number, digits = 4): string =>
  oddNumber(value, digits) ?? String(Number(value.toPrecision(digits)));

/**
 * A number in a table or on a screen: `digits` significant digits with their zeros, so that columns align; whole
 * numbers in full.
 *
 * @example
 * formatFigure(0.5); // '0.5000'
 * formatFigure(12345.6); // '12346'
 */
export function formatFigure(value: number, digits = 4): string {
  const odd = oddNumber(value, digits);
  if (odd !== undefined) return odd;
  if (Number.isInteger(value)) return String(value);
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(decimals);
}

/** 0, numbers that need an exponent (below 0.0001, from a million on), and what is not finite, which is a fact to show. */
function oddNumber(value: number, digits: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (magnitude < 1e-4 || magnitude >= 1e6) return value.toExponential(Math.max(0, digits - 2));
  return undefined;
}
