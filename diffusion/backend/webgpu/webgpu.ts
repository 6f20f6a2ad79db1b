import { tf } from '../../tf.ts';
import type { Candidate } from '../candidate.ts';
import { describeAdapter, mayHaveGpu, type OpenAdapter, openAdapter } from './dawn.ts';
import { GuardedBackend } from './guarded-backend.ts';
import { installKernels } from './install-kernels.ts';

/** WebGPU through Dawn: Vulkan on Linux, Direct3D 12 on Windows, Metal on macOS. For GPUs that CUDA 11 does not know. */
export const webgpu: Candidate = {
  name: 'webgpu',
  tfjsName: 'webgpu',
  async activate({ named }) {
    // Asked for by name, a software adapter will do, and only Dawn knows whether there is one.
    if (!named && !mayHaveGpu()) throw new Error('no GPU on this machine');
    const adapterName = process.env['YATES_WEBGPU_ADAPTER'];
    opened ??= await openAdapter(adapterName === '' ? undefined : adapterName);
    const { adapter } = opened;
    const description = describeAdapter(adapter.info);
    if (!named && adapter.info.isFallbackAdapter) {
      throw new Error(`only an adapter that computes on the processor: ${description}`);
    }
    if (!('webgpu' in tf.engine().registryFactory)) await register(opened);
    if (!(await tf.setBackend('webgpu'))) throw new Error(`${description} did not start`);
    installKernels();
    return `webgpu, ${description}`;
  },
};

/** Held as long as the process lives: Dawn goes with its last reference, and takes a device in use down with it. */
let opened: OpenAdapter | undefined;

/** What the kernels of TensorFlow.js use beyond the least that WebGPU promises. */
const limitNames = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
];

/** Gives TensorFlow.js the backend on our own adapter; its own registration takes whichever the browser offers. */
async function register({ gpu, adapter }: OpenAdapter): Promise<void> {
  const requiredLimits = Object.fromEntries(limitNames.map((name) => [name, adapter.limits[name] as number]));
  const device = await adapter.requestDevice({ requiredLimits });
  // The constructor looks for WebGPU where browsers have it. Left there it would keep the process from ever ending.
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  try {
    const backend = new GuardedBackend(device, adapter.info);
    tf.registerBackend('webgpu', () => backend);
  } finally {
    if (before === undefined) Reflect.deleteProperty(globalThis, 'navigator');
    else Object.defineProperty(globalThis, 'navigator', before);
  }
}
