/**
 * Adapters as a library: make one, attach it, train it, save and load it, merge it. docs/adapters.md walks through it.
 *
 *     node --import tsx examples/adapter-library.ts
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../base/random.ts';
import {
  activateBackend,
  Adapter,
  AdaptedNet,
  adapterSite,
  adapterSize,
  loadAdapter,
  loadBaseModel,
  mergeAdapter,
  midDimForBudget,
  planNet,
  runNet,
  saveAdapter,
  stableDiffusion1,
} from '../diffusion/adapters.ts';
import { standardNormals } from '../diffusion/schedule.ts';
import { tf } from '../diffusion/tf.ts';

await activateBackend();
const base = await loadBaseModel();
const net = new AdaptedNet(base.net);
const random = seededRandom('example');
const { inChannels, contextDim } = net.plan.config;
const inputs = {
  x: tf.tensor(standardNormals(16 * 16 * inChannels, random), [1, 16, 16, inChannels]),
  timesteps: [400],
  context: tf.tensor(standardNormals(8 * contextDim, random), [1, 8, contextDim]),
};
const output = (): Promise<Float32Array> => read(tf.tidy(() => net.run(inputs)));
const plain = await output();

// Make one. With `zero` it starts as a no-op; `default` starts as PyTorch would.
const site = adapterSite('CAout', 'FFNin');
const midDim = midDimForBudget(net.plan, site, 40_000);
const config = { site, activation: 'identity', scale: 1, midDim } as const;
const adapter = Adapter.create(net.plan, config, 'zero', seededRandom(1));
const size = adapterSize(net.plan, adapter);
console.log(`adapter: ${size.parameters} weights, ${percent(size.share)} of the net's ${size.netParameters}`);

net.attach(adapter);
console.log(`attached, at zero:  changes the output by ${percent(distance(await output(), plain))}`);

// Train it: the base net's weights are plain tensors, the adapter's are the only variables.
const target = tf.mul(inputs.x, 0.5);
const optimiser = tf.train.adam(1e-2);
for (let step = 0; step < 5; step++) {
  const loss = optimiser.minimize(() => tf.losses.meanSquaredError(target, net.run(inputs)), true, [
    ...adapter.weights.values(),
  ]);
  loss?.dispose();
}
const trained = await output();
console.log(`trained 5 steps:    changes the output by ${percent(distance(trained, plain))}`);

net.adapter().enabled = false;
console.log(`disabled:           changes the output by ${percent(distance(await output(), plain))}`);
net.adapter().enabled = true;

// Save and load. The file says what it is; another net, or other weights of the base, are refused.
const folder = await mkdtemp(join(tmpdir(), 'yates-example-'));
const path = join(folder, 'adapter.safetensors');
await saveAdapter(path, adapter, net.plan, base.version);
net.detach().dispose();
const loaded = await loadAdapter(path, { plan: net.plan, base: base.version });
net.attach(loaded);
console.log(`saved and loaded:   differs by ${percent(distance(await output(), trained))}`);
await rm(folder, { recursive: true });

// Merge: without activation, and at this site, the layer before it can take it in.
const merged = mergeAdapter(base.net, loaded);
const alone = await read(tf.tidy(() => runNet(merged, inputs)));
console.log(`merged:             differs by ${distance(alone, trained).toExponential(0)} (float32 rounding)`);

// The same place in Stable Diffusion, without its weights: a plan is enough to count.
const large = planNet(stableDiffusion1);
for (const width of [midDimForBudget(large, site, 1_500_000), midDimForBudget(large, site, 6_400_000)]) {
  const counted = adapterSize(large, { ...config, midDim: width });
  console.log(
    `in Stable Diffusion, width ${width}: ${counted.parameters} weights, ${percent(counted.share)}`,
  );
}

async function read(tensor: tf.Tensor): Promise<Float32Array> {
  const values = (await tensor.data()) as Float32Array;
  tensor.dispose();
  return values;
}

function distance(a: Float32Array, b: Float32Array): number {
  return Math.hypot(...a.map((value, index) => value - (b[index] as number))) / Math.hypot(...b);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(3)}%`;
}
