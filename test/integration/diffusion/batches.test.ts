import { beforeAll, describe, expect, test } from 'vitest';
import { activateBackend } from '../../../diffusion/backend/choose.ts';
import { loadImageSet } from '../../../diffusion/data/dataset.ts';
import { encodeImages, latentSize } from '../../../diffusion/image/transform.ts';
import { scaledLinearSchedule } from '../../../diffusion/schedule.ts';
import { batchSource } from '../../../diffusion/train/batches.ts';
import type { ContextWhitening } from '../../../diffusion/train/context-whitening.ts';
import { type PretrainRecipe, shippedRecipe } from '../../../diffusion/train/recipe.ts';

const labels = ['cat face', 'lion', 'banana', 'pizza', 'carrot'];
const recipe: PretrainRecipe = { ...shippedRecipe, batch: 4, tagShare: 0, captionDropout: 0 };

const asTheyCome: ContextWhitening = {
  apply: (states) => states,
  fold: (weights) => weights,
  unfold: (weights) => weights,
};

beforeAll(() => activateBackend('cpu'));

async function picturesOf(step: number): Promise<number[]> {
  const images = await loadImageSet({ domain: 'all', styles: ['twemoji'], concepts: labels });
  const { latents, context } = (await batchSource(recipe, images, scaledLinearSchedule(), asTheyCome))(step);
  context.dispose();
  const known = encodeImages(images.pixels, recipe.pixels);
  const sumOf = (values: Float32Array, at: number): number =>
    values.subarray(at * latentSize, (at + 1) * latentSize).reduce((sum, value) => sum + value, 0);
  return Array.from({ length: recipe.batch }, (_, index) =>
    labels.findIndex((__, image) => sumOf(known, image) === sumOf(latents, index)),
  );
}

describe('batches of pretraining', () => {
  test('visit every picture once an epoch, in an order of its own', async () => {
    const visits: number[] = [];
    for (let step = 0; step < 5; step++) visits.push(...(await picturesOf(step)));
    const epochs = [0, 5, 10, 15].map((start) => visits.slice(start, start + 5));
    for (const epoch of epochs) expect([...epoch].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
    expect(new Set(epochs.map(String)).size).toBeGreaterThan(1);
  });

  test('depend on the step alone, whatever was drawn before', async () => {
    const images = await loadImageSet({ domain: 'all', styles: ['twemoji'], concepts: labels });
    const source = await batchSource(
      { ...recipe, tagShare: 0.5 },
      images,
      scaledLinearSchedule(),
      asTheyCome,
    );
    const late = source(9);
    for (const step of [0, 1, 2, 3]) source(step).context.dispose();
    const again = source(9);
    expect(again.latents).toEqual(late.latents);
    expect(again.noise).toEqual(late.noise);
    expect(again.context.dataSync()).toEqual(late.context.dataSync());
    late.context.dispose();
    again.context.dispose();
  });
});
