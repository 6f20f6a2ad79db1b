/**
 * A run whose text encoder and autoencoder are ONNX models. Needs onnxruntime-node, which is no dependency of ours:
 * YATES_ONNXRUNTIME names a folder where it is installed. Without it these tests are skipped and say so.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../../../base/package-root.ts';
import { activateBackend } from '../../../../diffusion/backend/choose.ts';
import { readSafetensors, writeSafetensors } from '../../../../diffusion/safetensors.ts';
import { decodeLatents, encodePictures } from '../../../../diffusion/stable-diffusion/autoencoder.ts';
import { loadData } from '../../../../diffusion/stable-diffusion/data.ts';
import { stableDiffusionFiles } from '../../../../diffusion/stable-diffusion/files.ts';
import { hasOnnxRuntime, openOnnx } from '../../../../diffusion/stable-diffusion/onnx.ts';
import { stableDiffusionTrials } from '../../../../diffusion/stable-diffusion/trial.ts';
import { parseTrainerOptions, type StableDiffusionOptions } from '../../../../diffusion/task/options.ts';
import { tinyPlan, writeTinyData, writeTinyModel } from './tiny-directory.ts';

const models = join(packageRoot, 'test/fixtures/diffusion/onnx');
const installed = await hasOnnxRuntime();
if (!installed) {
  process.stderr.write('SKIPPED: ONNX tests; npm install onnxruntime-node, or set YATES_ONNXRUNTIME\n');
}

let root: string;
let base: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'yates-onnx-'));
  base = join(root, 'tiny');
  await writeTinyModel(base);
  await writeTinyData(base);
});
afterAll(() => rm(root, { recursive: true }));

const put = async (model: string, folder: string): Promise<void> => {
  await mkdir(join(base, folder), { recursive: true });
  await cp(join(models, `${model}.onnx`), join(base, folder, 'model.onnx'));
};

/** Letters as tokens, numbered by their place. */
async function putTokenizer(): Promise<void> {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('').flatMap((letter) => [letter, `${letter}</w>`]);
  const vocabulary = [...letters, '<|startoftext|>', '<|endoftext|>'].map(
    (token, id) => [token, id] as const,
  );
  await mkdir(join(base, 'tokenizer'), { recursive: true });
  await writeFile(join(base, 'tokenizer/vocab.json'), JSON.stringify(Object.fromEntries(vocabulary)));
  await writeFile(join(base, 'tokenizer/merges.txt'), '#version: 0.2\n');
}

test.skipIf(installed)('without the package the error says what to install', async () => {
  await expect(openOnnx(join(models, 'text-encoder.onnx'))).rejects.toThrow(
    /E_ONNXRUNTIME .*text-encoder\.onnx .*; npm install onnxruntime-node/,
  );
});

describe.runIf(installed)('with onnxruntime-node', () => {
  test.each(['text-encoder', 'text-encoder-int64'])('prompts become text states by %s', async (model) => {
    await rm(join(base, 'data/text.safetensors'), { force: true });
    await put(model, 'text_encoder');
    await putTokenizer();
    await writeFile(join(base, 'data/prompts.json'), '{ "prompt": "a cat", "class": "cat" }');
    const { states, contextLength, ofClass } = await loadData(stableDiffusionFiles(base), tinyPlan);
    expect(contextLength).toBe(77);
    // start, a</w>, c, a, t</w>, end ...: the model is sin(token * (channel + 1) / 100).
    const ids = [52, 1, 4, 0, 39, 53, 53];
    const tokens = (states.get('prompt') as { tokens: Float32Array }).tokens;
    for (const [index, id] of ids.entries()) {
      for (let channel = 0; channel < 8; channel++) {
        expect(tokens[index * 8 + channel]).toBeCloseTo(Math.sin((id * (channel + 1)) / 100), 5);
      }
    }
    expect([...states.keys()]).toEqual(['prompt', 'unconditional', 'class']);
    expect(ofClass.captions).toEqual(new Array(5).fill('class'));
  });

  test('pictures become latents and latents pictures, scaled as Stable Diffusion scales them', async () => {
    const image = { shape: [2, 3, 16, 16], data: new Float32Array(2 * 3 * 256).fill(-1) };
    image.data.fill(0.5, 0, 256);
    const latents = (await encodePictures(join(models, 'vae-encoder.onnx'), new Map([['x', image]]))).get(
      'x',
    );
    expect(latents?.shape).toEqual([2, 4, 2, 2]);
    expect(latents?.data[0]).toBeCloseTo(0.5 * 0.18215, 5);
    expect(latents?.data[4]).toBeCloseTo(-0.18215, 5);
    const { pixels, side } = await decodeLatents(join(models, 'vae-decoder.onnx'), latents as typeof image);
    expect([side, pixels.length]).toEqual([16, 2 * 16 * 16 * 3]);
    expect([...pixels.subarray(0, 3)]).toEqual([191, 0, 0]);
    expect([...pixels.subarray(-3)]).toEqual([0, 0, 0]);
  });

  test('a trial trains on pictures and prompts, and draws pictures', async () => {
    const latents = await readSafetensors(join(base, 'data/latents.safetensors'));
    const pictures = new Map(
      [...latents.tensors.keys()].map((name, index) => [
        name,
        { shape: [2, 3, 64, 64], data: new Float32Array(2 * 3 * 64 * 64).fill(index / 4) },
      ]),
    );
    await rm(join(base, 'data/latents.safetensors'));
    await writeSafetensors(join(base, 'data/images.safetensors'), pictures);
    await put('vae-encoder', 'vae_encoder');
    await put('vae-decoder', 'vae_decoder');
    await activateBackend('wasm');
    const options = parseTrainerOptions({
      task: 'stable-diffusion',
      base,
      params: 3000,
      steps: 2,
      samples: 2,
      sampler_steps: 2,
    }) as StableDiffusionOptions;
    const hooks = { progress: () => undefined, signal: new AbortController().signal };
    const levels = { input: 'CAout' };
    const { artifacts } = await stableDiffusionTrials('wasm')({
      levels,
      options,
      seed: 1,
      seeds: 'shared',
      hooks,
    });
    expect(artifacts.map(({ name }) => name)).toEqual([
      'samples.png',
      'samples.safetensors',
      'adapter.safetensors',
    ]);
    expect(Buffer.from(artifacts[0]?.bytes.subarray(1, 4) as Uint8Array).toString()).toBe('PNG');
  });

  test('a file that is no model is refused by name', async () => {
    const path = join(root, 'broken.onnx');
    await writeFile(path, 'not a model');
    await expect(openOnnx(path)).rejects.toThrow(/E_ONNX .*broken\.onnx cannot be loaded: /);
  });
});
