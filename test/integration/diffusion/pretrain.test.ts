import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { activateBackend } from '../../../diffusion/backend/choose.ts';
import { loadBaseModel, shippedBaseFolder } from '../../../diffusion/base-model.ts';
import { disposeWeights } from '../../../diffusion/net/weights.ts';
import { type HostTensor, readSafetensors } from '../../../diffusion/safetensors.ts';
import { tf } from '../../../diffusion/tf.ts';
import type * as Whitening from '../../../diffusion/train/context-whitening.ts';
import { type PretrainOptions, pretrain } from '../../../diffusion/train/pretrain.ts';
import { type PretrainRecipe, shippedRecipe } from '../../../diffusion/train/recipe.ts';
import { tinyNet } from './tiny-net.ts';

/** All runs here have the same captions: what whitens them, the dearest part of a start, is computed for the first of them. */
vi.mock('../../../diffusion/train/context-whitening.ts', async (original) => {
  const real = await original<typeof Whitening>();
  const known = new Map<string, Whitening.ContextWhitening>();
  const contextWhitening: typeof Whitening.contextWhitening = (states, length, options) => {
    const hash = createHash('sha256').update(JSON.stringify([length, options]));
    for (const { tokens } of states) hash.update(tokens);
    const key = hash.digest('hex');
    const whitening = known.get(key) ?? real.contextWhitening(states, length, options);
    known.set(key, whitening);
    return whitening;
  };
  return { ...real, contextWhitening };
});

const recipe: PretrainRecipe = {
  ...shippedRecipe,
  net: tinyNet,
  domain: 'animals-food',
  tagShare: 0,
  steps: 6,
  batch: 2,
  warmupSteps: 2,
  decaySteps: 2,
};
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'yates-pretrain-'));
  await activateBackend('wasm');
});
afterAll(() => rm(root, { recursive: true }));

const train = (folder: string, change: Partial<PretrainOptions> = {}) =>
  pretrain({ recipe, folder: join(root, folder), checkpointEvery: 6, sheetPictures: 1, ...change });
const bytesOf = (folder: string, file: string): Promise<Buffer> => readFile(join(root, folder, file));

/** Fires once it has been asked `times` times: the run asks after each step. */
function abortAfter(times: number): AbortSignal {
  let asked = 0;
  return {
    get aborted() {
      return ++asked >= times;
    },
  } as AbortSignal;
}

