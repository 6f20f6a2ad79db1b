/**
 * How many kernels a training step starts on webgpu, and how often it sends the device something to run: by the definitions
 * of our operations, and with the kernels of our own. On the other backends: with clones of what is kept for the gradient, as
 * TensorFlow.js makes them, and with references to it; there also the processor time of a step, taken in turns.
 *
 *     npx tsx bench/kernels.ts [quick|sd] [adapter|full] [--backend webgpu|wasm|tfjs-node|cpu] [--by-name]
 *
 * `quick` is the shipped base net; `sd` has the layers of Stable Diffusion 1.5 in a tenth of its widths. Numbers of kernels depend
 * on neither width nor device; those of runs may differ a little. YATES_WEBGPU_ADAPTER=SwiftShader counts them without a GPU.
 */
import { parseArgs } from 'node:util';
import { activateBackend } from '../diffusion/backend/choose.ts';
import { saveByReference } from '../diffusion/backend/save-for-gradient.ts';
import { device } from '../diffusion/backend/webgpu/shader.ts';
import { installKernels } from '../diffusion/backend/webgpu/install-kernels.ts';
import { latentChannels } from '../diffusion/image/transform.ts';
import type { NetConfig } from '../diffusion/net/config.ts';
import { operationNames, registerReferences } from '../diffusion/ops/all.ts';
import { stableDiffusion1 } from '../diffusion/stable-diffusion/net-config.ts';
import { type Tensor, tf } from '../diffusion/tf.ts';
import { type Mode, peerSite, trainingCase } from './training-case.ts';

/** Stable Diffusion 1, but for widths. */
const thinStableDiffusion: NetConfig = {
  ...stableDiffusion1,
  inChannels: latentChannels,
  outChannels: latentChannels,
  modelChannels: 32,
  contextDim: 64,
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { backend: { type: 'string', default: 'webgpu' }, 'by-name': { type: 'boolean', default: false } },
});
const [net = 'quick', mode = 'adapter'] = positionals;
const onDevice = options.backend === 'webgpu';
/** Steps of each kind whose processor time is taken. */
const timedSteps = 15;

interface Engine {
  runKernelFunc(parameters: { kernelName: string }): unknown;
  saveTensorsForBackwardMode(tensors: Tensor[]): Tensor[];
}

const { description } = await activateBackend(options.backend);
const engine = tf.engine() as unknown as Engine;
await (onDevice ? definitionsAndOwn() : clonesAndReferences());

async function definitionsAndOwn(): Promise<void> {
  const before = await count('by the definitions', () => {
    for (const name of operationNames())
      if ((tf.getKernel(name, 'webgpu') as tf.KernelConfig | undefined) !== undefined)
        tf.unregisterKernel(name, 'webgpu');
    registerReferences('webgpu');
  });
  const after = await count('with kernels of our own', installKernels);
  process.stdout.write(
    `${net} ${mode}: ${((100 * after.kernels) / before.kernels).toFixed(0)} % of the kernels, ${((100 * after.runs) / before.runs).toFixed(0)} % of the runs\n`,
  );
}

async function clonesAndReferences(): Promise<void> {
  process.stdout.write(`${description}\n`);
  saveByReference(tf.getBackend(), tf.backend());
  const byReference = engine.saveTensorsForBackwardMode.bind(engine);
  const byClone = (tensors: Tensor[]): Tensor[] => tensors.map((tensor) => tf.keep(tensor.clone()));
  const use = (save: Engine['saveTensorsForBackwardMode']) => () => {
    engine.saveTensorsForBackwardMode = save;
  };
  await count('kept by clones', use(byClone));
  await count('kept by reference', use(byReference));
  const one = await trainingCase(mode as Mode, 1, peerSite, net === 'sd' ? thinStableDiffusion : undefined);
  const times = new Map([byClone, byReference].map((save) => [save, [] as number[]]));
  for (let step = -3; step < timedSteps; step++)
    for (const [save, own] of times) {
      use(save)();
      const start = process.cpuUsage();
      await one.step();
      const { user, system } = process.cpuUsage(start);
      if (step >= 0) own.push((user + system) / 1000);
    }
  const [clones = 0, references = 0] = [...times.values()].map(median);
  process.stdout.write(
    `${net} ${mode}: ${clones.toFixed(1)} ms of processor a step with clones, ${references.toFixed(1)} with references, ratio ${(references / clones).toFixed(2)}\n`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function count(title: string, install: () => void): Promise<{ kernels: number; runs: number }> {
  install();
  const one = await trainingCase(mode as Mode, 1, peerSite, net === 'sd' ? thinStableDiffusion : undefined);
  await one.step();
  const backend = onDevice ? device() : undefined;
  const started = new Map<string, number>();
  let runs = 0;
  const runKernelFunc = engine.runKernelFunc.bind(engine);
  engine.runKernelFunc = (parameters) => {
    const { kernelName } = parameters;
    started.set(kernelName, (started.get(kernelName) ?? 0) + 1);
    return runKernelFunc(parameters);
  };
  const run = backend?.runWebGPUProgram.bind(backend);
  if (backend !== undefined && run !== undefined)
    backend.runWebGPUProgram = (...parameters) => {
      runs++;
      return run(...parameters);
    };
  await one.step();
  engine.runKernelFunc = runKernelFunc;
  if (backend !== undefined && run !== undefined) backend.runWebGPUProgram = run;
  one.dispose();
  const kernels = [...started.values()].reduce((sum, calls) => sum + calls, 0);
  process.stdout.write(
    `${net} ${mode}, ${title}: ${kernels} kernels (${started.get('Reshape') ?? 0} Reshape, ${started.get('Identity') ?? 0} Identity)${onDevice ? `, ${runs} runs of the device` : ''}\n`,
  );
  if (options['by-name'])
    for (const [name, calls] of [...started].toSorted(([, a], [, b]) => b - a))
      process.stdout.write(`  ${String(calls).padStart(5)} ${name}\n`);
  return { kernels, runs };
}
