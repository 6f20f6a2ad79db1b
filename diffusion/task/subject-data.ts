import type { BaseModel } from '../base-model.ts';
import { type ImageSet, type TextState, textStates } from '../data/dataset.ts';
import { loadSubject, type Subject } from '../data/subject.ts';
import { encodeImages } from '../image/transform.ts';

/** Pictures of one subject as a trial needs them; computed once per process and subject. */
export interface SubjectData {
  readonly subject: Subject;
  /** [N,16,16,12] of the pictures trained on. */
  readonly training: Float32Array;
  /** The same of the pictures that score. */
  readonly heldOut: Float32Array;
  /** [N,32,32,3], the pictures that score. */
  readonly heldOutPixels: Uint8Array;
  /** The same of the class in the training styles. */
  readonly classLatents: Float32Array;
  /** Caption of each class image: its own, as the base net learnt it. */
  readonly classCaptions: readonly string[];
  /** Of the prompt and of every class caption. */
  readonly states: ReadonlyMap<string, TextState>;
}

export async function loadSubjectData(name: string, base: BaseModel): Promise<SubjectData> {
  const { subject, training, heldOut, classImages } = await loadSubject(name);
  const latents = ({ pixels }: ImageSet): Float32Array => encodeImages(pixels, base.pixels);
  return {
    subject,
    training: latents(training),
    heldOut: latents(heldOut),
    heldOutPixels: heldOut.pixels,
    classLatents: latents(classImages),
    classCaptions: classImages.captions,
    states: await textStates([...new Set([subject.prompt, subject.classPrompt, ...classImages.captions])]),
  };
}
