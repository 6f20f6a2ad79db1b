/** Quantiles to hold against: NormalDist().inv_cdf of Python's statistics. */
import { describe, expect, it } from 'vitest';
import type { RowResidual } from '../../../../stats/analysis-result.ts';
import { residualPicture } from '../../../../stats/assumptions/residual-picture.ts';

const row = (fitted: number, residual: number, rstudent: number | null = residual): RowResidual => ({
  row: 1,
  fitted,
  residual,
  rstudent,
});

describe('residualPicture', () => {
  it('has each residual over its fitted value, and studentised ones over the normal quantiles of their rank', () => {
    const { rows, overFitted, overNormal } = residualPicture({
      residuals: [row(10, 2, 4), row(20, -3, -5), row(30, 1, 3)],
    });
    expect(rows).toBe(3);
    expect(overFitted).toEqual([
      { x: 20, y: -3 },
      { x: 30, y: 1 },
      { x: 10, y: 2 },
    ]);
    expect(overNormal.map(({ y }) => y)).toEqual([-5, 3, 4]);
    const quantiles = [-0.8694237733, 0, 0.8694237733];
    overNormal.forEach(({ x }, at) => expect(x).toBeCloseTo(quantiles[at] as number, 8));
  });

  it('leaves residuals that cannot be studentised out of the normal plot alone', () => {
    const { rows, overFitted, overNormal } = residualPicture({ residuals: [row(1, 0, null), row(2, 1)] });
    expect([rows, overFitted.length, overNormal.length]).toEqual([2, 2, 1]);
    expect(overNormal[0]?.x).toBeCloseTo(0, 12);
  });

  it('thins many rows to what a screen tells apart, never the extremes', () => {
    const residuals = Array.from({ length: 5000 }, (_, at) => row(at, (at * 7919) % 5000));
    const { rows, overFitted, overNormal } = residualPicture({ residuals });
    expect(rows).toBe(5000);
    for (const points of [overFitted, overNormal]) {
      expect(points).toHaveLength(800);
      expect([points[0]?.y, points.at(-1)?.y]).toEqual([0, 4999]);
    }
    // Quantiles are those of all rows, not of those that are left: qnorm(0.625 / 5000.25).
    expect(overNormal[0]?.x).toBeCloseTo(-3.6622727, 6);
  });

  it('is empty where there are no residuals', () => {
    expect(residualPicture({ residuals: [] })).toEqual({ rows: 0, overFitted: [], overNormal: [] });
  });
});
