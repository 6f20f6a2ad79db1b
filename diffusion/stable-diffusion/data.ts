/**
 * What a run on Stable Diffusion learns: latents and text states, computed elsewhere or by the ONNX models of the
 * directory. Files are in PyTorch's layout, ours is channels-last.
 */
import type { Random } from '../../base/random.ts';
import { YatesError } from '../../base/error.ts';
import { channelsLast } from '../net/layout.ts';
import type { NetPlan } from '../net/plan.ts';
import { type HostTensor, type HostTensors, readSafetensors } from '../safetensors.ts';
import type { Example } from '../task/trial-task.ts';
import { encodePictures } from './autoencoder.ts';
import type { StableDiffusionFiles } from './files.ts';
import { encodePrompts } from './text-encoder.ts';

export interface StableDiffusionData {
  /** Side of the latents: 64 for pictures of 512 pixels. */
  readonly side: number;
  /** Tokens of a text state: 77. */
  readonly contextLength: number;
  /** [N,side,side,4] of the subject. */
  readonly training: Float32Array;
  /** The same of pictures never trained on. */
  readonly heldOut: { readonly latents: Float32Array; readonly captions: readonly string[] };
  /** The same of its class, for prior preservation; may be empty. */
  readonly ofClass: { readonly latents: Float32Array; readonly captions: readonly string[] };
  /** [T*contextDim] of the captions, by name. */
  readonly states: ReadonlyMap<string, { readonly tokens: Float32Array }>;
}

/** Names of text states; those of class pictures with a caption each are `class 0`, `class 1`, ... */
export const promptName = 'prompt';
export const unconditionalName = 'unconditional';

/** @throws YatesError E_STABLE_DIFFUSION_DATA for tensors that are missing or do not fit the net; E_SAFETENSORS, E_ONNX... */
export async function loadData(files: StableDiffusionFiles, plan: NetPlan): Promise<StableDiffusionData> {
  const { latents, text } = files;
  const pictures =
    latents.kind === 'precomputed'
      ? (await readSafetensors(latents.path)).tensors
      : await encodePictures(latents.encoder, (await readSafetensors(latents.images)).tensors);
  const texts =
    text.kind === 'precomputed' ? (await readSafetensors(text.path)).tensors : await encodePrompts(text);
  const from = latents.kind === 'precomputed' ? latents.path : latents.images;
  return arrange(plan, pictures, from, texts, text.kind === 'precomputed' ? text.path : text.prompts);
}

function arrange(
  { config }: NetPlan,
  pictures: HostTensors,
  picturesFrom: string,
  texts: HostTensors,
  textsFrom: string,
): StableDiffusionData {
  const training = required(pictures, 'training', picturesFrom);
  const side = training.shape[2] ?? 0;
  const multiple = 2 ** (config.channelMult.length - 1);
  const latentsOf = (name: string, tensor: HostTensor): Float32Array => {
    const [count = 0, channels, height, width] = tensor.shape;
    const fits = channels === config.inChannels && height === side && width === side;
    if (tensor.shape.length !== 4 || count === 0 || !fits || side % multiple !== 0 || side === 0) {
      throw dataError(
        picturesFrom,
        `${name} is ${tensor.shape.join('x')}, not Nx${config.inChannels}xSxS with one S divisible by ${multiple}`,
      );
    }
    return channelsLast(tensor.shape, tensor.data);
  };
  const prompt = required(texts, promptName, textsFrom);
  const contextLength = prompt.shape[0] ?? 0;
  const states = new Map<string, { tokens: Float32Array }>();
  const addState = (name: string, shape: readonly number[], data: Float32Array): void => {
    if (shape.join() !== `${contextLength},${config.contextDim}`) {
      const wanted = `${contextLength || 'T'}x${config.contextDim}`;
      throw dataError(textsFrom, `${name} is ${shape.join('x')}, not ${wanted}`);
    }
    states.set(name, { tokens: data });
  };
  for (const name of [promptName, unconditionalName]) {
    const { shape, data } = required(texts, name, textsFrom);
    addState(name, shape, data);
  }
  const heldOut = latentsOf('heldout', required(pictures, 'heldout', picturesFrom));
  const countOf = (latents: Float32Array): number => latents.length / (side * side * config.inChannels);
  const classPictures = pictures.get('class');
  const ofClass = classPictures === undefined ? new Float32Array(0) : latentsOf('class', classPictures);
  const classCaptions = classPictures === undefined ? [] : captionsOfClass();
  return {
    side,
    contextLength,
    training: latentsOf('training', training),
    heldOut: { latents: heldOut, captions: new Array<string>(countOf(heldOut)).fill(promptName) },
    ofClass: { latents: ofClass, captions: classCaptions },
    states,
  };

  /** One for all class pictures, or one each. */
  function captionsOfClass(): string[] {
    const { shape, data } = required(texts, 'class', textsFrom);
    const count = countOf(ofClass);
    if (shape.length === 2) {
      addState('class', shape, data);
      return new Array<string>(count).fill('class');
    }
    if (shape[0] !== count) {
      throw dataError(textsFrom, `class has ${shape[0]} text states for ${count} class pictures`);
    }
    const size = data.length / count;
    return Array.from({ length: count }, (_, index) => {
      addState(`class ${index}`, shape.slice(1), data.subarray(index * size, (index + 1) * size));
      return `class ${index}`;
    });
  }
}

/** Half of a batch is the subject, half its class, where there are pictures of it. */
export function drawExamples(
  { training, ofClass, side }: StableDiffusionData,
  channels: number,
  count: number,
  priorWeight: number,
  random: Random,
): Example[] {
  const size = side * side * channels;
  const pick = (latents: Float32Array): { latent: Float32Array; at: number } => {
    const at = random.below(latents.length / size);
    return { latent: latents.subarray(at * size, (at + 1) * size), at };
  };
  const subjects = ofClass.latents.length === 0 ? count : Math.ceil(count / 2);
  return Array.from({ length: count }, (_, index): Example => {
    if (index < subjects) return { latent: pick(training).latent, caption: promptName, weight: 1 };
    const { latent, at } = pick(ofClass.latents);
    return { latent, caption: ofClass.captions[at] as string, weight: priorWeight };
  });
}

function required(tensors: HostTensors, name: string, file: string): HostTensor {
  const tensor = tensors.get(name);
  if (tensor !== undefined) return tensor;
  throw dataError(file, `has no tensor "${name}"`);
}

function dataError(file: string, message: string): YatesError {
  return new YatesError({
    code: 'E_STABLE_DIFFUSION_DATA',
    place: { file },
    message,
    next: 'docs/stable-diffusion.md says what each file holds',
  });
}
