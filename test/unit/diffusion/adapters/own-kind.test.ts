/** A kind that no file of the product knows goes all the way that those go which come with us. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import {
  Adapter,
  AdaptedNet,
  adapterSize,
  decodeAdapter,
  mergeAdapter,
  mergeObstacle,
  planNet,
  registerAdapterKind,
  runNet,
  textSetting,
} from '../../../../diffusion/adapters.ts';
import { adapterMetadata } from '../../../../diffusion/adapters/file.ts';
import { widthForBudget } from '../../../../diffusion/adapters/size.ts';
import { installWasm } from '../../../../diffusion/backend/wasm/install.ts';
import type { FrozenModel } from '../../../../diffusion/base-model.ts';
import { latentSize } from '../../../../diffusion/image/transform.ts';
import { trainingMemory } from '../../../../diffusion/net/memory.ts';
import { netParameterShapes, pytorchDefault } from '../../../../diffusion/net/parameters.ts';
import type { NetInputs } from '../../../../diffusion/net/unet.ts';
import { disposeWeights, uploadWeights } from '../../../../diffusion/net/weights.ts';
import { encodeSafetensors } from '../../../../diffusion/safetensors.ts';
import { scaledLinearSchedule, standardNormals } from '../../../../diffusion/schedule.ts';
import { checkSetting, parseSettings, settingNames } from '../../../../diffusion/task/settings.ts';
import { train } from '../../../../diffusion/task/train.ts';
import { createTrainee } from '../../../../diffusion/task/trainee.ts';
import type { TrialTask } from '../../../../diffusion/task/trial-task.ts';
import { type Tensor, tf } from '../../../../diffusion/tf.ts';
import { lowRank, type LowRankConfig } from '../../../fixtures/diffusion/low-rank-kind.ts';
import { tinyNet } from '../../../integration/diffusion/tiny-net.ts';

const plan = planNet(tinyNet);
const config: LowRankConfig = { kind: 'low-rank', attention: 'both', rank: 3, alpha: 6 };

let model: FrozenModel;
let inputs: NetInputs;

const valuesOf = async (run: () => Tensor): Promise<Float32Array> => {
  const output = tf.tidy(run);
  const values = (await output.data()) as Float32Array;
  output.dispose();
  return values;
};
const outputWith = (adapter: Adapter | undefined): Promise<Float32Array> =>
  valuesOf(() => runNet(model.net, { ...inputs, adapter }));
const distance = (a: Float32Array, b: Float32Array): number =>
  Math.hypot(...a.map((value, index) => value - (b[index] as number))) / Math.hypot(...b);

/** Pictures of noise, each drawn from the same seed. */
const task: TrialTask = {
  states: new Map([['a cat', { tokens: standardNormals(tinyNet.contextDim, seededRandom('cat')) }]]),
  heldOut: { latents: new Float32Array(0), captions: [] },
  heldOutLevels: 1,
  captionsToDraw: () => [],
  drawExamples: (count, random) =>
    Array.from({ length: count }, () => ({
      latent: standardNormals(latentSize, random),
      caption: 'a cat',
      weight: 1,
    })),
  score: async () => ({}),
};

beforeAll(async () => {
  registerAdapterKind(lowRank);
  await installWasm('off');
  const random = seededRandom('weights');
  const shapes = netParameterShapes(plan);
  const values = new Map(
    [...shapes].map(([name, shape]) => [name, { shape, data: pytorchDefault(name, shapes, random) }]),
  );
  model = {
    net: { plan, weights: uploadWeights(shapes, values) },
    schedule: scaledLinearSchedule(),
    parameterisation: 'v',
    contextLength: 2,
    version: 'tiny',
  };
  const { inChannels, contextDim } = tinyNet;
  inputs = {
    x: tf.tensor(standardNormals(16 * 16 * inChannels, random), [1, 16, 16, inChannels]),
    timesteps: [400],
    context: tf.tensor(standardNormals(2 * contextDim, random), [1, 2, contextDim]),
  };
});
afterAll(() => {
  disposeWeights(model.net.weights);
  tf.dispose([inputs.x, inputs.context]);
});

