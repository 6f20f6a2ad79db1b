import { describe, expect, it } from 'vitest';
import {
  manyToOneTail,
  manyToOneUpperQuantile,
  manyToOneUpperTail,
} from '../../../../stats/distributions/many-to-one.ts';
import { tTwoSided, tUpperTail } from '../../../../stats/distributions/t-distribution.ts';

describe.each([3, 10, 300])('%i df', (df) => {
  it.each([0.3, 2, 2.9, 3.1, 9])('one comparison is a t test, at %d', (t) => {
    for (const loading of [0.3, 0.95]) {
      expect(manyToOneUpperTail(t, [loading], df, 2) / tTwoSided(t, df)).toBeCloseTo(1, 8);
      expect(manyToOneUpperTail(t, [loading], df, 1) / tUpperTail(t, df)).toBeCloseTo(1, 8);
    }
  });

  it('more comparisons lie between one of them and Bonferroni', () => {
    const one = tTwoSided(2.5, df);
    const five = manyToOneUpperTail(2.5, [0.7, 0.7, 0.7, 0.7, 0.7], df, 2);
    expect(five).toBeGreaterThan(one);
    expect(five).toBeLessThan(5 * one);
  });

  it.each([1, 2] as const)('%i-sided quantiles invert the tail', (sides) => {
    const loadings = [0.5, 0.6, 0.8];
    for (const p of [0.5, 0.05, 1e-4]) {
      const c = manyToOneUpperQuantile(p, loadings, df, sides);
      expect(manyToOneUpperTail(c, loadings, df, sides) / p).toBeCloseTo(1, 9);
    }
  });
});

it('the tail for many c is the tail for one', () => {
  const loadings = [0.3, 0.5, 0.7, 0.9];
  const tail = manyToOneTail(loadings, 15);
  for (const c of [0.2, 1.5, 3, 8, 30]) {
    expect(tail(c) / manyToOneUpperTail(c, loadings, 15, 2)).toBeCloseTo(1, 9);
  }
});
