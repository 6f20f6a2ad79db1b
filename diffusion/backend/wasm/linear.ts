import type { tf } from '../../tf.ts';
import { type Kernels, lastOf, type Machine, sizeOf } from './kernel.ts';

/** Kernels of ops/linear.ts. */
export function linearKernels({ heap, gemm }: Machine): Kernels {
  return {
    YatesLinear({ x, weights, bias }) {
      const { k, m, input } = rowsOf(x as tf.TensorInfo);
      const n = lastOf((weights as tf.TensorInfo).shape);
      const output = heap.output([...input.shape.slice(0, -1), n]);
      const c = heap.at(output);
      if (bias !== undefined) fillRows(heap.floats, heap.at(bias), n, c, m);
      const beta = bias === undefined ? 0 : 1;
      gemm({
        m,
        n,
        k,
        a: heap.at(input),
        lda: k,
        b: heap.at(weights as tf.TensorInfo),
        ldb: n,
        c,
        ldc: n,
        beta,
      });
      return output;
    },
    YatesLinearInputGradient({ dy, weights }) {
      const { k: n, m, input } = rowsOf(dy as tf.TensorInfo);
      const k = (weights as tf.TensorInfo).shape[0] as number;
      const output = heap.output([...input.shape.slice(0, -1), k]);
      const b = heap.at(weights as tf.TensorInfo);
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
      const { k, m, input } = rowsOf(x as tf.TensorInfo);
      const n = lastOf((dy as tf.TensorInfo).shape);
      const output = heap.output([k, n]);
      const b = heap.at(dy as tf.TensorInfo);
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
      const { k, m, input } = rowsOf(dy as tf.TensorInfo);
      const output = heap.output([k]);
      sumRows(heap.floats, heap.at(input), m, k, heap.at(output));
      return output;
    },
  };
}

function rowsOf(input: tf.TensorInfo): { input: tf.TensorInfo; m: number; k: number } {
  const k = lastOf(input.shape);
  return { input, k, m: sizeOf(input.shape) / k };
}

/** Copies one row of `length` floats to `count` places in a row. */
export function fillRows(
  floats: Float32Array,
  from: number,
  length: number,
  to: number,
  count: number,
): void {
  if (count === 0) return;
  floats.copyWithin(to, from, from + length);
  // Doubling keeps the number of copies logarithmic.
  for (let done = 1; done < count; done *= 2) {
    floats.copyWithin(to + done * length, to, to + Math.min(done, count - done) * length);
  }
}

/** Sums `rows` rows of `columns` floats in double precision. */
export function sumRows(floats: Float32Array, from: number, rows: number, columns: number, to: number): void {
  const sums = new Float64Array(columns);
  let position = from;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sums[column] = (sums[column] as number) + (floats[position++] as number);
    }
  }
  floats.set(sums, to);
}
