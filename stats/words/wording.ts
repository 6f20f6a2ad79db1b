/** Numbers for people: about three digits that mean something, no trailing noise. */
export function formatNumber(value: number, digits = 4): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) return value.toExponential(digits - 2);
  return String(Number(value.toPrecision(digits)));
}

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

/** `1 run`, `2 runs`; a plural that is not formed with s is given. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const degreesOfFreedom = (df: number): string => plural(df, 'degree of freedom', 'degrees of freedom');
