import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import {
  frechetDistance,
  frechetInceptionDistance,
  type Gaussian,
  gaussianOf,
} from '../../../../diffusion/score/frechet-distance.ts';

const gaussian = (mean: number[], covariance: number[]): Gaussian => ({
  mean: Float64Array.from(mean),
  covariance: Float64Array.from(covariance),
});

describe('frechetDistance', () => {
  it('is the closed form in one dimension: gap of means and of standard deviations, squared', () => {
    expect(frechetDistance(gaussian([1], [4]), gaussian([4], [9]))).toBeCloseTo(3 ** 2 + (2 - 3) ** 2, 13);
  });

  it('is zero from a Gaussian to itself, also where it is flat', () => {
    const flat = gaussian([1, 2, 3], [2, 1, 0, 1, 2, 0, 0, 0, 0]);
    expect(Math.abs(frechetDistance(flat, flat))).toBeLessThan(1e-12);
  });

  it('is the sum over axes for diagonal covariances', () => {
    const first = gaussian([0, 1], [4, 0, 0, 0]);
    const second = gaussian([0, -1], [1, 0, 0, 9]);
    expect(frechetDistance(first, second)).toBeCloseTo(4 + (2 - 1) ** 2 + 3 ** 2, 12);
  });

  it('is right where the covariances do not commute', () => {
    // In two dimensions tr (C1 C2)^(1/2) = sqrt(tr C1 C2 + 2 sqrt(det C1 det C2)).
    const first = gaussian([0, 0], [3, 1, 1, 2]);
    const second = gaussian([0, 0], [1, -0.5, -0.5, 4]);
    const product = 3 * 1 + 1 * -0.5 + (1 * -0.5 + 2 * 4);
    const cross = Math.sqrt(product + 2 * Math.sqrt(5 * 3.75));
    expect(frechetDistance(first, second)).toBeCloseTo(5 + 5 - 2 * cross, 12);
    expect(frechetDistance(second, first)).toBeCloseTo(frechetDistance(first, second), 12);
  });
});

describe('frechetDistance of few samples in many dimensions', () => {
  // Nearly all eigenvalues are rounding noise, on which an eigensolver that looks at neighbours alone never ends.
  it.each([100, 150])('ends, and knows a set from its mirror image (%i dimensions)', (width) => {
    const random = seededRandom(`low rank ${width}`);
    const rows = Array.from({ length: 8 }, () => Float32Array.from({ length: width }, () => random.normal()));
    const gaussianOfRows = gaussianOf(rows);
    expect(Math.abs(frechetDistance(gaussianOfRows, gaussianOfRows))).toBeLessThan(1e-4);
    const mirrored = gaussianOf(rows.map((row) => row.toReversed()));
    expect(frechetDistance(gaussianOfRows, mirrored)).toBeGreaterThan(10);
  });
});

describe('gaussianOf', () => {
  it('is the sample mean and the unbiased covariance', () => {
    const { mean, covariance } = gaussianOf([
      Float32Array.of(1, 0),
      Float32Array.of(3, 4),
      Float32Array.of(5, 2),
    ]);
    expect(Array.from(mean)).toEqual([expect.closeTo(3, 14), expect.closeTo(2, 14)]);
    expect(Array.from(covariance)).toEqual([4, 2, 2, 4].map((value) => expect.closeTo(value, 14) as number));
  });

  it('refuses one row', () => {
    expect(() => gaussianOf([Float32Array.of(1)])).toThrow(/E_SCORE_SAMPLES .*at least 2 images, not 1/);
  });
});

describe('frechetInceptionDistance', () => {
  const rows = Array.from({ length: 30 }, (_, i) =>
    Float32Array.from({ length: 40 }, (_, k) => Math.sin(i * 7 + k * k)),
  );

  it('is zero for a set and itself, also with fewer images than features', () => {
    expect(frechetInceptionDistance(rows, rows)).toBeLessThan(1e-6);
  });

  it('is the squared length of a shift of all rows', () => {
    const shifted = rows.map((row) => row.map((value) => value + 0.5));
    expect(frechetInceptionDistance(rows, shifted)).toBeCloseTo(40 * 0.25, 4);
  });

  it('is the same by singular values, where images are few, as by covariances', () => {
    const others = rows.slice(7).map((row, i) => row.map((value, k) => value * (1 + k / 40) + i / 50));
    const byCovariance = frechetDistance(gaussianOf(rows), gaussianOf(others));
    expect(frechetInceptionDistance(rows, others)).toBeCloseTo(byCovariance, 5);
    const narrow = (set: Float32Array[]): Float32Array[] => set.map((row) => row.slice(0, 9));
    expect(frechetInceptionDistance(narrow(rows), narrow(others))).toBeCloseTo(
      frechetDistance(gaussianOf(narrow(rows)), gaussianOf(narrow(others))),
      12,
    );
  });
});
