import { type Tensor, tf } from '../tf.ts';
import { defineOperation } from './define.ts';

const runSilu = defineOperation<{ x: Tensor }, Record<string, never>>({
  name: 'YatesSilu',
  reference: ({ x }) => tf.mul(x, tf.sigmoid(x)),
  gradient: { saves: ['x'], thunks: (dy, { x }) => ({ x: () => siluGradient({ dy, x: x as Tensor }, {}) }) },
});

const siluGradient = defineOperation<{ dy: Tensor; x: Tensor }, Record<string, never>>({
  name: 'YatesSiluGradient',
  reference: ({ dy, x }) => siluGradientReference(dy, x),
});

/** dy * the slope of SiLU at x, in plain operations: for references. */
export function siluGradientReference(dy: Tensor, x: Tensor): Tensor {
  const sigmoid = tf.sigmoid(x);
  return tf.mul(dy, tf.mul(sigmoid, tf.add(1, tf.mul(x, tf.sub(1, sigmoid)))));
}

/** x * sigmoid(x). */
export const silu = (x: Tensor): Tensor => runSilu({ x }, {});

const runGeglu = defineOperation<{ x: Tensor }, Record<string, never>>({
  name: 'YatesGeglu',
  reference: ({ x }) => {
    const { value, gate } = halves(x);
    return tf.mul(value, tf.mul(gate, gaussianCdf(gate)));
  },
  gradient: { saves: ['x'], thunks: (dy, { x }) => ({ x: () => gegluGradient({ dy, x: x as Tensor }, {}) }) },
});

const gegluGradient = defineOperation<{ dy: Tensor; x: Tensor }, Record<string, never>>({
  name: 'YatesGegluGradient',
  reference: ({ dy, x }) => {
    const { value, gate } = halves(x);
    const cdf = gaussianCdf(gate);
    const density = tf.mul(tf.exp(tf.mul(-0.5, tf.square(gate))), 1 / Math.sqrt(2 * Math.PI));
    const slope = tf.add(cdf, tf.mul(gate, density));
    return tf.concat([tf.mul(dy, tf.mul(gate, cdf)), tf.mul(dy, tf.mul(value, slope))], -1);
  },
});

/**
 * Gated linear unit with the exact GELU: x [..., 2d] is value and gate side by side -> value * gelu(gate) [..., d].
 * @see Shazeer 2020; Hendrycks and Gimpel 2016
 */
export const geglu = (x: Tensor): Tensor => runGeglu({ x }, {});

const gaussianCdf = (x: Tensor): Tensor => tf.mul(0.5, tf.add(1, tf.erf(tf.mul(x, Math.SQRT1_2))));

function halves(x: Tensor): { value: Tensor; gate: Tensor } {
  const [value, gate] = tf.split(x, 2, -1) as [Tensor, Tensor];
  return { value, gate };
}
