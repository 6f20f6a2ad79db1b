import '@tensorflow/tfjs-backend-wasm';
import { tf } from '../../tf.ts';
import { activationKernels } from './activation.ts';
import { attentionKernels } from './attention.ts';
import { convolutionKernels } from './convolution.ts';
import { type Gemm, simdGemm } from './gemm.ts';
import { Heap, type TfjsWasmBackend } from './heap.ts';
import { type Kernels, registerKernels } from '../kernel.ts';
import { saveByReference } from '../save-for-gradient.ts';
import { linearKernels } from './linear.ts';
import { normaliseKernels } from './normalise.ts';
import { loadOpenBlas } from './openblas.ts';
import { orthogonaliseKernels } from './orthogonalise.ts';
import { loadSimd, type Simd } from './simd.ts';
import { spatialKernels } from './spatial.ts';

let heap: Heap | undefined;
let simd: Simd | undefined;
let ownProduct: Gemm | undefined;

/**
 * Makes TensorFlow.js's wasm backend active, with our kernels. May be called again to change the matrix product.
 *
 * @param openBlas `off`, a path, or undefined for the system's where there is one
 * @returns what multiplies matrices, such as `simd` or `openblas 0.3.21 Haswell`
 */
export async function installWasm(openBlas: string | undefined): Promise<string> {
  await withoutNewHandlers(async () => {
    await tf.setBackend('wasm');
    await tf.ready();
  });
  if (heap === undefined) {
    heap = new Heap(tf.backend() as unknown as TfjsWasmBackend);
    saveByReference('wasm', heap.backend);
  }
  simd ??= loadSimd(heap.backend.wasm.asm.memory).simd;
  ownProduct ??= simdGemm(heap, simd);
  const blas = await loadOpenBlas(heap, openBlas);
  const machine = { heap, simd, gemm: blas?.gemm ?? ownProduct };
  registerKernels('wasm', {
    ...identityKernel(heap),
    ...linearKernels(machine),
    ...convolutionKernels(machine),
    ...normaliseKernels(machine),
    ...activationKernels(machine),
    ...attentionKernels(machine),
    ...spatialKernels(machine),
    ...orthogonaliseKernels(machine),
  });
  return blas?.description ?? 'simd';
}

/** A clone shares its data. TensorFlow.js's own wasm kernel copies it, for every tensor kept for a gradient. */
function identityKernel({ backend }: Heap): Kernels {
  return {
    Identity: ({ x }) => {
      const { dataId, shape, dtype } = x;
      backend.incRef(dataId);
      return { dataId, shape, dtype };
    },
  };
}

/** Emscripten installs handlers that rethrow whatever is thrown anywhere: the process's own must decide. */
async function withoutNewHandlers(run: () => Promise<void>): Promise<void> {
  const exceptions = process.listeners('uncaughtException');
  const rejections = process.listeners('unhandledRejection');
  await run();
  for (const listener of process.listeners('uncaughtException')) {
    if (!exceptions.includes(listener)) process.off('uncaughtException', listener);
  }
  for (const listener of process.listeners('unhandledRejection')) {
    if (!rejections.includes(listener)) process.off('unhandledRejection', listener);
  }
}
