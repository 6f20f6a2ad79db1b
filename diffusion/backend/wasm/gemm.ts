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

/**
 * The matrix product of XNNPACK, inside TensorFlow.js's BatchMatMul. It is fast for dense untransposed operands only
 * (25-40 GFLOP/s against 1-2), so everything else is first copied into that form.
 */
export function xnnpackGemm(heap: Heap, simd: Simd): Gemm {
  const matMul = heap.backend.wasm.cwrap('BatchMatMul', null, [
    'number',
    'array',
    'number',
    'number',
    'array',
    'number',
    'number',
    'number',
    'number',
  ]);
  /** Dense copy of op(matrix); `rows` and `columns` are those of the copy. */
  const copy = (
    from: number,
    stride: number,
    turn: boolean,
    to: number,
    rows: number,
    columns: number,
  ): void => {
    if (turn) simd.transpose(4 * from, 4 * to, columns, rows, stride);
    else simd.gatherRows(4 * from, 4 * to, rows, columns, stride);
  };
  const shapeBytes = (shape: number[]): Uint8Array => new Uint8Array(new Int32Array(shape).buffer);
  return ({
    m,
    n,
    k,
    a,
    lda,
    transposeA = false,
    b,
    ldb,
    transposeB = false,
    c,
    ldc,
    alpha = 1,
    beta = 0,
  }) => {
    const isDenseA = !transposeA && lda === k;
    const isDenseB = !transposeB && ldb === n;
    const isDenseC = ldc === n && beta === 0;
    const scratchA = isDenseA ? undefined : heap.scratch(m * k);
    const scratchB = isDenseB ? undefined : heap.scratch(k * n);
    const scratchC = isDenseC ? undefined : heap.scratch(m * n);
    const atA = scratchA?.at ?? a;
    const atB = scratchB?.at ?? b;
    const atC = scratchC?.at ?? c;
    if (scratchA !== undefined) copy(a, lda, transposeA, atA, m, k);
    if (scratchB !== undefined) copy(b, ldb, transposeB, atB, k, n);
    heap.withView(atA, [1, m, k], (idA) =>
      heap.withView(atB, [1, k, n], (idB) =>
        heap.withView(atC, [1, m, n], (idC) => {
          matMul(idA, shapeBytes([1, m, k]), 3, idB, shapeBytes([1, k, n]), 3, 0, 0, idC);
        }),
      ),
    );
    if (!isDenseC || alpha !== 1) simd.accumulate(4 * atC, 4 * c, m, n, ldc, alpha, beta);
    scratchA?.free();
    scratchB?.free();
    scratchC?.free();
  };
}
