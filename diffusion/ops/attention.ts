import { type Tensor, type Tensor4D, tf } from '../tf.ts';
import { defineOperation } from './define.ts';

type HeadAttributes = { heads: number; scale: number };

/**
 * Multi-head attention: q [B,N,C], k and v [B,M,C] -> [B,N,C]; head h owns channels h*C/heads and on.
 * @see Vaswani et al. 2017
 */
export function attention(q: Tensor, k: Tensor, v: Tensor, heads: number): Tensor {
  const scale = 1 / Math.sqrt((q.shape[2] as number) / heads);
  const weights = softmax({ x: scores({ q, k }, { heads, scale }) }, {});
  return mix({ weights, v }, { heads, scale: 1 });
}

/** scale * q k^T for each head -> [B, heads, N, M]. */
const scores: (inputs: { q: Tensor; k: Tensor }, attributes: HeadAttributes) => Tensor = defineOperation<
  { q: Tensor; k: Tensor },
  HeadAttributes
>({
  name: 'YatesAttentionScores',
  reference: ({ q, k }, { heads, scale }) =>
    tf.mul(tf.matMul(splitHeads(q, heads), splitHeads(k, heads), false, true), scale),
  gradient: {
    saves: ['q', 'k'],
    thunks: (dy, { q, k }, attributes) => ({
      q: () => mix({ weights: dy, v: k as Tensor }, attributes),
      k: () => mixTransposed({ weights: dy, x: q as Tensor }, attributes),
    }),
  },
});

/** scale * weights v for each head: weights [B, heads, N, M], v [B,M,C] -> [B,N,C]. */
const mix = defineOperation<{ weights: Tensor; v: Tensor }, HeadAttributes>({
  name: 'YatesAttentionMix',
  reference: ({ weights, v }, { heads, scale }) =>
    tf.mul(joinHeads(tf.matMul(weights as Tensor4D, splitHeads(v, heads))), scale),
  gradient: {
    saves: ['weights', 'v'],
    thunks: (dy, { weights, v }, attributes) => ({
      weights: () => scores({ q: dy, k: v as Tensor }, attributes),
      v: () => mixTransposed({ weights: weights as Tensor, x: dy }, attributes),
    }),
  },
});

/** scale * weights^T x for each head: weights [B, heads, N, M], x [B,N,C] -> [B,M,C]. */
const mixTransposed = defineOperation<{ weights: Tensor; x: Tensor }, HeadAttributes>({
  name: 'YatesAttentionMixTransposed',
  reference: ({ weights, x }, { heads, scale }) =>
    tf.mul(joinHeads(tf.matMul(weights as Tensor4D, splitHeads(x, heads), true, false)), scale),
});

/** Over the last axis. */
const softmax = defineOperation<{ x: Tensor }, Record<string, never>>({
  name: 'YatesSoftmax',
  reference: ({ x }) => tf.softmax(x),
  gradient: {
    saves: [],
    savesOutput: true,
    thunks: (dy, { y }) => ({ x: () => softmaxGradient({ dy, y: y as Tensor }, {}) }),
  },
});

const softmaxGradient = defineOperation<{ dy: Tensor; y: Tensor }, Record<string, never>>({
  name: 'YatesSoftmaxGradient',
  reference: ({ dy, y }) => {
    const weighted = tf.mul(dy, y);
    return tf.sub(weighted, tf.mul(y, tf.sum(weighted, -1, true)));
  },
});

function splitHeads(x: Tensor, heads: number): Tensor4D {
  const [batch, length, channels] = x.shape as [number, number, number];
  return tf.transpose<Tensor4D>(x.reshape([batch, length, heads, channels / heads]), [0, 2, 1, 3]);
}

function joinHeads(x: Tensor): Tensor {
  const [batch, heads, length, width] = x.shape as [number, number, number, number];
  return tf.transpose(x, [0, 2, 1, 3]).reshape([batch, length, heads * width]);
}
