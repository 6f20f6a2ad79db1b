import { expect, it } from 'vitest';
import {
  studentizedRangeUpperQuantile,
  studentizedRangeUpperTail,
} from '../../../../stats/distributions/studentized-range.ts';
import { tTwoSided } from '../../../../stats/distributions/t-distribution.ts';

it.each([1, 2, 5, 30, 1000, 1e5])('the range of two is a t test, at %d df', (df) => {
  for (const t of [0.01, 1, 4, 30, 1e3, 1e6, 1e12]) {
    const [range, exact] = [studentizedRangeUpperTail(t * Math.SQRT2, 2, df), tTwoSided(t, df)];
    // Below the smallest doubles both are 0 or nearly.
    expect(exact < 1e-250 ? range <= 1e-250 : Math.abs(range / exact - 1) < 1e-7).toBe(true);
  }
});

it.each([1, 3, 20, 300])('quantiles invert the tail at %d df', (df) => {
  for (const p of [0.9, 0.05, 1e-6]) {
    const q = studentizedRangeUpperQuantile(p, 5, df);
    expect(studentizedRangeUpperTail(q, 5, df) / p).toBeCloseTo(1, 9);
  }
});
