/** Text states of prompts by Stable Diffusion's text encoder as an ONNX model. */
import { readFile } from 'node:fs/promises';
import { YatesError } from '../../base/error.ts';
import type { HostTensor, HostTensors } from '../safetensors.ts';
import { clipTokenizer } from './clip-tokenizer.ts';
import type { StableDiffusionFiles } from './files.ts';
import { readJson } from './load.ts';
import { openOnnx } from './onnx.ts';

/** Tokens of a prompt, with start and end. */
const contextLength = 77;

/**
 * @returns [77,contextDim] each: `prompt`, `unconditional` (of the empty text), and `class` where prompts.json has one
 * @throws YatesError E_PROMPTS, E_TOKENIZER, E_ONNX, E_ONNXRUNTIME
 */
export async function encodePrompts(
  files: Extract<StableDiffusionFiles['text'], { kind: 'encoded' }>,
): Promise<HostTensors> {
  const tokenizer = clipTokenizer(
    await readJson(files.vocabulary),
    await readFile(files.merges, 'utf8'),
    files.vocabulary,
  );
  const { prompt, class: ofClass, ...others } = await readJson(files.prompts);
  const [unknown] = Object.keys(others);
  const wrong = typeof prompt === 'string' ? 'class' : 'prompt';
  if (unknown !== undefined || wrong === 'prompt' || !['string', 'undefined'].includes(typeof ofClass)) {
    throw new YatesError({
      code: 'E_PROMPTS',
      place: { file: files.prompts },
      message: unknown === undefined ? `${wrong} is not a string` : `has an unknown key "${unknown}"`,
      next: 'write { "prompt": "a photo of sks dog", "class": "a photo of a dog" }',
    });
  }
  const model = await openOnnx(files.encoder);
  try {
    const states = new Map<string, HostTensor>();
    const texts = {
      prompt: prompt as string,
      unconditional: '',
      ...(ofClass === undefined ? {} : { class: ofClass as string }),
    };
    for (const [name, text] of Object.entries(texts)) {
      const { shape, data } = await model.run(tokenizer.encode(text, contextLength), [1, contextLength]);
      states.set(name, { shape: shape.slice(1), data });
    }
    return states;
  } finally {
    await model.close();
  }
}
