import { expect, it } from 'vitest';
import { correlatedMaximum } from '../../../../stats/distributions/correlated-maximum.ts';

/** Rows of any correlation matrix that no loadings give exactly. */
const correlations = [
  [1, 0.3, 0.6, 0.5, 0.2],
  [0.3, 1, 0.4, 0.45, 0.5],
  [0.6, 0.4, 1, 0.7, 0.35],
  [0.5, 0.45, 0.7, 1, 0.6],
  [0.2, 0.5, 0.35, 0.6, 1],
];

// R: Miwa's algorithm of mvtnorm 1.1-3 for the normal probabilities, integrated over the density of s.
it.each([
  [2.5, 0.100089303],
  [4, 0.00714577526],
  [8, 1.64486794e-5],
])('P(max |T| > %d) of five statistics is %d', (c, expected) => {
  expect(correlatedMaximum(correlations, 12).upperTail(c) / expected).toBeCloseTo(1, 3);
});

it('finds the quantile of its own tail', () => {
  const { upperTail, upperQuantile } = correlatedMaximum(correlations, 12);
  expect(upperTail(upperQuantile(0.05))).toBeCloseTo(0.05, 7);
  expect(upperTail(0)).toBe(1);
});