describe('a kind of adapter that a program registers', () => {
  test('is a no-op when it starts at zero, acts when it does not, and can be disabled', async () => {
    const plain = await outputWith(undefined);
    const zero = Adapter.create(plan, config, 'zero', seededRandom(1));
    expect(await outputWith(zero)).toEqual(plain);
    const adapter = Adapter.create(plan, config, 'default', seededRandom(1));
    expect(distance(await outputWith(adapter), plain)).toBeGreaterThan(1e-3);
    adapter.enabled = false;
    expect(await outputWith(adapter)).toEqual(plain);
    for (const each of [zero, adapter]) each.dispose();
  });

  test('is trained by a trial, saved, loaded and merged', async () => {
    const settings = parseSettings({ adapter: 'low-rank', rank: 3, alpha: 6 }, () => 1);
    expect(settings).toEqual({ kind: 'adapter', adapter: config, init: 'zero', learningRate: undefined });
    const trainee = createTrainee(model, settings, 1);
    const plain = await outputWith(undefined);
    const losses: number[] = [];
    await train({
      trainee,
      task,
      seed: 1,
      steps: 2,
      batch: 2,
      learningRate: 0.01,
      rateDecay: 0,
      weightDecay: 0,
      onStep: (_, loss) => losses.push(loss),
      signal: new AbortController().signal,
    });
    const trained = await outputWith(trainee.adapter);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(distance(trained, plain)).toBeGreaterThan(1e-3);

    const { name, bytes } = (await trainee.file()) as { name: string; bytes: Uint8Array };
    expect(name).toBe('adapter.safetensors');
    const loaded = decodeAdapter(bytes, { plan, base: 'tiny' });
    expect(loaded.config).toEqual(config);
    const adapted = new AdaptedNet(model.net).attach(loaded);
    expect(await valuesOf(() => adapted.run(inputs))).toEqual(trained);

    expect(mergeObstacle(plan, loaded)).toBeUndefined();
    const merged = mergeAdapter(model.net, loaded);
    expect(distance(await valuesOf(() => runNet(merged, inputs)), trained)).toBeLessThan(2e-6);
    expect(distance(await outputWith(undefined), plain)).toBe(0);
    merged.dispose();
    loaded.dispose();
    trainee.dispose();
  });

  test('has settings of its own in a sweep, and no others', () => {
    expect(settingNames()).toEqual(expect.arrayContaining(['input', 'midDim', 'attention', 'rank', 'lr']));
    expect(() => checkSetting('adapter', 'low-rank')).not.toThrow();
    expect(() => checkSetting('rank', 'four')).toThrow(
      /E_TRIAL_SETTING rank: "four" is not a rank such as 4/,
    );
    expect(() => parseSettings({ adapter: 'low-rank', input: 'CAc' }, () => 1)).toThrow(
      /E_TRIAL_SETTING adapter: low-rank has no input; leave out input/,
    );
    expect(() => parseSettings({ input: 'CAc', rank: 2 }, () => 1)).toThrow(/adapter: site has no rank/);
    expect(() => checkSetting('adapter', 'high-rank')).toThrow(/is not site, low-rank, none, full/);
  });

  test('is given the width that fits a budget of weights, and its memory is estimated', () => {
    const settings = parseSettings({ adapter: 'low-rank', attention: 'cross' }, widthForBudget(plan, 20_000));
    const { adapter } = settings as Extract<typeof settings, { kind: 'adapter' }>;
    const perRank = adapterSize(plan, { ...config, attention: 'cross', rank: 1 } as LowRankConfig).parameters;
    expect(Math.abs(adapterSize(plan, adapter).parameters - 20_000)).toBeLessThanOrEqual(perRank / 2);
    const memoryOf = (rank: number): number =>
      trainingMemory(plan, {
        adapter: { ...config, rank } as LowRankConfig,
        batch: 1,
        side: 16,
        contextLength: 2,
      }).total;
    expect(memoryOf(8)).toBeGreaterThan(memoryOf(4));
  });

  test('is refused in a file where nobody has registered it', async () => {
    const adapter = Adapter.create(plan, config, 'zero', seededRandom(1));
    const metadata = { ...adapterMetadata(adapter, plan), kind: 'lower-rank' };
    const bytes = encodeSafetensors(await adapter.download(), { metadata });
    expect(() => decodeAdapter(bytes, { plan }, 'x')).toThrow(/E_ADAPTER_FILE x is of kind "lower-rank"/);
    adapter.dispose();
  });

  test('must have a name that is free, and settings that all adapters do not have', () => {
    expect(() => registerAdapterKind(lowRank)).toThrow(/the name "low-rank" of an adapter kind is taken/);
    expect(() => registerAdapterKind({ ...lowRank, name: 'none' })).toThrow(/"none"/);
    const settings = { net: textSetting('a net', () => undefined) };
    expect(() => registerAdapterKind({ ...lowRank, name: 'other', settings })).toThrow(/a setting "net"/);
  });
});
