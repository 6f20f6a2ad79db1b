import { tf } from '../../tf.ts';
import type { Gemm } from './gemm.ts';
import type { Heap } from './heap.ts';
import type { Simd } from './simd.ts';

/** What a kernel works with. */
export interface Machine {
  readonly heap: Heap;
  readonly gemm: Gemm;
  readonly simd: Simd;
}

type KernelFunction = (
  inputs: Readonly<Record<string, tf.TensorInfo>>,
  attributes: Readonly<Record<string, number>>,
) => tf.TensorInfo;

/** Kernels by name, of one file. */
export type Kernels = Readonly<Record<string, KernelFunction>>;

/** Replaces whatever kernel the wasm backend has under these names. */
export function registerKernels(kernels: Kernels): void {
  for (const [kernelName, run] of Object.entries(kernels)) {
    if ((tf.getKernel(kernelName, 'wasm') as tf.KernelConfig | undefined) !== undefined)
      tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({
      kernelName,
      backendName: 'wasm',
      kernelFunc: ({ inputs, attrs }) =>
        run(inputs as Readonly<Record<string, tf.TensorInfo>>, (attrs ?? {}) as never),
    });
  }
}

export const lastOf = (shape: readonly number[]): number => shape.at(-1) as number;

export const sizeOf = (shape: readonly number[]): number =>
  shape.reduce((product, extent) => product * extent, 1);
