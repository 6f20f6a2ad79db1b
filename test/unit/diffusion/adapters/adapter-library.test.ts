import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../base/random.ts';
import { installWasm } from '../../../../diffusion/backend/wasm/install.ts';
import { AdaptedNet } from '../../../../diffusion/adapters/adapted-net.ts';
import { adapterSize } from '../../../../diffusion/adapters/size.ts';
import { Adapter } from '../../../../diffusion/adapters/adapter.ts';
import { midDimForBudget } from '../../../../diffusion/adapters/size.ts';
import type { AdapterConfig } from '../../../../diffusion/adapters/config.ts';
import {
  adapterMetadata,
  decodeAdapter,
  loadAdapter,
  saveAdapter,
} from '../../../../diffusion/adapters/file.ts';
import { mergeAdapter, mergeObstacle } from '../../../../diffusion/adapters/merge.ts';
import type { NetConfig } from '../../../../diffusion/net/config.ts';
import { netParameterShapes, pytorchDefault } from '../../../../diffusion/net/parameters.ts';
import { planNet } from '../../../../diffusion/net/plan.ts';
import { adapterSites } from '../../../../diffusion/adapters/sites.ts';
import { type Net, runNet } from '../../../../diffusion/net/unet.ts';
import { uploadWeights } from '../../../../diffusion/net/weights.ts';
import { encodeSafetensors } from '../../../../diffusion/safetensors.ts';
import { standardNormals } from '../../../../diffusion/schedule.ts';
import { stableDiffusion1 } from '../../../../diffusion/stable-diffusion/net-config.ts';
import { type Tensor, tf } from '../../../../diffusion/tf.ts';

const config: NetConfig = {
  inChannels: 4,
  outChannels: 4,
  modelChannels: 32,
  channelMult: [1, 2],
  numResBlocks: 1,
  attentionResolutions: [2],
  numHeads: 4,
  contextDim: 8,
  transformerDepth: 1,
};
const plan = planNet(config);
const deeper = planNet({ ...config, transformerDepth: 2 });

const configOf = (change: Partial<AdapterConfig> = {}): AdapterConfig => ({
  site: { input: 'CAout', output: 'FFNin' },
  activation: 'identity',
  scale: 2,
  midDim: 4,
  ...change,
});

let net: Net;
let inputs: { x: Tensor; timesteps: number[]; context: Tensor };
let folder: string;
const made: Adapter[] = [];

const create = (change: Partial<AdapterConfig> = {}, seed = 'adapter'): Adapter => {
  const adapter = Adapter.create(plan, configOf(change), 'default', seededRandom(seed));
  made.push(adapter);
  return adapter;
};
const valuesOf = async (run: () => Tensor): Promise<Float32Array> => {
  const output = tf.tidy(run);
  const values = (await output.data()) as Float32Array;
  output.dispose();
  return values;
};
const run = (adapted: AdaptedNet): Promise<Float32Array> => valuesOf(() => adapted.run(inputs));
const distance = (a: Float32Array, b: Float32Array): number =>
  Math.hypot(...a.map((value, index) => value - (b[index] as number))) / Math.hypot(...b);

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
  folder = await mkdtemp(join(tmpdir(), 'yates-adapter-'));
});
afterEach(() => {
  for (const adapter of made.splice(0)) adapter.dispose();
});
afterAll(() => rm(folder, { recursive: true }));

describe('attaching', () => {
  test('changes the net, and detaching leaves it as it was', async () => {
    const adapted = new AdaptedNet(net);
    const plain = await run(adapted);
    const adapter = create();
    adapted.attach(adapter);
    expect(await run(adapted)).not.toEqual(plain);
    expect(adapted.detach()).toBe(adapter);
    expect(await run(adapted)).toEqual(plain);
  });

  test('several at once is the same in any order, and each can be disabled by name', async () => {
    const [first, second] = [create(), create({ site: { input: 'CAout', output: 'FFNin' }, scale: 1 }, 'b')];
    const third = create({ site: { input: 'Resin', output: 'Resout' }, activation: 'silu' });
    const all = new AdaptedNet(net).attach(first, 'a').attach(second, 'b').attach(third, 'c');
    const together = await run(all);
    const reversed = new AdaptedNet(net).attach(third, 'c').attach(second, 'b').attach(first, 'a');
    expect(distance(await run(reversed), together)).toBeLessThan(1e-5);
    const two = await run(new AdaptedNet(net).attach(first).attach(third, 'c'));
    expect(distance(two, together)).toBeGreaterThan(1e-3);
    all.adapter('b').enabled = false;
    expect(await run(all)).toEqual(two);
  });

  test('two that read and write at one point both read what entered it', async () => {
    const site = { input: 'Transout', output: 'Transout' } as const;
    const [first, second] = [create({ site }), create({ site }, 'b')];
    const adapted = new AdaptedNet(net).attach(first, 'a').attach(second, 'b');
    const merged = mergeAdapter(net, first);
    // One after the other instead would let the second read what the first wrote.
    const chained = await run(new AdaptedNet(merged).attach(second));
    expect(distance(await run(adapted), chained)).toBeGreaterThan(1e-3);
    merged.dispose();
  });

  test('is refused under a taken name, in another net, and detaching what is not there', () => {
    const adapted = new AdaptedNet(net).attach(create(), 'mine');
    expect(() => adapted.attach(create(), 'mine')).toThrow(/E_ADAPTER_NAME .*"mine" already/);
    expect(() => adapted.detach('yours')).toThrow(/E_ADAPTER_NAME .*"yours"; use mine/);
    const other = Adapter.create(deeper, configOf(), 'zero', seededRandom(1));
    made.push(other);
    expect(() => adapted.attach(other, 'other')).toThrow(/E_ADAPTER_NET the adapter "other"/);
  });
});