describe('pretraining', () => {
  test('continues a run that was cut off exactly where it was', async () => {
    expect(await train('whole')).toEqual({ step: 6, finished: true });
    expect(await train('parts', { signal: abortAfter(2) })).toEqual({ step: 2, finished: false });
    expect(await train('parts')).toEqual({ step: 6, finished: true });
    for (const file of ['checkpoint.safetensors', 'base.safetensors']) {
      // Not `toEqual`, which takes a minute for megabytes.
      const isEqual = (await bytesOf('parts', file)).equals(await bytesOf('whole', file));
      expect({ file, isEqual }).toEqual({ file, isEqual: true });
    }
  });

  test('leaves a base net, a loss curve and a sheet', async () => {
    const base = await loadBaseModel(join(root, 'whole'));
    expect(base.parameterisation).toBe('v');
    disposeWeights(base.net.weights);
    const curve = (await bytesOf('whole', 'loss.csv')).toString().trim().split('\n');
    expect(curve[0]).toBe('step,images,loss,learning_rate,images_per_second');
    expect(curve[1]).toMatch(/^6,12,\d\.\d{6},/);
    expect((await bytesOf('whole', 'sheet-000006.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  test('refuses the folder of another recipe', async () => {
    await expect(train('whole', { recipe: { ...recipe, seed: 2 } })).rejects.toThrow(
      /E_CHECKPOINT .*another recipe/,
    );
  });

  test('told to resume, insists that there is a run, and says where it goes on', async () => {
    await expect(train('nowhere', { resume: true })).rejects.toThrow(
      /E_CHECKPOINT .*nowhere.* no run to continue/,
    );
    const started: (number | boolean)[] = [];
    await train('whole', { resume: true, started: (step, isNew) => started.push(step, isNew) });
    expect(started).toEqual([6, false]);
  });

  test('begins with the weights of another run, whose step count goes on, with a fresh optimiser', async () => {
    const longer = { ...recipe, steps: 8, batch: recipe.batch + 1 };
    const started: (number | boolean)[] = [];
    const result = await train('second', {
      recipe: longer,
      from: join(root, 'whole'),
      signal: abortAfter(1),
      started: (step, isNew) => started.push(step, isNew),
    });
    expect({ started, result }).toEqual({ started: [6, true], result: { step: 7, finished: false } });
    const { tensors, metadata } = await readSafetensors(join(root, 'second', 'checkpoint.safetensors'));
    expect(metadata).toMatchObject({ step: '7', begun: '6', images_before: String(6 * recipe.batch) });
    // One step of Adam moves each weight by the learning rate at most, half of it during this warm-up.
    const before = await readSafetensors(join(root, 'whole', 'checkpoint.safetensors'));
    const [old, now] = [before, { tensors }].map((file) =>
      file.tensors.get(file === before ? 'average' : 'values'),
    );
    const moves = (now as HostTensor).data.map((value, at) =>
      Math.abs(value - ((old as HostTensor).data[at] as number)),
    );
    expect(Math.max(...moves.subarray(0, 1000))).toBeGreaterThan(0);
    // The start is stored in half precision, whose error is 2^-11 of a weight.
    expect(Math.max(...moves.subarray(0, 1000))).toBeLessThan(recipe.learningRate / 2 + 1e-3);

    expect(await train('second', { recipe: longer, from: join(root, 'whole') })).toEqual({
      step: 8,
      finished: true,
    });
    expect(await train('at-once', { recipe: longer, from: join(root, 'whole') })).toEqual({
      step: 8,
      finished: true,
    });
    const isEqual = (await bytesOf('second', 'checkpoint.safetensors')).equals(
      await bytesOf('at-once', 'checkpoint.safetensors'),
    );
    expect(isEqual).toBe(true);
    // 6 batches of 2, then 2 of 3.
    expect(JSON.parse(String(await bytesOf('second', 'base.json'))).training.images).toBe(18);
    expect(String(await bytesOf('second', 'loss.csv'))).toMatch(/^8,18,/m);
  }, 600_000);

  test('refuses to begin with the weights of a net of another shape', async () => {
    await expect(train('misfit', { from: shippedBaseFolder })).rejects.toThrow(
      /E_BASE_MODEL .*base\.json has another "net" than the recipe/,
    );
  });

  test('may be lengthened, and tells how long it will take', async () => {
    const etas: number[] = [];
    let clock = 0;
    const result = await train('whole', {
      recipe: { ...recipe, steps: 7 },
      nowMs: () => (clock += 500),
      progress: ({ etaSeconds, imagesPerSecond }) => etas.push(etaSeconds, imagesPerSecond),
    });
    expect(result).toEqual({ step: 7, finished: true });
    expect(etas).toEqual([0, 4]);
  });

  test('stops at the step at which it diverged, and keeps the checkpoint of before', async () => {
    // The second step overflows what the first has left.
    const wild = { ...recipe, learningRate: 1e30, warmupSteps: 0 };
    const options = { recipe: wild, checkpointEvery: 1 };
    await expect(train('wild', options)).rejects.toThrow(
      /E_PRETRAIN_DIVERGED the loss is (NaN|Infinity), at step 2;/,
    );
    const { metadata } = await readSafetensors(join(root, 'wild', 'checkpoint.safetensors'));
    expect(metadata['step']).toBe('1');
  });

  test('leaves no tensors behind', async () => {
    const before = tf.memory().numTensors;
    await train('memory', { recipe: { ...recipe, steps: 1 } });
    expect(tf.memory().numTensors).toBe(before);
  });
});
