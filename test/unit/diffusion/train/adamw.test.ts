import { describe, expect, test } from 'vitest';
import { FlatAdamW } from '../../../../diffusion/train/adamw.ts';

describe('AdamW', () => {
  test('moves by the learning rate against the sign of the first gradient', () => {
    const values = Float32Array.of(1, 1, 1);
    new FlatAdamW(3).step(values, Float32Array.of(5, -0.01, 0), 0.1);
    expect([...values].map((value) => Number(value.toFixed(5)))).toEqual([0.9, 1.1, 1]);
  });

  test('decays weights apart from the gradient', () => {
    const values = Float32Array.of(2);
    new FlatAdamW(1, { weightDecay: 0.1 }).step(values, Float32Array.of(0), 0.5);
    expect(values[0]).toBeCloseTo(2 * (1 - 0.5 * 0.1), 6);
  });

  test('follows the published algorithm over several steps', () => {
    const values = Float32Array.of(1);
    const optimiser = new FlatAdamW(1, { weightDecay: 0.01 });
    const path = [1, 0.5, -2].map((gradient) => {
      optimiser.step(values, Float32Array.of(gradient), 0.1);
      return values[0] as number;
    });
    const expected = reference([1, 0.5, -2], 0.1, 0.01);
    for (const [index, value] of path.entries()) expect(value).toBeCloseTo(expected[index] as number, 6);
  });
});

/** Algorithm 2 of Loshchilov and Hutter as it is printed, one number. */
function reference(gradients: number[], rate: number, decay: number): number[] {
  let [theta, m, v] = [1, 0, 0];
  return gradients.map((gradient, index) => {
    m = 0.9 * m + 0.1 * gradient;
    v = 0.999 * v + 0.001 * gradient ** 2;
    const [unbiasedM, unbiasedV] = [m / (1 - 0.9 ** (index + 1)), v / (1 - 0.999 ** (index + 1))];
    theta -= rate * (unbiasedM / (Math.sqrt(unbiasedV) + 1e-8) + decay * theta);
    return theta;
  });
}