describe('a saved adapter', () => {
  const path = (): string => join(folder, 'adapter.safetensors');

  test('comes back with its config and acts as it did', async () => {
    const adapter = create({ site: { input: 'Resin', output: 'Resout' }, activation: 'silu', scale: 0.5 });
    await saveAdapter(path(), adapter, plan, 'base-1');
    const loaded = await loadAdapter(path(), { plan, base: 'base-1' });
    made.push(loaded);
    expect(loaded.config).toEqual(adapter.config);
    expect(await run(new AdaptedNet(net).attach(loaded))).toEqual(
      await run(new AdaptedNet(net).attach(adapter)),
    );
  });

  test('is refused by a net of another shape and by other weights, unless any will do', async () => {
    await saveAdapter(path(), create(), plan, 'base-1');
    await expect(loadAdapter(path(), { plan: deeper })).rejects.toThrow(
      /E_ADAPTER_NET .*adapter\.safetensors was made for a net of another shape/,
    );
    await expect(loadAdapter(path(), { plan, base: 'base-2' })).rejects.toThrow(
      /E_ADAPTER_NET .* was trained in the base net base-1, this one is base-2; load it with/,
    );
    made.push(await loadAdapter(path(), { plan }));
  });

  test.each([
    ['input', undefined, /E_ADAPTER_FILE x has no input in its metadata/],
    ['format', 'lora', /E_ADAPTER_FILE x is of format "lora"/],
    ['output', 'SAin', /E_ADAPTER_FILE x an adapter with input CAout cannot have output SAin/],
    ['activation', 'tanh', /E_ADAPTER_FILE x no activation "tanh"/],
    ['scale', 'much', /E_ADAPTER_FILE x scale NaN/],
    ['midDim', '5', /E_WEIGHTS x .* is 4x64, not 5x64/],
  ])('with the %s %j is refused', async (key, value, message) => {
    const adapter = create();
    const { [key]: _, ...rest } = adapterMetadata(adapter, plan);
    const metadata = value === undefined ? rest : { ...rest, [key]: value };
    const bytes = encodeSafetensors(await adapter.download(), { metadata });
    expect(() => decodeAdapter(bytes, { plan }, 'x')).toThrow(message);
  });
});

describe('merging', () => {
  const mergeable = [
    'SAin>SAin',
    'SAout>CAin',
    'CAc>CAc',
    'CAout>FFNin',
    'FFNout>Transout',
    'Transout>Transout',
  ];

  test('is defined at six sites, for adapters without activation', () => {
    const free = adapterSites.filter(
      (site) => mergeObstacle(plan, { config: configOf({ site }) }) === undefined,
    );
    expect(free.map(({ input, output }) => `${input}>${output}`)).toEqual(mergeable);
    expect(mergeObstacle(plan, { config: configOf({ activation: 'relu' }) })).toMatch(/relu is not linear/);
    // Between two blocks of one transformer nothing can take in what is added to the stream.
    const atEdge = configOf({ site: { input: 'SAin', output: 'SAin' } });
    expect(mergeObstacle(deeper, { config: atEdge })).toMatch(/between the blocks/);
  });

  test.each(mergeable)(
    '%s computes what the attached adapter does, at the cost of the bare net',
    async (name) => {
      const [input, output] = name.split('>') as ['SAin', 'SAin'];
      const adapter = create({ site: { input, output } });
      const attached = await run(new AdaptedNet(net).attach(adapter));
      const merged = mergeAdapter(net, adapter);
      const alone = await valuesOf(() => runNet(merged, inputs));
      expect(distance(alone, attached)).toBeLessThan(2e-6);
      expect(distance(alone, await run(new AdaptedNet(net)))).toBeGreaterThan(1e-3);
      expect(merged.weights.size).toBe(net.weights.size);
      const before = tf.memory().numTensors;
      merged.dispose();
      // Of the four transformers: those that are new, and no others.
      expect(before - tf.memory().numTensors).toBe(4 * (name === 'CAc>CAc' ? 3 : 2));
    },
  );

  test('elsewhere is refused with the reason', () => {
    const site = { input: 'SAin', output: 'Transout' } as const;
    expect(() => mergeAdapter(net, create({ site }))).toThrow(
      /E_ADAPTER_MERGE .*no linear layer can take in SAin>Transout; keep it attached/,
    );
  });
});

describe("the adapter's share of the net", () => {
  test("of Stable Diffusion is the paper's: 1.5 M weights are 0.17%", () => {
    const large = planNet(stableDiffusion1);
    const site = { input: 'CAout', output: 'FFNin' } as const;
    const midDim = midDimForBudget(large, site, 1_500_000);
    const size = adapterSize(large, configOf({ site, midDim }));
    expect(size.netParameters).toBe(859_520_964);
    expect(size.share).toBeCloseTo(0.00175, 4);
  });
});
