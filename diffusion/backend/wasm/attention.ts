import { type Kernels, lastOf, sizeOf } from '../kernel.ts';
import type { Machine } from './machine.ts';

type Shape3 = [number, number, number];
type Shape4 = [number, number, number, number];

/** Kernels of ops/attention.ts. Heads are columns of the token matrix, so that nothing needs to be transposed. */
export function attentionKernels({ heap, gemm, simd }: Machine): Kernels {
  return {
    YatesAttentionScores({ q, k }, { heads, scale }) {
      const [batch, n, channels] = q.shape as Shape3;
      const m = k.shape[1] as number;
      const output = heap.output([batch, heads as number, n, m]);
      const width = channels / (heads as number);
      eachHead(batch, heads as number, (item, head) => {
        const a = heap.at(q) + item * n * channels + head * width;
        const b = heap.at(k) + item * m * channels + head * width;
        const c = heap.at(output) + (item * (heads as number) + head) * n * m;
        const rows = { lda: channels, ldb: channels, ldc: m };
        gemm({ m: n, n: m, k: width, a, b, transposeB: true, c, ...rows, alpha: scale as number });
      });
      return output;
    },
    YatesAttentionMix({ weights, v }, { scale }) {
      const [batch, heads, n, m] = weights.shape as Shape4;
      const channels = lastOf(v.shape);
      const output = heap.output([batch, n, channels]);
      const width = channels / heads;
      eachHead(batch, heads, (item, head) => {
        const a = heap.at(weights) + (item * heads + head) * n * m;
        const b = heap.at(v) + item * m * channels + head * width;
        const c = heap.at(output) + item * n * channels + head * width;
        gemm({ m: n, n: width, k: m, a, lda: m, b, ldb: channels, c, ldc: channels, alpha: scale as number });
      });
      return output;
    },
    YatesAttentionMixTransposed({ weights, x }, { scale }) {
      const [batch, heads, n, m] = weights.shape as Shape4;
      const channels = lastOf(x.shape);
      const output = heap.output([batch, m, channels]);
      const width = channels / heads;
      eachHead(batch, heads, (item, head) => {
        const a = heap.at(weights) + (item * heads + head) * n * m;
        const b = heap.at(x) + item * n * channels + head * width;
        const c = heap.at(output) + item * m * channels + head * width;
        const rows = { lda: m, ldb: channels, ldc: channels };
        gemm({ m, n: width, k: n, a, transposeA: true, b, c, ...rows, alpha: scale as number });
      });
      return output;
    },
    YatesSoftmax({ x }) {
      const { shape } = x;
      const output = heap.output(shape);
      const length = lastOf(shape);
      simd.softmax(heap.address(x), heap.address(output), sizeOf(shape) / length, length);
      return output;
    },
    YatesSoftmaxGradient({ dy, y }) {
      const { shape } = y;
      const output = heap.output(shape);
      const length = lastOf(shape);
      const [slope, weights] = [heap.address(dy), heap.address(y)];
      simd.softmaxGradient(slope, weights, heap.address(output), sizeOf(shape) / length, length);
      return output;
    },
  };
}

function eachHead(batch: number, heads: number, run: (item: number, head: number) => void): void {
  for (let item = 0; item < batch; item++) {
    for (let head = 0; head < heads; head++) run(item, head);
  }
}
