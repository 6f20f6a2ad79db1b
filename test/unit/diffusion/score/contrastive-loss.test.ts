import { describe, expect, it } from 'vitest';
import { contrast } from '../../../../diffusion/score/contrastive-loss.ts';
import { type Tensor, type Tensor2D, tf } from '../../../../diffusion/tf.ts';

await tf.setBackend('cpu');

const temperature = 0.3;

/** The loss as one would write it down, for automatic differentiation. */
function plainLoss(left: Tensor2D, right: Tensor2D): tf.Scalar {
  const unit = (x: Tensor): Tensor => tf.div(x, tf.sqrt(tf.add(tf.sum(tf.square(x), 1, true), 1e-8)));
  const logits = tf.div(tf.matMul(unit(left), unit(right), false, true), temperature);
  const own = tf.sum(tf.mul(logits, tf.eye(left.shape[0])), 1);
  const rows = tf.sub(tf.logSumExp(logits, 1), own);
  const columns = tf.sub(tf.logSumExp(logits, 0), own);
  return tf.div(tf.add(tf.mean(rows), tf.mean(columns)), 2);
}

describe('contrast', () => {
  it('agrees with automatic differentiation', () => {
    const left = tf.randomNormal<tf.Rank.R2>([5, 7], 0, 1, 'float32', 1);
    const right = tf.randomNormal<tf.Rank.R2>([5, 7], 0, 1, 'float32', 2);
    const step = contrast(left, right, temperature);
    expect(step.loss).toBeCloseTo(plainLoss(left, right).dataSync()[0] as number, 5);
    const gradients = tf.grads((a, b) => plainLoss(a as Tensor2D, b as Tensor2D))([left, right]);
    [step.left, step.right].forEach((mine, side) => {
      const theirs = (gradients[side] as Tensor).dataSync();
      mine.dataSync().forEach((value, at) => expect(value).toBeCloseTo(theirs[at] as number, 5));
    });
  });

  it('is finite where the right answer is certain', () => {
    const axes = tf.eye(6);
    expect(contrast(axes, axes, 0.01).loss).toBeCloseTo(0, 6);
  });
});
