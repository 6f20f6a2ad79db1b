import type { Heap } from './heap.ts';
import type { Simd } from './simd.ts';

/**
 * C = alpha * op(A) op(B) + beta * C over parts of the heap, row-major.
 *
 * op(A) is [m,k] and op(B) [k,n]; a transposed operand is stored the other way round. `a`, `b`, `c` are positions of the
 * first float, `lda`, `ldb`, `ldc` the distances between rows as stored.
 */
export interface Product {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a: number;
  readonly lda: number;
  readonly transposeA?: boolean;
  readonly b: number;
  readonly ldb: number;
  readonly transposeB?: boolean;
  readonly c: number;
  readonly ldc: number;
  /** 1 if not given. */
  readonly alpha?: number;
  /** 0 (C is overwritten) if not given. */
  readonly beta?: 0 | 1;
}

export type Gemm = (product: Product) => void;

/** Floats that the product packs its operands into: simd/gemm.ts. */
const packedFloats = (64 + 512) * 256;

/**
 * Our own product in WebAssembly vectors. Any layout of the operands goes at the same speed, unlike XNNPACK's product
 * inside TensorFlow.js, which is slower for dense operands and needs copies of all others.
 */
export function simdGemm(heap: Heap, simd: Simd): Gemm {
  const { address: packed } = heap.scratch(packedFloats);
  return ({ m, n, k, a, lda, transposeA, b, ldb, transposeB, c, ldc, alpha = 1, beta = 0 }) => {
    const [turnA, turnB] = [transposeA === true ? 1 : 0, transposeB === true ? 1 : 0];
    simd.gemm(m, n, k, 4 * a, lda, turnA, 4 * b, ldb, turnB, 4 * c, ldc, alpha, beta, packed);
  };
}
