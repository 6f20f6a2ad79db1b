import type { Kernels } from '../kernel.ts';
import type { Machine } from './machine.ts';

type Shape4 = [number, number, number, number];

/** Kernels of ops/spatial.ts. */
export function spatialKernels({ heap, simd }: Machine): Kernels {
  return {
    YatesUpsample({ x }) {
      const [batch, height, width, channels] = x.shape as Shape4;
      const output = heap.output([batch, 2 * height, 2 * width, channels]);
      simd.upsample(heap.address(x), heap.address(output), batch * height, width, channels);
      return output;
    },
    YatesUpsampleGradient({ dy }) {
      const [batch, height, width, channels] = dy.shape as Shape4;
      const output = heap.output([batch, height / 2, width / 2, channels]);
      const from = heap.address(dy);
      simd.upsampleGradient(from, heap.address(output), (batch * height) / 2, width / 2, channels);
      return output;
    },
    YatesAddPerImage({ x, e }) {
      const [batch, height, width, channels] = x.shape as Shape4;
      const output = heap.output([batch, height, width, channels]);
      const [from, added] = [heap.address(x), heap.address(e)];
      simd.addPerImage(from, added, heap.address(output), batch, height * width, channels);
      return output;
    },
    YatesSumPerImage({ dy }) {
      const [batch, height, width, channels] = dy.shape as Shape4;
      const output = heap.output([batch, channels]);
      const [from, to] = [heap.address(dy), heap.address(output)];
      const positions = height * width;
      for (let item = 0; item < batch; item++) {
        const row = 4 * item * channels;
        simd.sumRows(from + row * positions, to + row, positions, channels);
      }
      return output;
    },
  };
}
