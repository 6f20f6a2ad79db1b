import { describe, expect, test } from 'vitest';
import { learningRateAt, shippedRecipe } from '../../../../diffusion/train/recipe.ts';

describe('the learning rate', () => {
  const recipe = { ...shippedRecipe, learningRate: 1, warmupSteps: 4, decaySteps: 10, steps: 100 };

  test('grows, stays, and falls to nothing at the end', () => {
    const rates = [0, 3, 4, 89, 90, 95, 99].map((step) => learningRateAt(recipe, step));
    expect(rates).toEqual([0.25, 1, 1, 1, 1, 0.5, 0.1]);
  });

  test('up to the fall does not depend on where the end is set', () => {
    for (const step of [0, 5, 50, 89]) {
      expect(learningRateAt({ ...recipe, steps: 1000 }, step)).toBe(learningRateAt(recipe, step));
    }
  });

  test('grows again where the optimiser was started afresh', () => {
    expect([40, 41, 43, 44].map((step) => learningRateAt(recipe, step, 40))).toEqual([0.25, 0.5, 1, 1]);
  });
});
