import { expect, it } from 'vitest';
import { noncentralFUpperTail, noncentralityInterval } from '../../../../stats/distributions/noncentral-f.ts';

it.each([
  [1e5, 3, 30],
  [1e5, 1, 1000],
  [1e10, 3, 30],
  [1e10, 8, 5],
])('the tail is nearly continuous where the method changes, at ncp %d', (ncp, df1, df2) => {
  const f = ncp / df1;
  const [below, above] = [ncp * (1 - 1e-12), ncp * (1 + 1e-12)].map((at) =>
    noncentralFUpperTail(f, df1, df2, at),
  );
  expect(Math.abs((below as number) - (above as number))).toBeLessThan(2e-4);
});

it.each([1, 1e3, 1e6, 1e12, 1e25, 1e100])('an interval around F = %d is found at once and in order', (f) => {
  const [lower, upper] = noncentralityInterval(f, 2, 6, 0.9);
  expect(lower).toBeLessThanOrEqual(2 * f);
  expect(upper).toBeGreaterThan(2 * f);
  expect(Number.isFinite(upper)).toBe(true);
});
