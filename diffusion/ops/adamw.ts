import { type Tensor, tf } from '../tf.ts';
import { defineOperation } from './define.ts';

/** Running means of a weight's gradient and of its square, one after the other: [2n] for n values. */
const runMoments = defineOperation<{ moments: Tensor; gradient: Tensor }, { beta1: number; beta2: number }>({
  name: 'YatesAdamWMoments',
  reference({ moments, gradient }, { beta1, beta2 }) {
    const [first, second] = tf.split(moments, 2) as [Tensor, Tensor];
    const flat = gradient.flatten();
    return tf.concat([
      tf.add(tf.mul(first, beta1), tf.mul(flat, 1 - beta1)),
      tf.add(tf.mul(second, beta2), tf.mul(tf.square(flat), 1 - beta2)),
    ]);
  },
});

interface AdamWMove extends Readonly<Record<string, number>> {
  /** Learning rate over 1 - beta1^steps. */
  readonly rate: number;
  /** 1 / (1 - beta2^steps) */
  readonly secondFactor: number;
  readonly epsilon: number;
  /** What weight decay leaves of a value. */
  readonly kept: number;
}

const runMove = defineOperation<{ values: Tensor; moments: Tensor }, AdamWMove>({
  name: 'YatesAdamWMove',
  reference({ values, moments }, { rate, secondFactor, epsilon, kept }) {
    const [first, second] = tf.split(moments, 2) as [Tensor, Tensor];
    const root = tf.add(tf.sqrt(tf.mul(second, secondFactor)), epsilon);
    const moved = tf.sub(tf.mul(values.flatten(), kept), tf.div(tf.mul(first, rate), root));
    // Zero times infinity is no number.
    return tf.add(moved, tf.mul(second, 0)).reshape(values.shape);
  },
});

/**
 * Moves the running means of a weight's gradient and of its square on.
 *
 * @param moments [2n], the means of the gradient and after them those of its square
 * @param gradient n values in any shape
 * @returns [2n]
 * @see Loshchilov and Hutter 2019, algorithm 2
 */
export const adamWMoments = (
  moments: Tensor,
  gradient: Tensor,
  betas: { beta1: number; beta2: number },
): Tensor => runMoments({ moments, gradient }, betas);

/**
 * Moves values by a step of AdamW. A value whose squared gradient is infinite becomes NaN: it would never move again.
 *
 * @param values in any shape, n of them
 * @param moments [2n] of `adamWMoments`
 */
export const adamWMove = (values: Tensor, moments: Tensor, move: AdamWMove): Tensor =>
  runMove({ values, moments }, move);
