import { describe, expect, it } from 'vitest';
import {
  noncentralFLowerTail,
  noncentralFUpperTail,
  noncentralityInterval,
} from '../../../stats/distributions/noncentral-f.ts';

describe('the noncentral F at large noncentrality', () => {
  it('goes on smoothly where the series is left for the closed form', () => {
    for (const [df1, df2] of [
      [1, 4],
      [4, 30],
      [13, 200],
    ] as const) {
      // Either side of the change of method; the tail itself changes by about 1e-8 between them.
      for (const ratio of [0.7, 1, 1.4]) {
        const f = (1e6 / df1) * ratio;
        const below = noncentralFUpperTail(f, df1, df2, 1e6);
        const above = noncentralFUpperTail(f, df1, df2, 1e6 * (1 + 1e-9));
        expect(Math.abs(above - below)).toBeLessThan(2e-8);
        const sum = noncentralFLowerTail(f, df1, df2, 2e6) + noncentralFUpperTail(f, df1, df2, 2e6);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
      }
    }
  });

  it('gives an interval around any finite F, where a response follows from the factors but for rounding', () => {
    for (const f of [1e8, 1e25, 1e60, 1e150]) {
      const [lower, upper] = noncentralityInterval(f, 2, 6, 0.9);
      expect(lower).toBeGreaterThan(f * 0.1);
      expect(lower).toBeLessThan(2 * f);
      expect(upper).toBeGreaterThan(2 * f);
      expect(upper).toBeLessThan(f * 20);
    }
  });
});
