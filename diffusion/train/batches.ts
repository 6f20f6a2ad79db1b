import { seededRandom } from '../../base/random.ts';
import { type ImageSet, textStates } from '../data/dataset.ts';
import { encodeImages, latentSize } from '../image/transform.ts';
import { clippedSnrWeight, type NoiseSchedule, standardNormals } from '../schedule.ts';
import { contextTensor } from '../conditioning.ts';
import type { DenoisingBatch } from './denoising-loss.ts';
import type { PretrainRecipe } from './recipe.ts';

/** The batch of a step; depends on the recipe's seed and the step alone. Dispose of its `context`. */
export type BatchSource = (step: number) => DenoisingBatch;

export async function batchSource(
  recipe: PretrainRecipe,
  images: ImageSet,
  schedule: NoiseSchedule,
): Promise<BatchSource> {
  const latents = encodeImages(images.pixels, recipe.pixels);
  const states = await textStates([...new Set([...images.captions, ''])]);
  const root = seededRandom(recipe.seed);
  return (step) => {
    const random = root.fork(`step ${step}`);
    const chosen = Array.from({ length: recipe.batch }, () => random.below(images.count));
    // One timestep from each of B equal parts of the schedule: every batch sees all noise levels (Kingma et al. 2021, I.1).
    const timesteps = chosen.map((_, index) =>
      Math.floor(((index + random.uniform()) * schedule.steps) / recipe.batch),
    );
    const captions = chosen.map((image) =>
      random.uniform() < recipe.captionDropout ? '' : (images.captions[image] as string),
    );
    const batchLatents = new Float32Array(recipe.batch * latentSize);
    for (const [index, image] of chosen.entries()) {
      batchLatents.set(latents.subarray(image * latentSize, (image + 1) * latentSize), index * latentSize);
    }
    return {
      latents: batchLatents,
      noise: standardNormals(batchLatents.length, random),
      timesteps,
      context: contextTensor(
        captions.map((caption) => states.get(caption) as NonNullable<ReturnType<typeof states.get>>),
        recipe.contextLength,
      ),
      weights: timesteps.map((timestep) => clippedSnrWeight(schedule, timestep)),
    };
  };
}
