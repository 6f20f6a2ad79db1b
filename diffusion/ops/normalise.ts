import { type Tensor, tf } from '../tf.ts';
import { siluGradientReference } from './activation.ts';
import { defineOperation } from './define.ts';

type NormaliseAttributes = {
  /** 0 stands for layer normalisation: every position is a sample of its own and has one group of all channels. */
  groups: number;
  epsilon: number;
  /** 1: SiLU of the result; never after layer normalisation. */
  silu: 0 | 1;
};

type Affine = { scale: Tensor; shift: Tensor };

/**
 * Group normalisation over the positions and the channels of each group, then scale and shift, then SiLU where asked for.
 * The gradient computes again what it needs of the forward pass, which is cheaper than keeping it.
 *
 * x [B, ..., C], scale and shift [C].
 * @see Wu and He 2018; Ba, Kiros and Hinton 2016
 */
const runNormalise = defineOperation<{ x: Tensor } & Affine, NormaliseAttributes>({
  name: 'YatesNormalise',
  reference: ({ x, scale, shift }, attributes) => {
    const { normalised } = standardise(x, attributes);
    const result = tf.add(tf.mul(inShape(normalised, x.shape), scale), shift);
    return attributes.silu === 1 ? tf.mul(result, tf.sigmoid(result)) : result;
  },
  gradient: {
    saves: ['x', 'scale', 'shift'],
    thunks: (dy, saved, attributes, remember) => {
      const inputs = { dy, ...(saved as { x: Tensor } & Affine) };
      let both: Tensor | undefined;
      const affineGradient = (row: 0 | 1): Tensor => {
        both ??= remember(normaliseAffineGradient(inputs, attributes));
        return both.slice([row, 0], [1, -1]).reshape([-1]);
      };
      return {
        x: () => normaliseInputGradient(inputs, attributes),
        scale: () => affineGradient(0),
        shift: () => affineGradient(1),
      };
    },
  },
});

const normaliseInputGradient = defineOperation<{ dy: Tensor; x: Tensor } & Affine, NormaliseAttributes>({
  name: 'YatesNormaliseInputGradient',
  reference: (inputs, attributes) => {
    const { x, scale } = inputs;
    const { normalised, grouped, axes, reciprocal } = standardise(x, attributes);
    const slope = beforeSilu(inputs, inShape(normalised, x.shape), attributes);
    const scaled = inShape(tf.mul(slope, scale), grouped);
    const projection = tf.mean(tf.mul(scaled, normalised), axes, true);
    const result = tf.mul(tf.sub(centre(scaled, axes), tf.mul(normalised, projection)), reciprocal);
    return inShape(result, x.shape);
  },
});

/** -> [2, C]: gradient of the scale, gradient of the shift. */
const normaliseAffineGradient = defineOperation<{ dy: Tensor; x: Tensor } & Affine, NormaliseAttributes>({
  name: 'YatesNormaliseAffineGradient',
  reference: (inputs, attributes) => {
    const channels = inputs.x.shape.at(-1) as number;
    const { normalised: unit } = standardise(inputs.x, attributes);
    const normalised = inShape(unit, inputs.x.shape);
    const slope = beforeSilu(inputs, normalised, attributes);
    const scale = tf.sum(tf.mul(slope, normalised).reshape([-1, channels]), 0);
    return tf.stack([scale, tf.sum(slope.reshape([-1, channels]), 0)]);
  },
});

/** Gradient of what SiLU was applied to. */
function beforeSilu(
  { dy, scale, shift }: { dy: Tensor } & Affine,
  normalised: Tensor,
  { silu }: NormaliseAttributes,
): Tensor {
  return silu === 1 ? siluGradientReference(dy, tf.add(tf.mul(normalised, scale), shift)) : dy;
}

interface Standardised {
  /** Zero mean, unit variance in each group; of the shape `grouped`. */
  readonly normalised: Tensor;
  /** [samples, positions, groups, channels of a group]; the shape of x for layer normalisation. */
  readonly grouped: number[];
  /** Axes of `grouped` over which a group goes. */
  readonly axes: number[];
  /** 1 / standard deviation, broadcastable to `grouped`. */
  readonly reciprocal: Tensor;
}

/** As few operations as it can be: on a GPU each is a kernel of its own. */
function standardise(x: Tensor, { groups, epsilon }: NormaliseAttributes): Standardised {
  const channels = x.shape.at(-1) as number;
  const samples = x.shape[0];
  const grouped = groups === 0 ? x.shape : [samples, x.size / channels / samples, groups, channels / groups];
  const axes = groups === 0 ? [x.rank - 1] : [1, 3];
  const centred = centre(inShape(x, grouped), axes);
  const variance = tf.mean(tf.square(centred), axes, true);
  const reciprocal = tf.rsqrt(tf.add(variance, epsilon));
  return { normalised: tf.mul(centred, reciprocal), grouped, axes, reciprocal };
}

const centre = (x: Tensor, axes: number[]): Tensor => tf.sub(x, tf.mean(x, axes, true));

/** Without an operation where it has this shape already. */
const inShape = (x: Tensor, shape: number[]): Tensor =>
  tf.util.arraysEqual(x.shape, shape) ? x : x.reshape(shape);

/** x [B, ..., C]; `groups` must divide C. */
export function groupNorm(x: Tensor, scale: Tensor, shift: Tensor, groups: number, epsilon: number): Tensor {
  return runNormalise({ x, scale, shift }, { groups, epsilon, silu: 0 });
}

/** SiLU of `groupNorm`. */
export function groupNormSilu(
  x: Tensor,
  scale: Tensor,
  shift: Tensor,
  groups: number,
  epsilon: number,
): Tensor {
  return runNormalise({ x, scale, shift }, { groups, epsilon, silu: 1 });
}

export function layerNorm(x: Tensor, scale: Tensor, shift: Tensor, epsilon: number): Tensor {
  return runNormalise({ x, scale, shift }, { groups: 0, epsilon, silu: 0 });
}
