import { type Kernels, lastOf, sizeOf } from '../kernel.ts';
import type { Machine } from './machine.ts';

/** Kernels of ops/activation.ts. */
export function activationKernels({ heap, simd }: Machine): Kernels {
  return {
    YatesSilu({ x }) {
      const input = x;
      const output = heap.output(input.shape);
      simd.silu(heap.address(input), heap.address(output), sizeOf(input.shape));
      return output;
    },
    YatesSiluGradient({ dy, x }) {
      const input = x;
      const output = heap.output(input.shape);
      const slope = heap.address(dy);
      simd.siluGradient(slope, heap.address(input), heap.address(output), sizeOf(input.shape));
      return output;
    },
    YatesGeglu({ x }) {
      const input = x;
      const half = lastOf(input.shape) / 2;
      const output = heap.output([...input.shape.slice(0, -1), half]);
      simd.geglu(heap.address(input), heap.address(output), sizeOf(output.shape) / half, half);
      return output;
    },
    YatesGegluGradient({ dy, x }) {
      const input = x;
      const half = lastOf(input.shape) / 2;
      const output = heap.output(input.shape);
      const slope = heap.address(dy);
      const rows = sizeOf(input.shape) / (2 * half);
      simd.gegluGradient(slope, heap.address(input), heap.address(output), rows, half);
      return output;
    },
  };
}
