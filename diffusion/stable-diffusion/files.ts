/** Which files a Stable Diffusion run reads, and which of them are missing. No tensors here: a sweep file is checked with it. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { YatesError } from '../../base/error.ts';

/** All paths are absolute or as the directory was named. */
export interface StableDiffusionFiles {
  readonly directory: string;
  readonly unet:
    | { readonly kind: 'diffusers'; readonly config: string; readonly weights: string }
    /** A whole checkpoint with the original names; the config is that of Stable Diffusion 1.x. */
    | { readonly kind: 'checkpoint'; readonly weights: string };
  /** Absent: the schedule of Stable Diffusion 1.x. */
  readonly scheduler: string | undefined;
  readonly latents:
    | { readonly kind: 'precomputed'; readonly path: string }
    | { readonly kind: 'encoded'; readonly images: string; readonly encoder: string };
  readonly text:
    | { readonly kind: 'precomputed'; readonly path: string }
    | {
        readonly kind: 'encoded';
        readonly prompts: string;
        readonly vocabulary: string;
        readonly merges: string;
        readonly encoder: string;
      };
  /** Absent: samples stay latents. */
  readonly decoder: string | undefined;
}

const unetNames = [
  'diffusion_pytorch_model.safetensors',
  'diffusion_pytorch_model.fp16.safetensors',
  'diffusion_pytorch_model.safetensors.index.json',
  'diffusion_pytorch_model.safetensors.index.fp16.json',
  'diffusion_pytorch_model.fp16.safetensors.index.json',
];

/**
 * Looks for the files of docs/stable-diffusion.md.
 *
 * @returns what is missing, one line each, where anything is
 */
export function findStableDiffusion(directory: string): StableDiffusionFiles | { missing: string[] } {
  const at = (...parts: string[]): string => join(directory, ...parts);
  const here = (path: string): string | undefined => (existsSync(path) ? path : undefined);
  if (here(directory) === undefined) return { missing: [`${directory} (there is no such folder)`] };
  const missing: string[] = [];
  const need = (path: string, or = ''): string => {
    if (here(path) === undefined) missing.push(path + or);
    return path;
  };

  const latents = at('data', 'latents.safetensors');
  const images = here(at('data', 'images.safetensors'));
  const text = at('data', 'text.safetensors');
  const prompts = here(at('data', 'prompts.json'));
  const unet = findUnet(directory, need);
  const found: StableDiffusionFiles = {
    directory,
    unet,
    scheduler: here(at('scheduler', 'scheduler_config.json')),
    latents:
      images === undefined || here(latents) !== undefined
        ? {
            kind: 'precomputed',
            path: need(latents, ' (or data/images.safetensors and vae_encoder/model.onnx)'),
          }
        : { kind: 'encoded', images, encoder: need(at('vae_encoder', 'model.onnx')) },
    text:
      prompts === undefined || here(text) !== undefined
        ? {
            kind: 'precomputed',
            path: need(text, ' (or data/prompts.json, tokenizer/ and text_encoder/model.onnx)'),
          }
        : {
            kind: 'encoded',
            prompts,
            vocabulary: need(at('tokenizer', 'vocab.json')),
            merges: need(at('tokenizer', 'merges.txt')),
            encoder: need(at('text_encoder', 'model.onnx')),
          },
    decoder: here(at('vae_decoder', 'model.onnx')),
  };
  return missing.length > 0 ? { missing } : found;
}

function findUnet(
  directory: string,
  need: (path: string, or?: string) => string,
): StableDiffusionFiles['unet'] {
  const folder = join(directory, 'unet');
  const name = unetNames.find((each) => existsSync(join(folder, each)));
  const checkpoint = readdirSync(directory)
    .filter((each) => each.endsWith('.safetensors'))
    .sort()[0];
  if (name === undefined && checkpoint !== undefined) {
    return { kind: 'checkpoint', weights: join(directory, checkpoint) };
  }
  const weights =
    name === undefined
      ? need(
          join(folder, unetNames[0] as string),
          ' (or its .fp16 or .index.json form, or a checkpoint beside the folder)',
        )
      : join(folder, name);
  return { kind: 'diffusers', weights, config: need(join(folder, 'config.json')) };
}

/** @throws YatesError E_STABLE_DIFFUSION_FILES listing every file that is missing */
export function stableDiffusionFiles(directory: string): StableDiffusionFiles {
  const found = findStableDiffusion(directory);
  if (!('missing' in found)) return found;
  throw new YatesError({
    code: 'E_STABLE_DIFFUSION_FILES',
    place: { file: directory },
    message: missingText(found.missing),
    next: 'put them there; docs/stable-diffusion.md says what each holds',
  });
}

export const missingText = (missing: readonly string[]): string =>
  `${missing.length === 1 ? 'a file is' : `${missing.length} files are`} missing: ${missing.join(', ')}`;
