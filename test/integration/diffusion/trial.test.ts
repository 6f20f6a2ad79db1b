import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { entryPoint } from '../../../base/entry-point.ts';
import { seededRandom } from '../../../base/random.ts';
import { saveBaseModel } from '../../../diffusion/base-model.ts';
import { netParameterShapes, pytorchDefault } from '../../../diffusion/net/parameters.ts';
import { planNet } from '../../../diffusion/net/plan.ts';
import { decodeSafetensors } from '../../../diffusion/safetensors.ts';
import { trialMetrics } from '../../../diffusion/task/metrics.ts';
import { tf } from '../../../diffusion/tf.ts';
import { createTrialRunner } from '../../../diffusion/trial.ts';
import type { CompletedOutcome, TrialRequest, TrialRunner } from '../../../base/trial-runner.ts';
import { backendUnderTest } from '../../backend-under-test.ts';
import { casesOf } from '../../in-full.ts';
import { tinyNet } from './tiny-net.ts';
import { fingerprint } from './trial-fingerprint.ts';

let folder: string;
let runner: TrialRunner;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yates-base-'));
  const shapes = netParameterShapes(planNet(tinyNet));
  const random = seededRandom('tiny base');
  const weights = new Map(
    [...shapes].map(([name, shape]) => [name, { shape, data: pytorchDefault(name, shapes, random) }]),
  );
  const pixels = { mean: [0.7, 0.55, 0.4], deviation: 0.55 } as const;
  await saveBaseModel(folder, weights, {
    net: tinyNet,
    parameterisation: 'v',
    contextLength: 8,
    pixels,
    training: {},
  });
  runner = await createTrialRunner({ backend: backendUnderTest, baseFolder: folder });
});
afterAll(() => rm(folder, { recursive: true }));

const brief = { steps: 3, samples: 2, sampler_steps: 2 };
const trainer = { ...brief, context_samples: 2 };
const finetune = { task: 'finetune', domain: 'animals-food', ...brief };
/** Of replicate 1, whose seed all cells share. */
const shared = { replicate: 1, seed: 1, seeds: 'shared' } as const;
const cell = { input: 'CAout', output: 'FFNin', scale: 2 };
const run = (
  request: Partial<TrialRequest> = {},
  signal = new AbortController().signal,
): Promise<CompletedOutcome> => {
  return runner.run(
    { ...shared, settings: cell, trainer, ...request },
    { progress: () => undefined, signal },
  );
};

const finished = new Map<string, Promise<CompletedOutcome>>();
/** What `run` gives, which may be of an earlier test: the first test shows that a trial is the same when it runs again. */
function outcomeOf(request: Partial<TrialRequest> = {}): Promise<CompletedOutcome> {
  const name = JSON.stringify({ ...shared, settings: cell, trainer, ...request });
  const outcome = finished.get(name) ?? run(request);
  finished.set(name, outcome);
  return outcome;
}

/** For tests that look at losses alone: one step, and as few pictures as there may be. */
const oneStep = { steps: 1, samples: 1, context_samples: 1, sampler_steps: 1 };

async function inAnotherProcess(requests: readonly TrialRequest[]): Promise<object[]> {
  const args = entryPoint(new URL('./run-trials-main.ts', import.meta.url), import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, [...args, folder, JSON.stringify(requests)]);
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  return lines.map((line) => JSON.parse(line) as object);
}

