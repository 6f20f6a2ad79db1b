/** A run on a directory laid out exactly as Stable Diffusion is published, end to end, with a tiny random net in it. */
import { cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activateBackend } from '../../../../diffusion/backend/choose.ts';
import { netParameterCount } from '../../../../diffusion/net/parameters.ts';
import { decodeAdapter } from '../../../../diffusion/adapters/file.ts';
import { decodeSafetensors } from '../../../../diffusion/safetensors.ts';
import { trainingMemory } from '../../../../diffusion/net/memory.ts';
import type { AdapterSite } from '../../../../diffusion/adapters/sites.ts';
import { stableDiffusionTrials } from '../../../../diffusion/stable-diffusion/trial.ts';
import { trialMetrics } from '../../../../diffusion/task/metrics.ts';
import {
  parseTrainerOptions,
  type StableDiffusionOptions,
  trainerOptionFaults,
} from '../../../../diffusion/task/options.ts';
import { largestTrialMemory } from '../../../../diffusion/task/trial-memory.ts';
import { tf } from '../../../../diffusion/tf.ts';
import type { CompletedOutcome } from '../../../../base/trial-runner.ts';
import { tinyPlan, tinyUnet, writeTinyData, writeTinyModel } from './tiny-directory.ts';

let root: string;
let base: string;
let runTrial: ReturnType<typeof stableDiffusionTrials>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'yates-sd-'));
  base = join(root, 'tiny');
  await writeTinyModel(base);
  await writeTinyData(base);
  await activateBackend('wasm');
  runTrial = stableDiffusionTrials('wasm');
});
afterAll(() => rm(root, { recursive: true }));

const given = {
  task: 'stable-diffusion',
  steps: 3,
  samples: 2,
  sampler_steps: 3,
  params: 3000,
  lr: 1e-2,
};
const run = (
  levels: Record<string, string | number> = { input: 'CAout', output: 'FFNin' },
  change: Record<string, unknown> = {},
): Promise<CompletedOutcome> => {
  const options = parseTrainerOptions({ ...given, base, ...change }) as StableDiffusionOptions;
  const hooks = { progress: () => undefined, signal: new AbortController().signal };
  return runTrial({ levels, options, seed: 1, seeds: 'shared', hooks });
};

/** A copy of the directory to spoil. */
const copy = async (name: string): Promise<string> => {
  const folder = join(root, name);
  await cp(base, folder, { recursive: true });
  return folder;
};

describe('what a sweep on Stable Diffusion will take', () => {
  test('is that of its largest cell, from the headers of the files', async () => {
    const cells = ['CAc', 'SAin'].map((point) => ({ input: point, output: point, midDim: 8 }));
    const found = await largestTrialMemory({ ...given, base, batch: 3 }, [{ adapter: 'none' }, ...cells]);
    const estimates = cells.map(({ input, midDim }) =>
      trainingMemory(tinyPlan, {
        adapter: { site: { input, output: input } as AdapterSite, midDim, scale: 1, activation: 'relu' },
        batch: 3,
        side: tinyUnet.sample_size,
        contextLength: 77,
      }),
    );
    const largest = estimates.toSorted((a, b) => b.total - a.total)[0];
    expect(found?.estimate).toEqual(largest);
    const { input } = cells[estimates.indexOf(largest as (typeof estimates)[number])] ?? {};
    expect(found?.cell).toBe(`${input} > ${input} of width 8 with a batch of 3`);
  });

  test('is not known where the files are on other machines, or nothing trains an adapter', async () => {
    const elsewhere = { ...given, base: join(root, 'nowhere'), check_files: false };
    expect(await largestTrialMemory(elsewhere, [{ input: 'CAout' }])).toBeUndefined();
    expect(await largestTrialMemory({ ...given, base }, [{ adapter: 'full' }])).toBeUndefined();
  });
});

