import { InceptionV3Model } from 'nsfwjs/models/inception_v3';
import { describe, expect, it } from 'vitest';
import { activateBackend } from '../../../../diffusion/backend/choose.ts';
import { loadImageSet } from '../../../../diffusion/data/dataset.ts';
import { loadInception } from '../../../../diffusion/score/inception.ts';
import { tf } from '../../../../diffusion/tf.ts';
import { useTemporaryCache } from '../data/temporary-cache.ts';

useTemporaryCache();

/** The model as nsfwjs ships it, run by tfjs's own layers: slow, and nobody's code of ours. */
async function originalFeatures(pixels: Uint8Array, count: number): Promise<Float32Array> {
  const unwrap = (module: unknown): unknown => (module as { default: unknown }).default;
  const { modelTopology, weightsManifest } = unwrap(await InceptionV3Model.modelJson()) as {
    modelTopology: object;
    weightsManifest: { weights: tf.io.WeightsManifestEntry[] }[];
  };
  const shards = await Promise.all(
    (InceptionV3Model.weightBundles as (() => Promise<unknown>)[]).map(async (load) =>
      Buffer.from(unwrap(await load()) as string, 'base64'),
    ),
  );
  const weightData = Uint8Array.from(Buffer.concat(shards)).buffer;
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
  const model = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData }));
  const cut = tf.model({ inputs: model.inputs, outputs: model.getLayer('mixed5').output });
  const images = tf.tensor4d(
    Float32Array.from(pixels, (value) => value / 255),
    [count, 32, 32, 3],
  );
  const output = cut.apply(tf.image.resizeBilinear(images, [107, 107])) as tf.Tensor;
  return (await output.mean([1, 2]).data()) as Float32Array;
}

describe('inception features', () => {
  it('are those of the original model, and leave nothing behind', async () => {
    await activateBackend('wasm');
    const before = tf.memory().numTensors;
    const inception = await loadInception();
    const { pixels, count } = await loadImageSet({
      domain: 'animals-food',
      styles: ['twemoji'],
      concepts: ['cat face', 'pizza', 'palm tree'],
    });
    const rows = await inception.features(pixels);
    const loaded = tf.memory().numTensors;
    expect((await inception.features(pixels.subarray(3072)))[1]).toHaveLength(768);
    expect(tf.memory().numTensors).toBe(loaded);
    inception.dispose();
    expect(tf.memory().numTensors).toBe(before);

    const original = await originalFeatures(pixels, count);
    let gap = 0;
    let size = 0;
    rows.forEach((row, index) =>
      row.forEach((value, k) => {
        const expected = original[index * 768 + k] as number;
        gap += (value - expected) ** 2;
        size += expected ** 2;
      }),
    );
    expect(rows).toHaveLength(3);
    expect(Math.sqrt(gap / size)).toBeLessThan(1e-5);
  });
});
