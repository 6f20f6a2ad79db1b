import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { installWasm } from '../../../../diffusion/backend/wasm/install.ts';
import { Adapter } from '../../../../diffusion/adapters/adapter.ts';
import { midDimForBudget } from '../../../../diffusion/adapters/size.ts';
import type { AdapterConfig } from '../../../../diffusion/adapters/config.ts';
import { netParameterShapes, pytorchDefault } from '../../../../diffusion/net/parameters.ts';
import { planNet } from '../../../../diffusion/net/plan.ts';
import { adapterSites } from '../../../../diffusion/adapters/sites.ts';
import { type Net, runNet } from '../../../../diffusion/net/unet.ts';
import { uploadWeights } from '../../../../diffusion/net/weights.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../../diffusion/safetensors.ts';
import { standardNormals } from '../../../../diffusion/schedule.ts';
import { type Tensor, tf } from '../../../../diffusion/tf.ts';

const plan = planNet({
  inChannels: 4,
  outChannels: 4,
  modelChannels: 32,
  channelMult: [1, 2],
  numResBlocks: 1,
  attentionResolutions: [2],
  numHeads: 4,
  contextDim: 8,
  transformerDepth: 2,
});
const configOf = (change: Partial<AdapterConfig> = {}): AdapterConfig => ({
  site: { input: 'CAout', output: 'FFNin' },
  activation: 'relu',
  scale: 1,
  midDim: 4,
  ...change,
});

let net: Net;
let inputs: { x: Tensor; timesteps: number[]; context: Tensor };
let plain: Float32Array;

const run = async (adapter?: Adapter): Promise<Float32Array> => {
  const output = tf.tidy(() => runNet(net, { ...inputs, adapter }));
  const values = (await output.data()) as Float32Array;
  output.dispose();
  return values;
};

const made: Adapter[] = [];
const create = (config: AdapterConfig, init: 'zero' | 'default'): Adapter => {
  const adapter = Adapter.create(plan, config, init, seededRandom('adapter'));
  made.push(adapter);
  return adapter;
};

beforeAll(async () => {
  await installWasm('off');
  const random = seededRandom(3);
  const shapes = netParameterShapes(plan);
  const values = new Map(
    [...shapes].map(([name, shape]) => [name, { shape, data: pytorchDefault(name, shapes, random) }]),
  );
  net = { plan, weights: uploadWeights(shapes, values) };
  inputs = {
    x: tf.tensor(standardNormals(2 * 8 * 8 * 4, random), [2, 8, 8, 4]),
    timesteps: [3, 700],
    context: tf.tensor(standardNormals(2 * 3 * 8, random), [2, 3, 8]),
  };
  plain = await run();
});

afterEach(() => {
  for (const adapter of made.splice(0)) adapter.dispose();
});

describe.each(adapterSites)('an adapter $input > $output', (site) => {
  test('is a no-op when it starts at zero, acts when it does not, and can be disabled', async () => {
    expect(await run(create(configOf({ site }), 'zero'))).toEqual(plain);
    const adapter = create(configOf({ site }), 'default');
    expect(await run(adapter)).not.toEqual(plain);
    adapter.enabled = false;
    expect(await run(adapter)).toEqual(plain);
  });
});

describe('an adapter', () => {
  test('is saved and loaded under its original names', async () => {
    const adapter = create(configOf(), 'default');
    const bytes = encodeSafetensors(await adapter.download());
    const { tensors } = decodeSafetensors(bytes);
    expect([...tensors.keys()][0]).toBe('input_blocks.3.1.transformer_blocks.0.adapter_inout.adp.0.weight');
    const loaded = Adapter.load(plan, configOf(), tensors);
    made.push(loaded);
    expect(await run(loaded)).toEqual(await run(adapter));
  });

  test('of another width is refused when loaded', async () => {
    const tensors = await create(configOf(), 'default').download();
    expect(() => Adapter.load(plan, configOf({ midDim: 5 }), tensors, 'mine.safetensors')).toThrow(
      /E_WEIGHTS mine\.safetensors .* is 4x64, not 5x64/,
    );
  });

  test('scales its output: twice the scale is twice the effect at the last point of the net', async () => {
    const site = { input: 'Transout', output: 'Transout' } as const;
    const effect = async (scale: number): Promise<number> => {
      const values = await run(create(configOf({ site, scale }), 'default'));
      return Math.hypot(...values.map((value, index) => value - (plain[index] as number)));
    };
    expect((await effect(2e-3)) / (await effect(1e-3))).toBeCloseTo(2, 1);
  });

  test('counts its weights', () => {
    // Four transformers (one going down, the middle, two going up) of two blocks each, all of 64 channels.
    expect(create(configOf(), 'zero').parameterCount).toBe(4 * 2 * (64 * 4 + 4 + 4 * 64 + 64));
  });

  test.each(adapterSites)('$input > $output has about as many weights as asked for', (site) => {
    const midDim = midDimForBudget(plan, site, 20_000);
    const sizeAt = (width: number): number =>
      create(configOf({ site, midDim: width }), 'zero').parameterCount;
    const distance = (width: number): number => Math.abs(sizeAt(width) - 20_000);
    expect(distance(midDim)).toBeLessThanOrEqual(distance(midDim + 1));
    expect(midDim === 1 ? 0 : distance(midDim)).toBeLessThanOrEqual(distance(Math.max(1, midDim - 1)));
  });

  test.each([
    [{ scale: 0 }, /E_ADAPTER_SCALE/],
    [{ scale: Number.NaN }, /E_ADAPTER_SCALE/],
    [{ midDim: 0 }, /E_ADAPTER_WIDTH/],
    [{ midDim: 2.5 }, /E_ADAPTER_WIDTH/],
  ])('with %j is refused', (change, message) => {
    expect(() => create(configOf(change), 'zero')).toThrow(message);
  });
});
