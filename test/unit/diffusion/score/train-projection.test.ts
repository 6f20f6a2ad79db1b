import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { evaluateProjection } from '../../../../diffusion/score/evaluate-projection.ts';
import type { ProjectionConcept } from '../../../../diffusion/score/projection-data.ts';
import { defaultRecipe, trainProjection } from '../../../../diffusion/score/train-projection.ts';
import { tf } from '../../../../diffusion/tf.ts';

await tf.setBackend('cpu');

/** Concepts with a hidden code of 4 numbers, seen through two fixed mixes: what the projection has to undo. */
function madeUpConcepts(count: number): ProjectionConcept[] {
  const random = seededRandom('made-up concepts');
  const mix = (width: number): number[][] =>
    Array.from({ length: width }, () => Array.from({ length: 4 }, () => random.normal()));
  const imageMix = mix(12);
  const textMix = mix(10);
  const see = (matrix: number[][], code: readonly number[], noise: number): Float32Array =>
    Float32Array.from(matrix, (row) =>
      row.reduce((sum, value, k) => sum + value * (code[k] as number), 3 + noise * random.normal()),
    );
  return Array.from({ length: count }, (_, index) => {
    const code = Array.from({ length: 4 }, () => random.normal());
    return {
      label: `concept ${index}`,
      sentences: [see(textMix, code, 0)],
      drawings: [0, 1, 2].map(() => see(imageMix, code, 0.1)),
      heldOutDrawings: [see(imageMix, code, 0.1)],
    };
  });
}

const recipe = { ...defaultRecipe, steps: 120, batch: 16, learningRate: 1e-2, dropout: 0 };

describe('trainProjection', () => {
  const concepts = madeUpConcepts(80);
  const training = concepts.slice(20);

  it('learns what carries over to concepts it has not seen', () => {
    const losses: number[] = [];
    const projection = trainProjection(training, recipe, ({ loss }) => losses.push(loss));
    expect(losses).toHaveLength(recipe.steps);
    expect(losses.at(-1)).toBeLessThan((losses[0] as number) / 4);
    const figures = evaluateProjection(projection, concepts.slice(0, 20));
    expect(figures.imageToCaption.top1).toBeGreaterThan(0.8);
    expect(figures.imageToCaptionHeldOutStyles.candidates).toBe(20);
  });

  it('gives the same weights from the same seed, and others from another', () => {
    const brief = { ...recipe, steps: 3, dropout: 0.2 };
    const first = trainProjection(training, brief);
    expect(trainProjection(training, brief)).toEqual(first);
    expect(trainProjection(training, { ...brief, seed: 2 }).image.weight).not.toEqual(first.image.weight);
  });

  it('keeps no tensors', () => {
    const before = tf.memory().numTensors;
    trainProjection(training, { ...recipe, steps: 2 });
    expect(tf.memory().numTensors).toBe(before);
  });
});
