/** Quantiles to hold against: NormalDist().inv_cdf of Python's statistics. */
import { describe, expect, it } from 'vitest';
import { halfNormal } from '../../../../stats/anova/half-normal.ts';

const lenth = (
  effects: Readonly<Record<string, number>>,
  margins = { me: 3, sme: 6 },
): Parameters<typeof halfNormal>[0] => ({
  pse: 1,
  ...margins,
  effects: Object.entries(effects).map(([term, effect]) => ({ term, effect })),
});

describe('halfNormal', () => {
  it('puts absolute effects over what half-normal values of that rank would be, largest first', () => {
    const points = halfNormal(lenth({ small: 0.5, large: -9, middle: 4 }));
    expect(points.map(({ term, size }) => [term, size])).toEqual([
      ['large', 9],
      ['middle', 4],
      ['small', 0.5],
    ]);
    const expected = [1.3829941271, 0.6744897502, 0.2104283943];
    points.forEach((point, at) => expect(point.expected).toBeCloseTo(expected[at] as number, 8));
  });

  it('finds an effect beyond the margin for all, and one beyond its own margin only if looked at alone', () => {
    const verdicts = halfNormal(lenth({ a: 6.1, b: -6, c: 3.1, d: 3, e: 0 })).map(({ verdict }) => verdict);
    // A margin that is met is not passed.
    expect(verdicts).toEqual(['found', 'alone', 'alone', 'chance', 'chance']);
  });

  it('has no points of no effects', () => {
    expect(halfNormal(lenth({}))).toEqual([]);
  });
});
