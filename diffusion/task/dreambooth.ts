/**
 * DreamBooth: the net learns one subject from a handful of pictures under a rare token, while pictures of its class keep
 * what it knew.
 *
 * @see Ruiz et al. 2023, "DreamBooth"; Xiang et al. 2023, section 4
 */
import type { Random } from '../../base/random.ts';
import type { BaseModel } from '../base-model.ts';
import { textStates } from '../data/dataset.ts';
import { contextPrompt, loadSubject } from '../data/subject.ts';
import { encodeImages, latentSize } from '../image/transform.ts';
import { meanCosine } from '../score/projection.ts';
import type { Scorer } from '../score/scorer.ts';
import { contextPrompts, loadSubjectScores } from '../score/subject/subject-scores.ts';
import type { DreamboothOptions } from './options.ts';
import type { CaptionedLatents, Example, TrialTask } from './trial-task.ts';

/** With only four pictures held out each is tried at many levels. */
const heldOutLevels = 8;

export async function loadDreambooth(
  { subject: name, prior_weight: priorWeight }: DreamboothOptions,
  base: BaseModel,
  scorer: Scorer,
): Promise<TrialTask> {
  const images = await loadSubject(name);
  const { subject, training, heldOut, classImages } = images;
  const { prompt, classPrompt } = subject;
  const ofSubject = encodeImages(training.pixels, base.pixels);
  const ofClass: CaptionedLatents = {
    latents: encodeImages(classImages.pixels, base.pixels),
    // Each class picture has its own caption, as the base net learnt it.
    captions: classImages.captions,
  };
  const [references, classText] = [
    await scorer.imageEmbedding(heldOut.pixels),
    [await scorer.textEmbedding(classPrompt)],
  ];
  const scores = await loadSubjectScores(images, scorer);
  const contextOf = new Map(scores.contexts.map((label) => [contextPrompt(label), label]));
  return {
    states: await textStates([...new Set([prompt, ...classImages.captions])]),
    heldOut: {
      latents: encodeImages(heldOut.pixels, base.pixels),
      captions: new Array<string>(heldOut.count).fill(prompt),
    },
    heldOutLevels,
    captionsToDraw: ({ samples, context_samples: inContext = 0 }) => [
      ...new Array<string>(samples).fill(prompt),
      ...contextPrompts(scores.contexts, inContext),
    ],
    drawExamples(count, random) {
      // Half of the batch is the subject, half its class: prior preservation.
      const subjects = Math.ceil(count / 2);
      return Array.from({ length: count }, (_, index): Example => {
        if (index < subjects) return { latent: anyOf(ofSubject, random).latent, caption: prompt, weight: 1 };
        const { latent, at } = anyOf(ofClass.latents, random);
        return { latent, caption: ofClass.captions[at] as string, weight: priorWeight };
      });
    },
    async score(pictures, captions) {
      const ofPrompt = pictures.filter((_, index) => captions[index] === prompt);
      const inContext = pictures.flatMap((picture, index) => {
        const label = contextOf.get(captions[index] as string);
        return label === undefined ? [] : [{ picture, label }];
      });
      const drawn = scorer.embed(ofPrompt.map(({ content }) => content));
      // The subject wherever it was asked for: a net that knows it only under the trained prompt knows half.
      const identity = scores.identity(pictures);
      const fidelity = scores.fidelity(inContext);
      return {
        clip_image: meanCosine(drawn, references),
        clip_text: meanCosine(drawn, classText),
        identity,
        style: scores.style(pictures),
        prompt_fidelity: fidelity,
        joint: scores.joint(identity, fidelity),
      };
    },
  };
}

function anyOf(latents: Float32Array, random: Random): { latent: Float32Array; at: number } {
  const at = random.below(latents.length / latentSize);
  return { latent: latents.subarray(at * latentSize, (at + 1) * latentSize), at };
}
