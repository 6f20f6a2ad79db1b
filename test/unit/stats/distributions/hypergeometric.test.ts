import { expect, it } from 'vitest';
import { logHypergeometricTail } from '../../../../stats/distributions/hypergeometric.ts';

it.each([
  // Summed exactly with Python's math.comb.
  [2, { draws: 2, marked: 2, size: 4 }, 1 / 6],
  [3, { draws: 8, marked: 7, size: 48 }, 0.07951000659087487],
  [1, { draws: 10, marked: 5, size: 100 }, 0.4162476330738481],
  [12, { draws: 12, marked: 12, size: 480 }, 3.6782418932378414e-24],
  [30, { draws: 100, marked: 40, size: 1000 }, 4.952919775522305e-24],
])('the chance of at least %i of %o', (hits, of, expected) => {
  expect(Math.exp(logHypergeometricTail(hits, of)) / expected).toBeCloseTo(1, 9);
});

it('is certain where it cannot be otherwise, and impossible beyond the marked', () => {
  expect(logHypergeometricTail(2, { draws: 9, marked: 3, size: 10 })).toBe(0);
  expect(logHypergeometricTail(4, { draws: 9, marked: 3, size: 10 })).toBe(Number.NEGATIVE_INFINITY);
});
