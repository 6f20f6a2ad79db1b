import { newtonSchulz } from '../../ops/orthogonalise.ts';
import type { Kernels } from '../kernel.ts';
import type { Machine } from './machine.ts';

/** Kernel of ops/orthogonalise.ts: three products an iteration, and no tensor but the result. */
export function orthogonaliseKernels({ heap, gemm }: Machine): Kernels {
  return {
    YatesOrthogonalise({ matrix }) {
      const { shape } = matrix;
      const [rows, columns] = shape as [number, number];
      const isWide = rows < columns;
      const side = Math.min(rows, columns);
      const output = heap.output([rows, columns]);
      const [spare, square, factor] = [
        heap.scratch(rows * columns),
        heap.scratch(side * side),
        heap.scratch(side * side),
      ];
      const { iterations, a, b, c } = newtonSchulz;
      // From one to the other and back, so that the last iteration writes the output.
      let [from, to] = iterations % 2 === 1 ? [spare.at, heap.at(output)] : [heap.at(output), spare.at];
      const given = heap.at(matrix);
      heap.floats.copyWithin(from, given, given + rows * columns);
      for (let iteration = 0; iteration < iterations; iteration++) {
        gemm({
          m: side,
          n: side,
          k: Math.max(rows, columns),
          a: from,
          lda: columns,
          transposeA: !isWide,
          b: from,
          ldb: columns,
          transposeB: isWide,
          c: square.at,
          ldc: side,
        });
        const ofSquare = { lda: side, ldb: side, ldc: side, k: side };
        gemm({ ...ofSquare, m: side, n: side, a: square.at, b: square.at, c: factor.at, alpha: c });
        addPolynomial(heap.floats, factor.at, square.at, side, a, b);
        if (isWide)
          gemm({
            m: side,
            n: columns,
            k: side,
            a: factor.at,
            lda: side,
            b: from,
            ldb: columns,
            c: to,
            ldc: columns,
          });
        else
          gemm({
            m: rows,
            n: side,
            k: side,
            a: from,
            lda: columns,
            b: factor.at,
            ldb: side,
            c: to,
            ldc: columns,
          });
        [from, to] = [to, from];
      }
      for (const block of [spare, square, factor]) block.free();
      return output;
    },
  };
}

/** factor += b square + a I */
function addPolynomial(
  floats: Float32Array,
  factor: number,
  square: number,
  side: number,
  a: number,
  b: number,
): void {
  for (let k = 0; k < side * side; k++) {
    floats[factor + k] = (floats[factor + k] as number) + b * (floats[square + k] as number);
  }
  for (let k = 0; k < side; k++) {
    const diagonal = factor + k * side + k;
    floats[diagonal] = (floats[diagonal] as number) + a;
  }
}