describe('a trial', () => {
  test('of a sweep that rests on another base net is refused, and names both', async () => {
    const other = '0123456789ab'.padEnd(64, '0');
    await expect(run({ baseVersion: other })).rejects.toThrow(
      `E_BASE_OTHER the sweep rests on the base net 0123456789ab, and this agent has ${runner.baseVersion.slice(0, 12)}`,
    );
  });

  test('is the same to the last bit again: after other trials, and in another process', async () => {
    const wholeNet = { settings: { adapter: 'full' }, trainer: { ...trainer, save_net: true } };
    const some: Partial<TrialRequest>[] = [{}, wholeNet, { trainer: finetune }];
    const more = [{ settings: { adapter: 'none' } }, { seed: 1_650_936_278, seeds: 'own' as const }];
    const requests: TrialRequest[] = casesOf(some, [...some, ...more]).map((request) => ({
      ...shared,
      settings: cell,
      trainer,
      ...request,
    }));
    const first: object[] = [];
    for (const request of requests) first.push(fingerprint(await outcomeOf(request)));
    // It follows another trial than it did, of a cell of its own; in the other process each follows another.
    await run({ settings: { input: 'SAin', init: 'default' }, replicate: 2, seed: 2 });
    expect(fingerprint(await run(requests[0]))).toEqual(first[0]);
    expect(await inAnotherProcess(requests.toReversed())).toEqual(first.toReversed());
    // Twelve trainings: on a slow machine, beside a test that draws with SwiftShader, they took two minutes.
  }, 600_000);

  test.each([
    ['dreambooth', {}],
    ['fine-tuning', { trainer: finetune }],
  ])('waits for what it reads, as WebGPU demands: %s', async (_, request: Partial<TrialRequest>) => {
    const spies = (['dataSync', 'arraySync'] as const).map((name) =>
      vi.spyOn(tf.Tensor.prototype, name).mockImplementation(() => {
        throw new Error(`${name}, which WebGPU does not have`);
      }),
    );
    try {
      expect((await run(request)).artifacts).not.toEqual([]);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });

  test('reports every metric and hands over its pictures and its adapter', async () => {
    const { metrics, artifacts } = await outcomeOf();
    expect(Object.keys(metrics)).toEqual([...trialMetrics.dreambooth]);
    expect(artifacts.map(({ name }) => name)).toEqual(['samples.png', 'adapter.safetensors']);
    const { tensors, metadata } = decodeSafetensors(artifacts[1]?.bytes as Uint8Array);
    expect(metadata).toMatchObject({ input: 'CAout', output: 'FFNin', scale: '2', base: runner.baseVersion });
    const size = [...tensors.values()].reduce((sum, { data }) => sum + data.length, 0);
    expect(metrics['adapter_params']).toBe(size);
  });

  test('of the fine-tuning task is scored by distances of sets', async () => {
    const { metrics, artifacts } = await outcomeOf({ trainer: finetune });
    expect(Object.keys(metrics)).toEqual([...trialMetrics.finetune]);
    expect(metrics['fid']).toBeGreaterThan(1);
    expect(artifacts.map(({ name }) => name)).toEqual(['samples.png', 'adapter.safetensors']);
  });

  test('may have its subject as a setting, which takes the place of the option', async () => {
    const asSetting = await run({ settings: { ...cell, subject: 'fluent-car' } });
    const asOption = await run({ trainer: { ...trainer, subject: 'fluent-car' } });
    expect(fingerprint(asSetting)).toEqual(fingerprint(asOption));
    expect(asSetting.metrics['heldout_loss']).not.toBe((await outcomeOf()).metrics['heldout_loss']);
    const bare = await run({ settings: { adapter: 'none', subject: 'fluent-car' }, trainer: oneStep });
    expect(bare.metrics['adapter_params']).toBe(0);
  });

  test('depends on its seed, and on its replicate only through that', async () => {
    const [first, second] = [await outcomeOf(), await run({ seed: 2 })];
    expect(second.metrics['heldout_loss']).not.toBe(first.metrics['heldout_loss']);
    expect((await run({ replicate: 2 })).metrics).toEqual(first.metrics);
  });

  test('with a seed of its own also draws the noise of its held-out loss by it', async () => {
    // The base net itself: nothing but the noise can differ.
    const lossOf = async (request: Partial<TrialRequest>): Promise<number> =>
      (await run({ settings: { adapter: 'none' }, trainer: oneStep, ...request })).metrics[
        'heldout_loss'
      ] as number;
    const loss = await lossOf({});
    expect(await lossOf({ seed: 2 })).toBe(loss);
    const own = await lossOf({ seeds: 'own' });
    expect(own).not.toBe(loss);
    expect(await lossOf({ seeds: 'own', seed: 2 })).not.toBe(own);
    expect(await lossOf({ seeds: 'own' })).toBe(own);
  });

  test('of the same seed sees the same batches whatever the cell', async () => {
    // Adapters that start as no-ops leave the first loss to the batch alone.
    const lossOf = async (input: string): Promise<number> => {
      const { metrics } = await run({ settings: { input }, trainer: oneStep });
      return metrics['train_loss'] as number;
    };
    expect(await lossOf('Resin')).toBe(await lossOf('CAc'));
  });

  test('improves on what it was trained for', async () => {
    const trained = await run({ trainer: { ...oneStep, steps: 30, lr: 0.01 } });
    expect(trained.metrics['heldout_loss']).toBeLessThan(
      (await outcomeOf()).metrics['heldout_loss'] as number,
    );
  });

  test('keeps no tensors from step to step or from trial to trial', async () => {
    await outcomeOf();
    const before = tf.memory().numTensors;
    const counts = new Set<number>();
    const progress = (): void => void counts.add(tf.memory().numTensors);
    const settings = { input: 'SAin' };
    const signal = new AbortController().signal;
    await runner.run({ ...shared, settings, trainer: { ...trainer, steps: 11 } }, { progress, signal });
    expect(counts.size).toBe(1);
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each([
    [
      { input: 'CAout', scale: 1e39, init: 'default' },
      /E_TRIAL_DIVERGED the loss is (NaN|Infinity) at step 1;/,
    ],
    // An adapter that starts as a no-op: the loss is sound, its gradient is not.
    [{ input: 'CAout', scale: 1e25 }, /E_TRIAL_DIVERGED a gradient is too large to be squared, at step 1;/],
  ])('says at which step it diverged: %j', async (settings, message) => {
    const before = tf.memory().numTensors;
    await expect(run({ settings, trainer: { ...trainer, steps: 5 } })).rejects.toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('that cannot fit is refused by its estimate, before anything is allocated', async () => {
    const before = tf.memory().numTensors;
    const settings = { input: 'CAout', midDim: 3_000_000 };
    await expect(run({ settings })).rejects.toThrow(
      /E_OUT_OF_MEMORY_ESTIMATE CAout > FFNin of width 3000000 with a batch of 4 needs about [\d.]+ GB .*, and there are [\d.]+ GB; use a smaller/,
    );
    expect(tf.memory().numTensors).toBe(before);
  });

  test('ends when it is cancelled', async () => {
    await expect(run({}, AbortSignal.abort())).rejects.toThrow(/E_TRIAL_CANCELLED/);
  });

  test('refuses settings and options that mean nothing', async () => {
    await expect(run({ settings: { input: 'SAin', output: 'CAc' } })).rejects.toThrow(/E_ADAPTER_SITE/);
    await expect(run({ trainer: { stepz: 3 } })).rejects.toThrow(/E_TRAINER_OPTION/);
  });
});

describe('a reference row', () => {
  test('without adapter scores the base net: what an adapter that does nothing gives', async () => {
    const none = await outcomeOf({ settings: { adapter: 'none' } });
    // One step of a rate that moves nothing leaves the adapter the no-op it starts as.
    const idle = await run({ settings: { input: 'Resin', lr: 1e-30 } });
    for (const name of ['clip_image', 'clip_text', 'heldout_loss', 'train_loss'])
      expect(none.metrics[name]).toBeCloseTo(idle.metrics[name] as number, 5);
    expect(none.artifacts[0]).toEqual(idle.artifacts[0]);
    expect(none.metrics).toMatchObject({ adapter_params: 0, adapter_share: 0 });
    expect(none.artifacts.map(({ name }) => name)).toEqual(['samples.png']);
  });

  test('of the whole net trains every weight and leaves the base net as it was', async () => {
    const settings = { adapter: 'full', lr: 1e-3 };
    const before = await outcomeOf({ settings: { adapter: 'none' } });
    const tuned = await run({ settings, trainer: { ...oneStep, steps: 10, save_net: true } });
    expect(tuned.metrics['adapter_share']).toBe(1);
    expect(tuned.metrics['heldout_loss']).toBeLessThan(before.metrics['heldout_loss'] as number);
    const { tensors } = decodeSafetensors(tuned.artifacts[1]?.bytes as Uint8Array);
    expect([...tensors.keys()]).toEqual([...netParameterShapes(planNet(tinyNet)).keys()]);
    expect((await run({ settings: { adapter: 'none' } })).metrics).toEqual(before.metrics);
    expect((await run({ settings, trainer: oneStep })).artifacts.map(({ name }) => name)).toEqual([
      'samples.png',
    ]);
  });

  test('sees the same batches as a cell of its seed', async () => {
    const lossOf = async (settings: TrialRequest['settings']): Promise<number> =>
      (await run({ settings, trainer: oneStep })).metrics['train_loss'] as number;
    const cell = await lossOf({ input: 'CAc' });
    expect(await lossOf({ adapter: 'full' })).toBe(cell);
    expect(await lossOf({ adapter: 'none' })).toBe(cell);
  });
});
