import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import util from 'node:util';
import { tf } from '../tf.ts';
import type { Candidate } from './candidate.ts';

/** What we use of the native packages, which may be absent and so cannot be imported for their types. */
interface NativeBackend {
  readonly isUsingGpuDevice?: boolean;
  /** The compiled part, which knows the version of libtensorflow that it was loaded with. */
  readonly binding?: { readonly TF_Version?: string };
}

/** The native TensorFlow on an NVIDIA GPU. */
export const tfjsNodeGpu: Candidate = {
  name: 'tfjs-node-gpu',
  formerly: 'cuda',
  tfjsName: 'tensorflow',
  async activate({ named }) {
    // Loading libtensorflow takes a second and 300 MB: unless it was asked for, first see whether there is anything for it to use.
    if (!named && process.platform === 'linux' && !nvidiaDevices.some((path) => existsSync(path))) {
      throw new Error('no NVIDIA device on this machine');
    }
    const backend = await loadNative('@tensorflow/tfjs-node-gpu');
    if (backend.isUsingGpuDevice === true) return describe('tfjs-node-gpu', backend);
    throw new Error(
      'libtensorflow found no GPU that it can use (the one that the package downloads wants CUDA 11.2 and cuDNN 8.1)',
    );
  },
};

/** The native TensorFlow on the processor, where someone has installed it; it is no dependency of ours. */
export const tfjsNode: Candidate = {
  name: 'tfjs-node',
  formerly: 'tensorflow',
  tfjsName: 'tensorflow',
  async activate() {
    return describe('tfjs-node', await loadNative('@tensorflow/tfjs-node'));
  },
};

/** Results are the same to the last bit only with the same libtensorflow. */
const describe = (name: string, { binding }: NativeBackend): string =>
  `${name}, tensorflow ${binding?.TF_Version ?? 'of unknown version'}`;

/** Device files of the NVIDIA driver, and of the GPU of the Windows subsystem for Linux. */
const nvidiaDevices = ['/dev/nvidiactl', '/dev/nvidia0', '/dev/dxg'];

async function loadNative(packageName: string): Promise<NativeBackend> {
  // Called by the native package, gone from Node 23 on.
  const legacy = util as unknown as { isNullOrUndefined?: (value: unknown) => boolean };
  legacy.isNullOrUndefined ??= (value) => value === null || value === undefined;
  // Several trials may share a card: take memory as needed, not all of it at once.
  process.env['TF_FORCE_GPU_ALLOW_GROWTH'] ??= 'true';
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  try {
    createRequire(import.meta.url)(packageName);
  } catch (cause) {
    const [firstLine] = String(cause instanceof Error ? cause.message : cause).split('\n');
    throw new Error(`${packageName} cannot be loaded: ${firstLine}`, { cause });
  }
  if (!(await tf.setBackend('tensorflow'))) throw new Error(`${packageName} did not start`);
  return tf.backend() as NativeBackend;
}
