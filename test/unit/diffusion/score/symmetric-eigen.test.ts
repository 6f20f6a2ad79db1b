import { describe, expect, it } from 'vitest';
import { symmetricEigen } from '../../../../diffusion/score/symmetric-eigen.ts';

const sorted = (values: Float64Array): number[] => Array.from(values).sort((a, b) => a - b);

describe('symmetricEigen', () => {
  it('knows matrices with known eigenvalues', () => {
    expect(sorted(symmetricEigen(Float64Array.of(2, 1, 1, 2), 2).values)).toEqual([
      expect.closeTo(1, 14),
      expect.closeTo(3, 14),
    ]);
    // Second difference matrix of order n: 2 - 2 cos(k pi / (n + 1)).
    const n = 9;
    const matrix = new Float64Array(n * n);
    for (let k = 0; k < n; k++) {
      matrix[k * n + k] = 2;
      if (k > 0) matrix[k * n + k - 1] = matrix[(k - 1) * n + k] = -1;
    }
    sorted(symmetricEigen(matrix, n).values).forEach((value, k) => {
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 13);
    });
  });

  it('copes with zero, diagonal, rank one and wide ranges of size', () => {
    expect(sorted(symmetricEigen(new Float64Array(16), 4).values)).toEqual([0, 0, 0, 0]);
    for (const size of [1e-200, 1e200]) {
      const values = sorted(
        symmetricEigen(
          Float64Array.of(2, 1, 1, 2).map((value) => value * size),
          2,
        ).values,
      );
      expect(values.map((value) => value / size)).toEqual([expect.closeTo(1, 14), expect.closeTo(3, 14)]);
    }
    const ones = sorted(symmetricEigen(new Float64Array(25).fill(1), 5).values);
    expect(ones[4]).toBeCloseTo(5, 13);
    expect(Math.max(...ones.slice(0, 4).map(Math.abs))).toBeLessThan(1e-14);
    expect(symmetricEigen(Float64Array.of(7), 1).values).toEqual(Float64Array.of(7));
  });

  it('leaves its argument as it was', () => {
    const matrix = Float64Array.of(2, 1, 1, 2);
    symmetricEigen(matrix, 2);
    expect(matrix).toEqual(Float64Array.of(2, 1, 1, 2));
  });

  it('refuses what has no eigenvalues', () => {
    expect(() => symmetricEigen(Float64Array.of(1, Number.NaN, Number.NaN, 1), 2)).toThrow(/converge/);
  });
});