describe('a trial on Stable Diffusion', () => {
  test('trains, measures and draws, the same to the last bit when it is run again', async () => {
    const first = await run();
    expect(Object.keys(first.metrics)).toEqual([...trialMetrics['stable-diffusion']]);
    expect(first.artifacts.map(({ name }) => name)).toEqual(['samples.safetensors', 'adapter.safetensors']);
    const [samples, file] = first.artifacts.map(({ bytes }) => bytes) as [Uint8Array, Uint8Array];
    expect(decodeSafetensors(samples).tensors.get('samples')?.shape).toEqual([2, 4, 8, 8]);
    const adapter = decodeAdapter(file, { plan: tinyPlan });
    expect(adapter.parameterCount).toBe(first.metrics['adapter_params']);
    expect(first.metrics['adapter_share']).toBe(adapter.parameterCount / netParameterCount(tinyPlan));
    adapter.dispose();
    const before = tf.memory().numTensors;
    const second = await run();
    expect(tf.memory().numTensors).toBe(before);
    expect(second.metrics).toEqual(first.metrics);
    expect(second.artifacts).toEqual(first.artifacts);
  });

  test('learns: more steps lower the loss on held-out pictures', async () => {
    // Random latents hold nothing to learn but their noise, which is enough to see the loss go down.
    const [few, many] = [await run(undefined, { steps: 1 }), await run(undefined, { steps: 25 })];
    expect(many.metrics['heldout_loss']).toBeLessThan(few.metrics['heldout_loss'] as number);
  });

  test('takes guidance towards the prompt and away from the empty text', async () => {
    const samplesOf = async (guidance: number): Promise<Uint8Array | undefined> =>
      (await run(undefined, { steps: 1, guidance })).artifacts[0]?.bytes;
    expect(await samplesOf(7)).not.toEqual(await samplesOf(1));
  });

  test('is refused before anything is allocated when it cannot fit', async () => {
    const before = tf.memory().numTensors;
    await expect(run({ input: 'CAout', midDim: 5_000_000 })).rejects.toThrow(
      /E_OUT_OF_MEMORY_ESTIMATE CAout > FFNin of width 5000000 with a batch of 2 needs about \d+\.\d GB/,
    );
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('files', () => {
  test('that are missing are all listed, when the sweep is planned and when it runs', async () => {
    const folder = await copy('missing');
    for (const file of ['unet/config.json', 'data/latents.safetensors', 'data/text.safetensors']) {
      await rm(join(folder, file));
    }
    const faultsOf = (options: object): ReturnType<typeof trainerOptionFaults> =>
      trainerOptionFaults({ task: 'stable-diffusion', ...options });
    const [fault] = faultsOf({ base: folder });
    expect(fault?.path).toEqual(['base']);
    expect(fault?.message).toMatch(
      /3 files are missing: \S+unet\/config\.json, \S+data\/latents\.safetensors \(or .*, \S+data\/text\.safetensors/,
    );
    await expect(run(undefined, { base: folder, check_files: false })).rejects.toThrow(
      /^E_STABLE_DIFFUSION_FILES \S+missing 3 files are missing/,
    );
    expect(faultsOf({ base: folder, check_files: false })).toEqual([]);
    expect(faultsOf({ base: join(root, 'nowhere') })[0]?.message).toMatch(
      /nowhere \(there is no such folder\)/,
    );
    expect(faultsOf({})[0]?.path).toEqual(['base']);
  });

  const shard = 'unet/diffusion_pytorch_model-00002-of-00002.safetensors';
  test.each<[string, (folder: string) => Promise<void>, RegExp]>([
    [
      'a shard cut off',
      (folder) => truncate(join(folder, shard), 40_000),
      /E_SAFETENSORS .*00002-of-00002.* is cut off/,
    ],
    ['a shard gone', (folder) => rm(join(folder, shard)), /E_SAFETENSORS .*00002-of-00002/],
    [
      'a config of another net',
      (folder) =>
        writeFile(join(folder, 'unet/config.json'), JSON.stringify({ ...tinyUnet, cross_attention_dim: 16 })),
      /E_STABLE_DIFFUSION_DATA .*text\.safetensors prompt is 77x8, not 77x16/,
    ],
    [
      'a config that is not JSON',
      (folder) => writeFile(join(folder, 'unet/config.json'), '{'),
      /E_JSON .*unet\/config\.json is not a JSON object/,
    ],
    [
      'another schedule',
      (folder) => writeFile(join(folder, 'scheduler/scheduler_config.json'), '{"beta_schedule":"linear"}'),
      /E_SCHEDULER .*scheduler_config\.json beta_schedule: "linear" is not supported/,
    ],
  ])('are refused by name: %s', async (name, spoil, message) => {
    const folder = await copy(name.replaceAll(' ', '-'));
    await spoil(folder);
    await expect(run(undefined, { base: folder })).rejects.toThrow(message);
  });
});
