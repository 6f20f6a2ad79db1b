/** One training step of the base net on a fixed batch, for bench/train.ts and bench/profile.ts. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom } from '../base/random.ts';
import { type BaseDescription, shippedBaseFolder } from '../diffusion/base-model.ts';
import type { Denoiser } from '../diffusion/denoiser.ts';
import { latentChannels, latentSide, latentSize } from '../diffusion/image/transform.ts';
import { Adapter } from '../diffusion/adapters/adapter.ts';
import { midDimForBudget } from '../diffusion/adapters/size.ts';
import type { AdapterConfig } from '../diffusion/adapters/config.ts';
import type { NetConfig } from '../diffusion/net/config.ts';
import { channelsFirst } from '../diffusion/net/layout.ts';
import { initialiseParameters, netParameterShapes } from '../diffusion/net/parameters.ts';
import { planNet } from '../diffusion/net/plan.ts';
import type { AdapterSite } from '../diffusion/adapters/sites.ts';
import { disposeWeights, uploadWeights } from '../diffusion/net/weights.ts';
import { type HostTensor, readSafetensors } from '../diffusion/safetensors.ts';
import { addNoise, clippedSnrWeight, scaledLinearSchedule, standardNormals } from '../diffusion/schedule.ts';
import { tf, type Variable } from '../diffusion/tf.ts';
import { type DenoisingBatch, denoisingLoss } from '../diffusion/train/denoising-loss.ts';
import { trainedWeights } from '../diffusion/train/trained-weights.ts';

/** `adapter`: an adapter in the frozen net; `full`: all weights of the net, as in pretraining. */
export type Mode = 'adapter' | 'full';

export interface TrainingCase {
  readonly config: NetConfig;
  readonly adapterConfig: AdapterConfig | undefined;
  /** Weights and inputs as PyTorch stores them, for the peer. */
  readonly tensors: ReadonlyMap<string, HostTensor>;
  /** Trained weights. */
  readonly trained: number;
  /** One step; the batch stays the same. @returns the loss before it */
  step(): Promise<number>;
  dispose(): void;
}

/** Those of the peer in bench/peers/train.py; its adapter stands at this site only. */
const optimiserSettings = { learningRate: 1e-5, weightDecay: 0.01 };
export const peerSite: AdapterSite = { input: 'CAout', output: 'FFNin' };
/** Weights of the adapter, as in the sweeps that ship with Yates. */
const adapterBudget = 40_000;

/** @param net another than that of the shipped base net; its weights are drawn */
export async function trainingCase(
  mode: Mode,
  batchSize: number,
  site = peerSite,
  net?: NetConfig,
): Promise<TrainingCase> {
  const random = seededRandom(`bench ${mode} ${batchSize}`);
  const shipped = JSON.parse(await readFile(join(shippedBaseFolder, 'base.json'), 'utf8')) as BaseDescription;
  const description = { ...shipped, net: net ?? shipped.net };
  const plan = planNet(description.net);
  const shapes = netParameterShapes(plan);
  const tensors =
    mode === 'adapter' && net === undefined ? await shippedWeights(description) : freshWeights(shapes);
  const weights = uploadWeights(shapes, tensors, { trainable: mode === 'full' });
  const schedule = scaledLinearSchedule();
  const denoiser: Denoiser = { net: { plan, weights }, schedule, parameterisation: 'v' };
  let adapter: Adapter | undefined;
  let adapterConfig: AdapterConfig | undefined;
  if (mode === 'adapter') {
    const midDim = midDimForBudget(plan, site, adapterBudget);
    adapterConfig = { site, activation: 'silu', scale: 1, midDim };
    adapter = Adapter.create(plan, adapterConfig, 'default', random);
    for (const [name, tensor] of await adapter.download()) tensors.set(name, tensor);
  }
  const batch = drawBatch(denoiser, batchSize, description, random);
  addInputs(tensors, denoiser, batch);
  const variables = [...(adapter?.weights ?? weights).values()] as Variable[];
  const trained = await trainedWeights(variables, optimiserSettings, { isLarge: mode === 'full' });
  return {
    config: description.net,
    adapterConfig,
    tensors,
    trained: variables.reduce((sum, { size }) => sum + size, 0),
    async step() {
      const { learningRate } = optimiserSettings;
      return (await trained.step(() => denoisingLoss(denoiser, batch, adapter), learningRate)).loss;
    },
    dispose() {
      trained.dispose();
      adapter?.dispose();
      disposeWeights(weights);
      batch.context.dispose();
    },
  };
}

async function shippedWeights({ file }: BaseDescription): Promise<Map<string, HostTensor>> {
  return new Map((await readSafetensors(join(shippedBaseFolder, file))).tensors);
}

function freshWeights(shapes: ReturnType<typeof netParameterShapes>): Map<string, HostTensor> {
  const values = initialiseParameters(shapes, seededRandom('bench weights'));
  return new Map([...values].map(([name, data]) => [name, { shape: shapes.get(name) as number[], data }]));
}

function drawBatch(
  { schedule, net }: Denoiser,
  size: number,
  { contextLength }: BaseDescription,
  random: ReturnType<typeof seededRandom>,
): DenoisingBatch {
  const { contextDim } = net.plan.config;
  const timesteps = Array.from({ length: size }, () => random.below(schedule.steps));
  const states = standardNormals(size * contextLength * contextDim, random);
  return {
    latents: standardNormals(size * latentSize, random),
    noise: standardNormals(size * latentSize, random),
    timesteps,
    context: tf.tensor(states, [size, contextLength, contextDim]),
    weights: timesteps.map((timestep) => clippedSnrWeight(schedule, timestep)),
  };
}

function addInputs(tensors: Map<string, HostTensor>, { schedule }: Denoiser, batch: DenoisingBatch): void {
  const { latents, noise, timesteps, context, weights } = batch;
  const size = timesteps.length;
  const set = (name: string, shape: readonly number[], data: Float32Array): void => {
    tensors.set(`input.${name}`, { shape, data });
  };
  const images = [size, latentSide, latentSide, latentChannels];
  const theirs = [size, latentChannels, latentSide, latentSide];
  set('x', theirs, channelsFirst(images, addNoise(schedule, latents, noise, timesteps)));
  set('noise', theirs, channelsFirst(images, noise));
  set('timesteps', [size], Float32Array.from(timesteps));
  set('context', context.shape, context.dataSync() as Float32Array);
  set('weights', [size], Float32Array.from(weights));
  const signal = Float32Array.from(timesteps, (timestep) => schedule.alphaBar[timestep] as number);
  set('ofOutput', [size, 1, 1, 1], signal.map(Math.sqrt));
  set(
    'ofInput',
    [size, 1, 1, 1],
    signal.map((share) => Math.sqrt(1 - share)),
  );
}
