import type { Gemm } from './gemm.ts';
import type { Heap } from './heap.ts';
import type { Simd } from './simd.ts';

/** What a kernel works with. */
export interface Machine {
  readonly heap: Heap;
  readonly gemm: Gemm;
  readonly simd: Simd;
}
