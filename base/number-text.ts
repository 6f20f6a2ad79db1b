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

/**
 * Numbers of one scale, such as a mean and the ends of its interval, with equally many decimals: `digits` significant digits of
 * the largest, and more where the closest two of them would look the same.
 *
 * @example
 * formatAlike([11.24, 10, 12.49]); // ['11.24', '10.00', '12.49']
 * formatAlike([0.60001, null, 0.60004]); // ['0.600010', '', '0.600040']
 */
export function formatAlike(values: readonly (number | null)[], digits = 4): string[] {
  const finite = values.filter((value) => value !== null && Number.isFinite(value)) as number[];
  const largest = Math.max(0, ...finite.map(Math.abs));
  const magnitude = largest === 0 ? 0 : Math.floor(Math.log10(largest));
  const gap = closest(finite, largest);
  const decimals = Math.max(digits - 1 - magnitude, gap === undefined ? 0 : 1 - Math.floor(Math.log10(gap)));
  // An exponent shortens a number only if few of its digits matter.
  const isOdd = magnitude < -4 || (magnitude >= 6 && magnitude + decimals <= digits);
  const write = (value: number): string =>
    isOdd
      ? value.toExponential(Math.min(15, magnitude + decimals))
      : value.toFixed(Math.min(20, Math.max(0, decimals)));
  return values.map((value) => {
    if (value === null) return '';
    return (
      oddNumber(Number.isFinite(value) && value !== 0 ? 1 : value, digits) ?? withoutSignOfZero(write(value))
    );
  });
}

/**
 * The ends of an interval, written alike.
 *
 * @example
 * formatInterval(0.6, 0.77, 2); // '0.60 to 0.77'
 */
export const formatInterval = (lower: number, upper: number, digits = 4): string =>
  formatAlike([lower, upper], digits).join(' to ');

/**
 * A number in a sentence, as `formatNumber`, with more digits where an interval on its scale is too narrow for those: a mean of
 * 1000000.4 that is sure to 0.2 is not 1.00e+6.
 *
 * @example
 * formatWithin(0.61234, { lower: 0.5, upper: 0.7 }); // '0.6123'
 * formatWithin(1000000.4, { lower: 1000000.2, upper: 1000000.6 }); // '1000000.40'
 */
export function formatWithin(
  value: number,
  { lower, upper }: { readonly lower: number | null; readonly upper: number | null },
): string {
  const short = formatNumber(value);
  if (lower === null || upper === null || !(upper > lower)) return short;
  const isClose = Math.abs(Number(short) - value) <= 0.05 * (upper - lower);
  return isClose ? short : (formatAlike([value, lower, upper])[0] as string);
}

/** The smallest difference that is more than rounding; undefined where there is none. */
function closest(values: readonly number[], largest: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const gaps = sorted.flatMap((value, index) => (index === 0 ? [] : [value - (sorted[index - 1] as number)]));
  const telling = gaps.filter((gap) => gap > 1e-14 * largest);
  return telling.length === 0 ? undefined : Math.min(...telling);
}

const withoutSignOfZero = (text: string): string => (/^-[0.]+(e[+]0)?$/.test(text) ? text.slice(1) : text);

/** 0, numbers that need an exponent (below 0.0001, from a million on), and what is not finite, which is a fact to show. */
function oddNumber(value: number, digits: number): string | undefined {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (magnitude < 1e-4 || magnitude >= 1e6) return value.toExponential(Math.max(0, digits - 2));
  return undefined;
}
