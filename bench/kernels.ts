/**
 * How many kernels a training step starts on webgpu, and how often it sends the device something to run: by the definitions
 * of our operations, and with the kernels of our own.
 *
 *     npx tsx bench/kernels.ts [quick|sd] [adapter|full] [--by-name]
 *
 * `quick` is the shipped base net; `sd` has the layers of Stable Diffusion 1.5 in a tenth of its widths. Numbers of kernels depend
 * on neither width nor device; those of runs may differ a little. YATES_WEBGPU_ADAPTER=SwiftShader counts them without a GPU.
 */
import { activateBackend } from '../diffusion/backend/choose.ts';
import { device } from '../diffusion/backend/webgpu/shader.ts';
import { installKernels } from '../diffusion/backend/webgpu/install-kernels.ts';
import { latentChannels } from '../diffusion/image/transform.ts';
import type { NetConfig } from '../diffusion/net/config.ts';
import { operationNames, registerReferences } from '../diffusion/ops/all.ts';
import { stableDiffusion1 } from '../diffusion/stable-diffusion/net-config.ts';
import { tf } from '../diffusion/tf.ts';
import { type Mode, peerSite, trainingCase } from './training-case.ts';

/** Stable Diffusion 1, but for widths. */
const thinStableDiffusion: NetConfig = {
  ...stableDiffusion1,
  inChannels: latentChannels,
  outChannels: latentChannels,
  modelChannels: 32,
  contextDim: 64,
};

const byName = process.argv.includes('--by-name');
const [net = 'quick', mode = 'adapter'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));

await activateBackend('webgpu');
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

async function count(title: string, install: () => void): Promise<{ kernels: number; runs: number }> {
  install();
  const one = await trainingCase(mode as Mode, 1, peerSite, net === 'sd' ? thinStableDiffusion : undefined);
  await one.step();
  const backend = device();
  const engine = tf.engine() as unknown as { runKernelFunc(parameters: { kernelName: string }): unknown };
  const started = new Map<string, number>();
  let runs = 0;
  const runKernelFunc = engine.runKernelFunc.bind(engine);
  engine.runKernelFunc = (parameters) => {
    const { kernelName } = parameters;
    started.set(kernelName, (started.get(kernelName) ?? 0) + 1);
    return runKernelFunc(parameters);
  };
  const run = backend.runWebGPUProgram.bind(backend);
  backend.runWebGPUProgram = (...parameters) => {
    runs++;
    return run(...parameters);
  };
  await one.step();
  engine.runKernelFunc = runKernelFunc;
  backend.runWebGPUProgram = run;
  one.dispose();
  const kernels = [...started.values()].reduce((sum, calls) => sum + calls, 0);
  process.stdout.write(
    `${net} ${mode}, ${title}: ${kernels} kernels (${started.get('Reshape') ?? 0} Reshape, ${started.get('Identity') ?? 0} Identity), ${runs} runs of the device\n`,
  );
  if (byName)
    for (const [name, calls] of [...started].toSorted(([, a], [, b]) => b - a))
      process.stdout.write(`  ${String(calls).padStart(5)} ${name}\n`);
  return { kernels, runs };
}
