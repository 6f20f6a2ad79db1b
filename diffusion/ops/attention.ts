import { type Tensor, type Tensor4D, tf } from '../tf.ts';
import { defineOperation } from './define.ts';

type HeadAttributes = { heads: number; scale: number };

/** The largest tensor of scores, in bytes. */
const scoresMaxBytes = 2 ** 30;

/**
 * Multi-head attention: q [B,N,C], k and v [B,M,C] -> [B,N,C]; head h owns channels h*C/heads and on.
 *
 * Where the scores of all queries would take more than 1 GiB, queries are taken a chunk at a time, and nothing is kept of
 * their scores for the gradient.
 *
 * @see Vaswani et al. 2017; Rabe and Staats 2021, "Self-attention does not need O(n^2) memory"
 */
export function attention(q: Tensor, k: Tensor, v: Tensor, heads: number): Tensor {
  const [batch, queries, channels] = q.shape as [number, number, number];
  const scale = 1 / Math.sqrt(channels / heads);
  const bytesOfQuery = 4 * batch * heads * (k.shape[1] as number);
  const chunk = Math.max(1, Math.floor(scoresMaxBytes / bytesOfQuery));
  return chunk < queries
    ? attentionInChunks({ q, k, v }, { heads, scale, chunk })
    : mix({ weights: weightsOf(q, k, { heads, scale }), v }, { heads, scale: 1 });
}

const weightsOf = (q: Tensor, k: Tensor, attributes: HeadAttributes): Tensor =>
  softmax({ x: scores({ q, k }, attributes) }, {});

/** Attention over `chunk` queries at a time, whose scores are computed again for the gradient. */
export const attentionInChunks: (
  inputs: { q: Tensor; k: Tensor; v: Tensor },
  attributes: HeadAttributes & { chunk: number },
) => Tensor = defineOperation<{ q: Tensor; k: Tensor; v: Tensor }, HeadAttributes & { chunk: number }>({
  name: 'YatesAttentionInChunks',
  reference: ({ q, k, v }, { heads, scale, chunk }) =>
    tf.concat(
      chunksOf(q, chunk).map((part) =>
        tf.tidy(() => mix({ weights: weightsOf(part(q), k, { heads, scale }), v }, { heads, scale: 1 })),
      ),
      1,
    ),
  gradient: {
    saves: ['q', 'k', 'v'],
    thunks(dy, saved, { heads, scale, chunk }, remember) {
      let all: Record<'q' | 'k' | 'v', Tensor> | undefined;
      const gradientOf = (name: 'q' | 'k' | 'v'): Tensor => {
        if (all === undefined) {
          const { q, k, v } = saved as { q: Tensor; k: Tensor; v: Tensor };
          all = tf.tidy(() => gradientsInChunks({ dy, q, k, v }, { heads, scale, chunk }));
          for (const each of Object.values(all)) remember(each);
        }
        return tf.clone(all[name]);
      };
      return { q: () => gradientOf('q'), k: () => gradientOf('k'), v: () => gradientOf('v') };
    },
  },
});

function gradientsInChunks(
  { dy, q, k, v }: Readonly<Record<'dy' | 'q' | 'k' | 'v', Tensor>>,
  { heads, scale, chunk }: HeadAttributes & { chunk: number },
): Record<'q' | 'k' | 'v', Tensor> {
  const queries: Tensor[] = [];
  let keys: Tensor = tf.zerosLike(k);
  let values: Tensor = tf.zerosLike(v);
  for (const part of chunksOf(q, chunk)) {
    const next = tf.tidy(() => {
      const [dyPart, qPart] = [part(dy), part(q)];
      const weights = weightsOf(qPart, k, { heads, scale });
      const ofWeights = scores({ q: dyPart, k: v }, { heads, scale: 1 });
      const ofScores = softmaxGradient({ dy: ofWeights, y: weights }, {});
      return {
        q: mix({ weights: ofScores, v: k }, { heads, scale }),
        k: tf.add(keys, mixTransposed({ weights: ofScores, x: qPart }, { heads, scale })),
        v: tf.add(values, mixTransposed({ weights, x: dyPart }, { heads, scale: 1 })),
      };
    });
    tf.dispose([keys, values]);
    queries.push(next.q);
    [keys, values] = [next.k, next.v];
  }
  return { q: tf.concat(queries, 1), k: keys, v: values };
}

/** For each chunk of the second axis, what cuts it out of a tensor [B, N, C]. */
function chunksOf(x: Tensor, chunk: number): ((of: Tensor) => Tensor)[] {
  const length = x.shape[1] as number;
  return Array.from({ length: Math.ceil(length / chunk) }, (_, index) => {
    const first = index * chunk;
    return (of) => of.slice([0, first, 0], [-1, Math.min(chunk, length - first), -1]);
  });
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
