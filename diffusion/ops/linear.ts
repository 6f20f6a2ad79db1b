import { type Tensor, tf } from '../tf.ts';
import { defineOperation } from './define.ts';

const rows = (x: Tensor): Tensor => x.reshape([-1, x.shape.at(-1) as number]);

/** Product of the last axis with a matrix, and a bias: x [..., k] * weights [k, n] (+ bias [n]) -> [..., n]. */
const runLinear = defineOperation<Record<string, Tensor>, Record<string, never>>({
  name: 'YatesLinear',
  reference: ({ x, weights, bias }) => {
    const product = tf.matMul(x as Tensor, weights as Tensor);
    return bias === undefined ? product : tf.add(product, bias);
  },
  gradient: {
    saves: ['x', 'weights'],
    thunks: (dy, { x, weights }) => ({
      x: () => linearInputGradient({ dy, weights: weights as Tensor }, {}),
      weights: () => linearWeightGradient({ x: x as Tensor, dy }, {}),
      bias: () => columnSum({ dy }, {}),
    }),
  },
});

/** dy [..., n] * weights [k, n] transposed -> [..., k]. */
const linearInputGradient = defineOperation<{ dy: Tensor; weights: Tensor }, Record<string, never>>({
  name: 'YatesLinearInputGradient',
  reference: ({ dy, weights }) => tf.matMul(dy, weights, false, true),
});

/** x [..., k] transposed * dy [..., n] -> [k, n]. */
const linearWeightGradient = defineOperation<{ x: Tensor; dy: Tensor }, Record<string, never>>({
  name: 'YatesLinearWeightGradient',
  reference: ({ x, dy }) => tf.matMul(rows(x), rows(dy), true, false),
});

/** Sum of dy [..., n] over all axes but the last -> [n]. */
export const columnSum = defineOperation<{ dy: Tensor }, Record<string, never>>({
  name: 'YatesColumnSum',
  reference: ({ dy }) =>
    tf.sum(
      dy,
      dy.shape.slice(0, -1).map((_, axis) => axis),
    ),
});

export function linear(x: Tensor, weights: Tensor, bias?: Tensor): Tensor {
  return runLinear(bias === undefined ? { x, weights } : { x, weights, bias }, {});
}
