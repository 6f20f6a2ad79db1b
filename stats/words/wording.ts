import { plural } from '../../base/plural.ts';

export const formatShare = (share: number): string => `${(100 * Math.max(0, share)).toFixed(1)}%`;

/** p as journals print it; from its logarithm where it underflows. */
export function formatP(p: number, logP: number | null = null): string {
  if (p > 0.9995) return 'p > .999';
  if (p >= 0.001) return `p = ${p.toFixed(3).replace(/^0/, '')}`;
  if (p > 1e-300) return `p = ${p.toExponential(1)}`;
  return logP === null ? 'p < 1e-300' : `p = 1e${Math.round(logP / Math.LN10)}`;
}

/** a, b and c */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export const degreesOfFreedom = (df: number): string => plural(df, 'degree of freedom', 'degrees of freedom');
