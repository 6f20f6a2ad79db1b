import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { kernelInceptionDistance } from '../../../../diffusion/score/kernel-distance.ts';

const row = (...values: number[]): Float32Array => Float32Array.from(values);

describe('kernelInceptionDistance', () => {
  it('is what one computes by hand', () => {
    // d = 1: within the first 2 x 3 + 1 = 7, cubed; within the second 1; across k(2,0) = k(3,0) = 1.
    expect(kernelInceptionDistance([row(2), row(3)], [row(0), row(0)])).toBe(7 ** 3 + 1 - 2);
  });

  it('of a set and itself lies below zero by what the diagonal weighs', () => {
    const set = [row(1, 0), row(0, 2), row(-1, 1), row(2, 2)];
    const kernel = (x: Float32Array, y: Float32Array): number =>
      (((x[0] as number) * (y[0] as number) + (x[1] as number) * (y[1] as number)) / 2 + 1) ** 3;
    let all = 0;
    let diagonal = 0;
    for (const x of set) {
      diagonal += kernel(x, x);
      for (const y of set) all += kernel(x, y);
    }
    const n = set.length;
    const expected = 2 * ((all - diagonal) / (n * (n - 1)) - all / n ** 2);
    expect(kernelInceptionDistance(set, set)).toBeCloseTo(expected, 12);
    expect(expected).toBeLessThan(0);
  });

  it('is unbiased: its mean over draws from one distribution is zero, at any size', () => {
    const random = seededRandom('kernel distance');
    const draw = (count: number): Float32Array[] =>
      Array.from({ length: count }, () => Float32Array.from({ length: 4 }, () => random.normal()));
    const values = Array.from({ length: 2000 }, () => kernelInceptionDistance(draw(3), draw(5)));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    expect(Math.abs(mean)).toBeLessThan((4 * deviation) / Math.sqrt(values.length));
  });

  it('refuses a set of one', () => {
    expect(() => kernelInceptionDistance([row(1)], [row(1), row(2)])).toThrow(/E_SCORE_SAMPLES/);
  });
});
