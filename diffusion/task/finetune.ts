/**
 * Fine-tuning on a style: the net learns to draw many things as a style that it has never seen draws them, and is judged
 * on things that it was not shown in that style.
 *
 * @see Xiang et al. 2023, section 4, where the style is a data set of captioned photographs
 */
import type { BaseModel } from '../base-model.ts';
import { textStates } from '../data/dataset.ts';
import { loadStyleSplit } from '../data/style-split.ts';
import { encodeImages, latentSize } from '../image/transform.ts';
import { frechetInceptionDistance } from '../score/frechet-distance.ts';
import { kernelInceptionDistance } from '../score/kernel-distance.ts';
import { dot } from '../score/projection.ts';
import type { Scorer } from '../score/scorer.ts';
import type { FinetuneOptions } from './options.ts';
import type { Example, TrialTask } from './trial-task.ts';

/** With some thirty pictures held out four levels each cover the schedule finely. */
const heldOutLevels = 4;

export async function loadFinetune(
  { style, domain }: FinetuneOptions,
  base: BaseModel,
  scorer: Scorer,
): Promise<TrialTask> {
  const { training, heldOut } = await loadStyleSplit(style, domain);
  const latents = encodeImages(training.pixels, base.pixels);
  const references = await scorer.features(heldOut.pixels);
  const embedded = scorer.embed(references);
  /** Of the drawing in the style of the concept that a caption names. */
  const referenceOf = new Map(heldOut.captions.map((caption, index) => [caption, embedded[index]]));
  return {
    states: await textStates([...training.captions, ...heldOut.captions]),
    heldOut: { latents: encodeImages(heldOut.pixels, base.pixels), captions: heldOut.captions },
    heldOutLevels,
    captionsToDraw: ({ samples }) =>
      Array.from({ length: samples }, (_, index) => {
        // Spread over the concepts, whose order is Unicode's: a few samples are not all cats.
        const at = Math.floor(((index + 0.5) * heldOut.count) / samples);
        return heldOut.captions[at] as string;
      }),
    drawExamples: (count, random) =>
      Array.from({ length: count }, (): Example => {
        const at = random.below(training.count);
        const latent = latents.subarray(at * latentSize, (at + 1) * latentSize);
        return { latent, caption: training.captions[at] as string, weight: 1 };
      }),
    async score(pictures, captions) {
      const features = pictures.map(({ content }) => content);
      const drawn = scorer.embed(features);
      const texts = await scorer.textEmbeddings(captions);
      return {
        fid: frechetInceptionDistance(features, references),
        kid: kernelInceptionDistance(features, references),
        clip_image: meanOfPairs(
          drawn,
          captions.map((caption) => referenceOf.get(caption) as Float32Array),
        ),
        clip_text: meanOfPairs(drawn, texts),
      };
    },
  };
}

const meanOfPairs = (left: readonly Float32Array[], right: readonly Float32Array[]): number =>
  left.reduce((sum, row, index) => sum + dot(row, right[index] as Float32Array), 0) / left.length;
