import { type Random, seededRandom, shuffle } from '../../base/random.ts';
import { readConcepts } from '../data/concepts.ts';
import { type ImageSet, textStates } from '../data/dataset.ts';
import { encodeImages, latentSize } from '../image/transform.ts';
import { clippedSnrWeight, type NoiseSchedule, standardNormals } from '../schedule.ts';
import { contextTensor } from '../conditioning.ts';
import type { ContextWhitening } from './context-whitening.ts';
import type { DenoisingBatch } from './denoising-loss.ts';
import type { PretrainRecipe } from './recipe.ts';

/** The batch of a step; depends on the recipe's seed and the step alone. Dispose of its `context`. */
export type BatchSource = (step: number) => DenoisingBatch;

export async function batchSource(
  recipe: PretrainRecipe,
  images: ImageSet,
  schedule: NoiseSchedule,
  whitening: ContextWhitening,
): Promise<BatchSource> {
  const latents = encodeImages(images.pixels, recipe.pixels);
  const captionsOf = await captionChoices(images, recipe.tagShare > 0);
  const states = whitening.apply(await textStates([...new Set(['', ...[...captionsOf.values()].flat()])]));
  const root = seededRandom(recipe.seed);
  const imageAt = visitInEpochs(images.count, root);
  return (step) => {
    const random = root.fork(`step ${step}`);
    const chosen = Array.from({ length: recipe.batch }, (_, index) => imageAt(step * recipe.batch + index));
    // One timestep from each of B equal parts of the schedule: every batch sees all noise levels (Kingma et al. 2021, I.1).
    const timesteps = chosen.map((_, index) =>
      Math.floor(((index + random.uniform()) * schedule.steps) / recipe.batch),
    );
    const captions = chosen.map((image) => {
      const [label, ...tagged] = captionsOf.get(images.captions[image] as string) as [string, ...string[]];
      const share = random.uniform();
      if (share < recipe.captionDropout) return '';
      const isTagged = share < recipe.captionDropout + recipe.tagShare && tagged.length > 0;
      return isTagged ? (tagged[random.below(tagged.length)] as string) : label;
    });
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

/** The captions that each label may appear as: the label, then the label followed by one of the concept's tags. */
async function captionChoices(
  images: ImageSet,
  withTags: boolean,
): Promise<ReadonlyMap<string, readonly [string, ...string[]]>> {
  const tagsOf = new Map(withTags ? (await readConcepts()).map(({ label, tags }) => [label, tags]) : []);
  return new Map(
    images.concepts.map((label) => [
      label,
      [label, ...(tagsOf.get(label) ?? []).map((tag) => `${label} ${tag}`)],
    ]),
  );
}

/**
 * Visits all images once an epoch, each epoch in an order of its own.
 *
 * @returns the image at a position in the endless sequence of visits
 */
function visitInEpochs(count: number, root: Random): (position: number) => number {
  const orders = new Map<number, readonly number[]>();
  return (position) => {
    const epoch = Math.floor(position / count);
    let order = orders.get(epoch);
    if (order === undefined) {
      order = shuffle(
        Array.from({ length: count }, (_, index) => index),
        root.fork(`epoch ${epoch}`),
      );
      // A batch touches two epochs at most.
      orders.delete(epoch - 2);
      orders.set(epoch, order);
    }
    return order[position % count] as number;
  };
}
