import { type Tensor, type Tensor4D, tf } from '../tf.ts';
import { defineOperation } from './define.ts';

/** Nearest-neighbour doubling of height and width: [B,H,W,C] -> [B,2H,2W,C]. */
const runUpsample = defineOperation<{ x: Tensor }, Record<string, never>>({
  name: 'YatesUpsample',
  reference: ({ x }) => {
    const [, height, width] = (x as Tensor4D).shape;
    return tf.image.resizeNearestNeighbor(x as Tensor4D, [2 * height, 2 * width]);
  },
  gradient: { saves: [], thunks: (dy) => ({ x: () => upsampleGradient({ dy }, {}) }) },
});

/** Sum of each 2x2 block: [B,2H,2W,C] -> [B,H,W,C]. */
const upsampleGradient = defineOperation<{ dy: Tensor }, Record<string, never>>({
  name: 'YatesUpsampleGradient',
  reference: ({ dy }) => tf.mul(tf.avgPool(dy as Tensor4D, 2, 2, 'valid'), 4),
});

export const upsample = (x: Tensor): Tensor => runUpsample({ x }, {});

/** x [B,H,W,C] + e [B,C], the same at every position of an image. */
const runAddPerImage = defineOperation<{ x: Tensor; e: Tensor }, Record<string, never>>({
  name: 'YatesAddPerImage',
  reference: ({ x, e }) => tf.add(x, e.reshape([e.shape[0], 1, 1, e.shape[1] as number])),
  gradient: { saves: [], thunks: (dy) => ({ x: () => tf.clone(dy), e: () => sumPerImage({ dy }, {}) }) },
});

const sumPerImage = defineOperation<{ dy: Tensor }, Record<string, never>>({
  name: 'YatesSumPerImage',
  reference: ({ dy }) => tf.sum(dy, [1, 2]),
});

export const addPerImage = (x: Tensor, e: Tensor): Tensor => runAddPerImage({ x, e }, {});
