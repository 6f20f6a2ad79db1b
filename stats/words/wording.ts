import { plural } from '../../base/plural.ts';

/**
 * A share in a sentence: an adjusted one may be negative, and is printed as nothing.
 *
 * @example
 * [0.4567, -0.01].map(formatShare); // ['45.7%', '0.0%']
 */
export const formatShare = (share: number): string => `${(100 * Math.max(0, share)).toFixed(1)}%`;

/**
 * A p-value as journals print it; from its logarithm where it underflows.
 *
 * @example
 * [0.0234, 0.0001, 0.99999].map((p) => formatP(p)); // ['p = .023', 'p = 1.0e-4', 'p > .999']
 * formatP(0, -800); // 'p = 1e-347'
 */
export function formatP(p: number, logP: number | null = null): string {
  if (p > 0.9995) return 'p > .999';
  if (p >= 0.001) return `p = ${p.toFixed(3).replace(/^0/, '')}`;
  if (p > 1e-300) return `p = ${p.toExponential(1)}`;
  return logP === null ? 'p < 1e-300' : `p = 1e${Math.round(logP / Math.LN10)}`;
}

/**
 * Words in a row, as in a sentence.
 *
 * @example
 * listWords(['a', 'b', 'c']); // 'a, b and c'
 */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export const degreesOfFreedom = (df: number): string => plural(df, 'degree of freedom', 'degrees of freedom');

/**
 * Degrees of freedom, whole or not.
 *
 * @example
 * [12, 11.999999999, 15.7734].map(dfText); // ['12', '12', '15.8']
 */
export const dfText = (df: number): string => String(Number(df.toFixed(1)));

/** Denominator degrees of freedom below which a test hardly tells: its sentence says so. */
const fewDfBelow = 4;

/** What a sentence adds that rests on few degrees of freedom; '' for others, and without a test. */
export const fewDf = (df: number | null): string =>
  df !== null && df < fewDfBelow
    ? `, with ${dfText(df)} ${dfText(df) === '1' ? 'degree' : 'degrees'} of freedom to judge it by: few`
    : '';
