import { gammaln } from './special-functions.ts';

/**
 * Logarithm of the chance that at least `hits` of `draws` things are marked, when `marked` of `size` are.
 *
 * @example
 * Math.exp(logHypergeometricTail(2, { draws: 2, marked: 2, size: 4 })); // 0.166667
 */
export function logHypergeometricTail(
  hits: number,
  { draws, marked, size }: { readonly draws: number; readonly marked: number; readonly size: number },
): number {
  const most = Math.min(draws, marked);
  const least = Math.max(0, draws + marked - size);
  if (hits <= least) return 0;
  if (hits > most) return Number.NEGATIVE_INFINITY;
  const logAt = (k: number): number =>
    logChoose(marked, k) + logChoose(size - marked, draws - k) - logChoose(size, draws);
  const first = logAt(hits);
  // Terms relative to the first, each from the one before.
  let sum = 0;
  let term = 1;
  for (let k = hits; k <= most; k++) {
    sum += term;
    term *= ((marked - k) * (draws - k)) / ((k + 1) * (size - marked - draws + k + 1));
    if (term < 1e-17 * sum) break;
  }
  return Math.min(0, first + Math.log(sum));
}

const logChoose = (n: number, k: number): number => gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
