import { expect, test } from 'vitest';
import { rateAt } from '../../../../diffusion/task/train.ts';

const rates = (rateDecay: number): number[] =>
  [0, 1, 2, 3].map((index) => rateAt({ learningRate: 8, rateDecay, steps: 4 }, index));

test("a trial's learning rate falls linearly to zero over the last share of its steps", () => {
  expect(rates(1)).toEqual([8, 6, 4, 2]);
  expect(rates(0.5)).toEqual([8, 8, 8, 4]);
  expect(rates(0)).toEqual([8, 8, 8, 8]);
});
