/**
 * Speed of matrix products of the shapes that a training step has: our own in WebAssembly, and OpenBLAS's where there is one.
 *
 *     npx tsx bench/products.ts
 */
import { simdGemm, type Product } from '../diffusion/backend/wasm/gemm.ts';
import { Heap, type TfjsWasmBackend } from '../diffusion/backend/wasm/heap.ts';
import { installWasm } from '../diffusion/backend/wasm/install.ts';
import { loadOpenBlas } from '../diffusion/backend/wasm/openblas.ts';
import { loadSimd } from '../diffusion/backend/wasm/simd.ts';
import { tf } from '../diffusion/tf.ts';

type Shape = Omit<Product, 'a' | 'b' | 'c'>;

const shapes: Readonly<Record<string, Shape>> = {
  'convolution, 16x16, 32 channels': { m: 1024, n: 32, k: 288, lda: 288, ldb: 32, ldc: 32 },
  'convolution, 8x8, 64 channels': { m: 256, n: 64, k: 576, lda: 576, ldb: 64, ldc: 64 },
  'convolution, 4x4, 96 channels': { m: 64, n: 96, k: 864, lda: 864, ldb: 96, ldc: 96 },
  'linear, 64 to 512': { m: 256, n: 512, k: 64, lda: 64, ldb: 512, ldc: 512 },
  'its input gradient': { m: 256, n: 64, k: 512, lda: 512, ldb: 512, ldc: 64, transposeB: true },
  'filter gradient, 64 channels': { m: 576, n: 64, k: 256, lda: 576, ldb: 64, ldc: 64, transposeA: true },
  'scores of one head': { m: 64, n: 64, k: 16, lda: 64, ldb: 64, ldc: 64, transposeB: true },
};
const repeats = 15;

await installWasm('off');
const heap = new Heap(tf.backend() as unknown as TfjsWasmBackend);
const own = simdGemm(heap, loadSimd(heap.backend.wasm.asm.memory).simd);
const blas = await loadOpenBlas(heap, process.env['YATES_OPENBLAS']);
const size = 1 << 20;
const [a, b, c] = [heap.scratch(size).at, heap.scratch(size).at, heap.scratch(size).at];
for (const start of [a, b]) heap.floats.fill(0.5, start, start + size);

console.log(['GFLOP/s, best of 15', 'own', blas?.description ?? 'no openblas'].join('\t'));
for (const [name, shape] of Object.entries(shapes)) {
  const speeds = [own, ...(blas === undefined ? [] : [blas.gemm])].map((gemm) => {
    const work = 2 * shape.m * shape.n * shape.k;
    const calls = Math.ceil(4e7 / work);
    const seconds = Array.from({ length: repeats }, () => {
      const start = performance.now();
      for (let call = 0; call < calls; call++) gemm({ ...shape, a, b, c });
      return (performance.now() - start) / 1000 / calls;
    });
    return (work / Math.min(...seconds) / 1e9).toFixed(0);
  });
  console.log([name, ...speeds].join('\t'));
}
