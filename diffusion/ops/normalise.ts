import { type Tensor, tf } from '../tf.ts';
import { defineOperation } from './define.ts';

type GroupAttributes = { groups: number; epsilon: number };

/**
 * Group normalisation over the positions and the channels of each group, then scale and shift.
 *
 * x [B, ..., C], affine [2, C] (row 0 scale, row 1 shift). `groups` 0 stands for layer normalisation: every position is
 * a sample of its own and has one group of all channels.
 * @see Wu and He 2018; Ba, Kiros and Hinton 2016
 */
const runNormalise = defineOperation<{ x: Tensor; affine: Tensor }, GroupAttributes>({
  name: 'YatesNormalise',
  reference: ({ x, affine }, attributes) => {
    const { normalised } = standardise(x, attributes);
    const [scale, shift] = tf.unstack(affine) as [Tensor, Tensor];
    return tf.add(tf.mul(normalised, scale), shift);
  },
  gradient: {
    saves: ['x', 'affine'],
    thunks: (dy, { x, affine }, attributes) => ({
      x: () => normaliseInputGradient({ dy, x: x as Tensor, affine: affine as Tensor }, attributes),
      affine: () => normaliseAffineGradient({ dy, x: x as Tensor }, attributes),
    }),
  },
});

const normaliseInputGradient = defineOperation<{ dy: Tensor; x: Tensor; affine: Tensor }, GroupAttributes>({
  name: 'YatesNormaliseInputGradient',
  reference: ({ dy, x, affine }, attributes) => {
    const { normalised, grouped, reciprocal } = standardise(x, attributes);
    const scaled = tf.mul(dy, affine.slice([0, 0], [1, -1]).reshape([-1])).reshape(grouped);
    const unit = normalised.reshape(grouped);
    const mean = tf.mean(scaled, [1, 3], true);
    const projection = tf.mean(tf.mul(scaled, unit), [1, 3], true);
    return tf.mul(tf.sub(tf.sub(scaled, mean), tf.mul(unit, projection)), reciprocal).reshape(x.shape);
  },
});

/** -> [2, C]: gradient of the scale, gradient of the shift. */
const normaliseAffineGradient = defineOperation<{ dy: Tensor; x: Tensor }, GroupAttributes>({
  name: 'YatesNormaliseAffineGradient',
  reference: ({ dy, x }, attributes) => {
    const channels = x.shape.at(-1) as number;
    const { normalised } = standardise(x, attributes);
    const scale = tf.sum(tf.mul(dy, normalised).reshape([-1, channels]), 0);
    return tf.stack([scale, tf.sum(dy.reshape([-1, channels]), 0)]);
  },
});

interface Standardised {
  /** Zero mean, unit variance in each group; the shape of x. */
  readonly normalised: Tensor;
  /** [samples, positions, groups, channels of a group] */
  readonly grouped: [number, number, number, number];
  /** 1 / standard deviation, broadcastable to `grouped`. */
  readonly reciprocal: Tensor;
}

function standardise(x: Tensor, { groups, epsilon }: GroupAttributes): Standardised {
  const channels = x.shape.at(-1) as number;
  const samples = groups === 0 ? x.size / channels : x.shape[0];
  const count = groups === 0 ? 1 : groups;
  const grouped: [number, number, number, number] = [
    samples,
    x.size / channels / samples,
    count,
    channels / count,
  ];
  const { mean, variance } = tf.moments(x.reshape(grouped), [1, 3], true);
  const reciprocal = tf.rsqrt(tf.add(variance, epsilon));
  const normalised = tf.mul(tf.sub(x.reshape(grouped), mean), reciprocal).reshape(x.shape);
  return { normalised, grouped, reciprocal };
}

/** x [B, ..., C]; `groups` must divide C. */
export function groupNorm(x: Tensor, scale: Tensor, shift: Tensor, groups: number, epsilon: number): Tensor {
  return runNormalise({ x, affine: tf.stack([scale, shift]) }, { groups, epsilon });
}

export function layerNorm(x: Tensor, scale: Tensor, shift: Tensor, epsilon: number): Tensor {
  return runNormalise({ x, affine: tf.stack([scale, shift]) }, { groups: 0, epsilon });
}
