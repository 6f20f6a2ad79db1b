import type { tf } from '../../tf.ts';
import { type Kernels, lastOf, sizeOf } from '../kernel.ts';
import type { Machine } from './machine.ts';

/** Kernels of ops/linear.ts. */
export function linearKernels({ heap, gemm, simd }: Machine): Kernels {
  return {
    YatesLinear({ x, weights, bias }) {
      const { k, m, input } = rowsOf(x);
      const n = lastOf(weights.shape);
      const output = heap.output([...input.shape.slice(0, -1), n]);
      const c = heap.at(output);
      if (bias !== undefined) simd.fillRows(heap.address(bias), 4 * c, n, m);
      const beta = bias === undefined ? 0 : 1;
      gemm({
        m,
        n,
        k,
        a: heap.at(input),
        lda: k,
        b: heap.at(weights),
        ldb: n,
        c,
        ldc: n,
        beta,
      });
      return output;
    },
    YatesLinearInputGradient({ dy, weights }) {
      const { k: n, m, input } = rowsOf(dy);
      const k = weights.shape[0] as number;
      const output = heap.output([...input.shape.slice(0, -1), k]);
      const b = heap.at(weights);
      gemm({
        m,
        n: k,
        k: n,
        a: heap.at(input),
        lda: n,
        b,
        ldb: n,
        transposeB: true,
        c: heap.at(output),
        ldc: k,
      });
      return output;
    },
    YatesLinearWeightGradient({ x, dy }) {
      const { k, m, input } = rowsOf(x);
      const n = lastOf(dy.shape);
      const output = heap.output([k, n]);
      const b = heap.at(dy);
      gemm({
        m: k,
        n,
        k: m,
        a: heap.at(input),
        lda: k,
        transposeA: true,
        b,
        ldb: n,
        c: heap.at(output),
        ldc: n,
      });
      return output;
    },
    YatesColumnSum({ dy }) {
      const { k, m, input } = rowsOf(dy);
      const output = heap.output([k]);
      simd.sumRows(heap.address(input), heap.address(output), m, k);
      return output;
    },
  };
}

function rowsOf(input: tf.TensorInfo): { input: tf.TensorInfo; m: number; k: number } {
  const k = lastOf(input.shape);
  return { input, k, m: sizeOf(input.shape) / k };
}
