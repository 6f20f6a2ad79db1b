import type { Heap } from './heap.ts';

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
export function xnnpackGemm(heap: Heap): Gemm {
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
    const { floats } = heap;
    if (scratchA !== undefined)
      copyMatrix(floats, { from: a, stride: lda, transpose: transposeA, to: atA, rows: m, columns: k });
    if (scratchB !== undefined)
      copyMatrix(floats, { from: b, stride: ldb, transpose: transposeB, to: atB, rows: k, columns: n });
    heap.withView(atA, [1, m, k], (idA) =>
      heap.withView(atB, [1, k, n], (idB) =>
        heap.withView(atC, [1, m, n], (idC) => {
          matMul(idA, shapeBytes([1, m, k]), 3, idB, shapeBytes([1, k, n]), 3, 0, 0, idC);
        }),
      ),
    );
    if (!isDenseC || alpha !== 1)
      accumulate(heap.floats, { from: atC, to: c, stride: ldc, rows: m, columns: n, alpha, beta });
    scratchA?.free();
    scratchB?.free();
    scratchC?.free();
  };
}

interface MatrixCopy {
  readonly from: number;
  readonly stride: number;
  readonly transpose: boolean;
  readonly to: number;
  readonly rows: number;
  readonly columns: number;
}

/** Dense copy of a strided matrix; `rows` and `columns` are those of the result. */
function copyMatrix(floats: Float32Array, { from, stride, transpose, to, rows, columns }: MatrixCopy): void {
  const rowStep = transpose ? 1 : stride;
  const columnStep = transpose ? stride : 1;
  for (let row = 0; row < rows; row++) {
    let source = from + row * rowStep;
    const target = to + row * columns;
    for (let column = 0; column < columns; column++) {
      floats[target + column] = floats[source] as number;
      source += columnStep;
    }
  }
}

function accumulate(
  floats: Float32Array,
  {
    from,
    to,
    stride,
    rows,
    columns,
    alpha,
    beta,
  }: Omit<MatrixCopy, 'transpose'> & { alpha: number; beta: 0 | 1 },
): void {
  for (let row = 0; row < rows; row++) {
    const source = from + row * columns;
    const target = to + row * stride;
    for (let column = 0; column < columns; column++) {
      const value = alpha * (floats[source + column] as number);
      floats[target + column] = beta === 0 ? value : (floats[target + column] as number) + value;
    }
  }
}
