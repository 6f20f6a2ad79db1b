import { type Tensor, type Tensor2D, tf } from '../tf.ts';

export interface ContrastiveStep {
  readonly loss: number;
  /** Gradients of the loss with respect to the outputs before scaling to unit length, [B,256] each. */
  readonly left: Tensor2D;
  readonly right: Tensor2D;
}

/**
 * Symmetric InfoNCE between two batches of which row i belongs to row i: cross-entropy of the right partner among all,
 * from left to right and from right to left, on cosines over a temperature. The gradient is written out, because the
 * automatic one multiplies transposed matrices, which the wasm backend does ten times slower.
 *
 * @param left [B,256], not yet scaled to unit length
 * @see Radford et al. 2021, "Learning Transferable Visual Models", figure 3
 */
export function contrast(left: Tensor2D, right: Tensor2D, temperature: number): ContrastiveStep {
  const [leftUnit, leftLength] = toUnit(left);
  const [rightUnit, rightLength] = toUnit(right);
  const logits = tf.div<Tensor2D>(tf.matMul(leftUnit, flip(rightUnit)), temperature);
  const partner = tf.eye(left.shape[0]);
  const forward = tf.softmax(logits);
  const backward = flip(tf.softmax(flip(logits)));
  const chance = (softmax: Tensor2D): Tensor => tf.sum(tf.mul(softmax, partner), 1);
  const loss = tf.mean(tf.add(tf.log(chance(forward)), tf.log(chance(backward)))).mul(-0.5);
  const slope = tf.div<Tensor2D>(
    tf.sub(tf.add(forward, backward), tf.mul(partner, 2)),
    2 * left.shape[0] * temperature,
  );
  return {
    loss: loss.dataSync()[0] as number,
    left: throughUnit(tf.matMul<Tensor2D>(slope, rightUnit), leftUnit, leftLength),
    right: throughUnit(tf.matMul<Tensor2D>(flip(slope), leftUnit), rightUnit, rightLength),
  };
}

export const flip = (matrix: Tensor2D): Tensor2D => tf.transpose(matrix);

function toUnit(rows: Tensor2D): [unit: Tensor2D, length: Tensor2D] {
  const length = tf.sqrt<Tensor2D>(tf.add(tf.sum(tf.square(rows), 1, true), 1e-8));
  return [tf.div(rows, length), length];
}

/** Gradient through x / |x|: what lies along the unit vector changes nothing. */
function throughUnit(gradient: Tensor2D, unit: Tensor2D, length: Tensor2D): Tensor2D {
  const along = tf.sum(tf.mul(gradient, unit), 1, true);
  return tf.div(tf.sub(gradient, tf.mul(unit, along)), length);
}
