import { cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activateBackend } from '../../../diffusion/backend/choose.ts';
import { loadBaseModel, readDescription, shippedBaseFolder } from '../../../diffusion/base-model.ts';
import { disposeWeights } from '../../../diffusion/net/weights.ts';
import { dpmSolver } from '../../../diffusion/sample/dpm-solver.ts';
import { paint } from '../../../diffusion/sample/samples.ts';
import { createScorer } from '../../../diffusion/score/scorer.ts';
import { tf } from '../../../diffusion/tf.ts';
import { casesOf } from '../../in-full.ts';

let folder: string;
beforeAll(async () => {
  await activateBackend('wasm');
  folder = await mkdtemp(join(tmpdir(), 'yates-shipped-'));
  for (const file of ['base.json', 'base.safetensors'])
    await cp(join(shippedBaseFolder, file), join(folder, file));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the shipped base net', () => {
  test('draws what it is asked for', async () => {
    const base = await loadBaseModel();
    const scorer = await createScorer();
    const some = ['cat face', 'frog', 'rose', 'grapes'];
    const captions = casesOf(some, [...some, 'panda', 'dolphin', 'evergreen tree', 'tangerine', 'tomato']);
    const request = {
      captions,
      sampler: dpmSolver,
      steps: 10,
      guidance: { strength: 4, above: 400 },
      seed: 'shipped',
    };
    const pictures = await paint(base, request);
    const images = await scorer.imageEmbedding(pictures);
    const texts = await Promise.all(captions.map((caption) => scorer.textEmbedding(caption)));
    const cosine = (image: number, text: number): number =>
      (images[image] as Float32Array).reduce(
        (sum, value, at) => sum + value * ((texts[text] as Float32Array)[at] as number),
        0,
      );
    const own = captions.map((_, index) => cosine(index, index));
    const others = captions.flatMap((_, image) =>
      captions.flatMap((__, text) => (text === image ? [] : [cosine(image, text)])),
    );
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(own) - mean(others)).toBeGreaterThan(0.15);
    scorer.dispose();
    disposeWeights(base.net.weights);
  });

  test('names its version without being loaded, the same as when loaded', async () => {
    const before = tf.memory().numTensors;
    const base = await loadBaseModel();
    expect((await readDescription(shippedBaseFolder)).sha256).toBe(base.version);
    expect(base.version).toMatch(/^[0-9a-f]{64}$/);
    disposeWeights(base.net.weights);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('is refused when it is damaged, or missing', async () => {
    await truncate(join(folder, 'base.safetensors'), 1000);
    await expect(loadBaseModel(folder)).rejects.toThrow(
      /E_BASE_MODEL .*base\.safetensors does not have the hash/,
    );
    await rm(join(folder, 'base.safetensors'));
    await expect(loadBaseModel(folder)).rejects.toThrow(/E_BASE_MODEL .*base\.safetensors cannot be read/);
    await writeFile(join(folder, 'base.json'), '{');
    await expect(loadBaseModel(folder)).rejects.toThrow(/E_BASE_MODEL .*base\.json cannot be read/);
  });
});
