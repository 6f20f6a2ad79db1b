import { describe, expect, test } from 'vitest';
import { FlatAdamW, moveAverage } from '../../../../diffusion/train/adamw.ts';

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

  test('says when a gradient is too large for its square: that weight would stand still for ever', () => {
    const [values, optimiser] = [Float32Array.of(1, 1, 1, 1, 1), new FlatAdamW(5)];
    expect(optimiser.step(values, Float32Array.of(1, 1, 1, 1, 1.8e19), 0.1)).toBe(true);
    expect(optimiser.step(values, Float32Array.of(1, 1, 1, 1, 1.9e19), 0.1)).toBe(false);
    const before = values[4];
    optimiser.step(values, Float32Array.of(1, 1, 1, 1, 1), 0.1);
    expect(values[4]).toBe(before);
  });

  test.each([Number.NaN, Infinity, -Infinity])('says when a gradient is %d, wherever it stands', (wrong) => {
    for (const at of [0, 3, 2048, 4099, 4100]) {
      const gradients = new Float32Array(4101).fill(1);
      gradients[at] = wrong;
      expect(new FlatAdamW(4101).step(new Float32Array(4101), gradients, 0.1)).toBe(false);
    }
    // What a block's end left behind in the memory of the kernels is not of the next.
    expect(new FlatAdamW(5).step(new Float32Array(5), new Float32Array(5), 0.1)).toBe(true);
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

describe('over arrays longer than the blocks it works in', () => {
  // Two blocks and a rest that ends within a vector.
  const length = 2 * 2048 + 7;
  const values = (): Float32Array => Float32Array.from({ length }, (_, index) => Math.sin(index));

  test('AdamW moves every weight as if it were alone', () => {
    const gradients = Float32Array.from({ length }, (_, index) => Math.cos(index));
    const together = values();
    const optimiser = new FlatAdamW(length, { weightDecay: 0.1 });
    optimiser.step(together, gradients, 0.01);
    optimiser.step(together, gradients, 0.01);
    for (const index of [0, 3, 2047, 2048, 4095, 4096, 4099, 4100, length - 1]) {
      const alone = values().slice(index, index + 1);
      const single = new FlatAdamW(1, { weightDecay: 0.1 });
      single.step(alone, gradients.slice(index, index + 1), 0.01);
      single.step(alone, gradients.slice(index, index + 1), 0.01);
      expect(together[index]).toBe(alone[0]);
      expect(optimiser.second[index]).toBe(single.second[0]);
    }
  });

  test('a moving average goes its share of the way', () => {
    const average = new Float32Array(length).fill(1);
    moveAverage(average, values(), 0.9);
    for (const [index, value] of values().entries()) {
      expect(average[index]).toBeCloseTo(0.9 + 0.1 * value, 6);
    }
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
