/** Kernels of our own operations (diffusion/ops) for one backend. */
import { tf } from '../tf.ts';

/** All names that inputs of operations have; an operation gets its own. */
type KernelInputs = Readonly<
  Record<
    | 'dy'
    | 'e'
    | 'gradient'
    | 'k'
    | 'matrix'
    | 'moments'
    | 'q'
    | 'scale'
    | 'shift'
    | 'v'
    | 'values'
    | 'weights'
    | 'x'
    | 'y',
    tf.TensorInfo
  >
> & { readonly bias?: tf.TensorInfo };

type KernelFunction = (inputs: KernelInputs, attributes: Readonly<Record<string, number>>) => tf.TensorInfo;

/** Kernels by name, of one file. */
export type Kernels = Readonly<Record<string, KernelFunction>>;

/** Replaces whatever kernel the backend has under these names. */
export function registerKernels(backendName: string, kernels: Kernels): void {
  for (const [kernelName, run] of Object.entries(kernels)) {
    if ((tf.getKernel(kernelName, backendName) as tf.KernelConfig | undefined) !== undefined)
      tf.unregisterKernel(kernelName, backendName);
    tf.registerKernel({
      kernelName,
      backendName,
      kernelFunc: ({ inputs, attrs }) => run(inputs as unknown as KernelInputs, (attrs ?? {}) as never),
    });
  }
}

export const lastOf = (shape: readonly number[]): number => shape.at(-1) as number;

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, extent) => product * extent, 1);
