import { describe, expect, it } from 'vitest';
import { welchDifference } from '../../../../stats/means/welch-difference.ts';

describe('welchDifference', () => {
  it('is that of R', () => {
    // R 4.2: t.test(c(6.8, 7.1, 5.9), c(5.1, 4.9, 6.2, 5.7))
    const { difference, se, df, lower, upper } = welchDifference([5.1, 4.9, 6.2, 5.7], [6.8, 7.1, 5.9]);
    expect(difference).toBeCloseTo(1.125, 12);
    expect(se).toBeCloseTo(0.466145542365, 11);
    expect(df).toBeCloseTo(4.29626065493, 10);
    expect(lower).toBeCloseTo(-0.134778746835, 9);
    expect(upper).toBeCloseTo(2.384778746835, 9);
  });

  it('has no interval where a side has one run, or no run differs from another', () => {
    const none = { se: null, df: null, lower: null, upper: null };
    expect(welchDifference([1], [3, 4])).toMatchObject({ difference: 2.5, ...none });
    expect(welchDifference([1, 1], [3, 3])).toMatchObject({ difference: 2, ...none });
    expect(welchDifference([], [3])).toMatchObject({
      difference: null,
      first: { n: 0, mean: null },
      ...none,
    });
  });
});
