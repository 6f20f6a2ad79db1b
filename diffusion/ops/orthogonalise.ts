import { type Tensor, tf } from '../tf.ts';
import { defineOperation } from './define.ts';

/** Newton-Schulz iterations, and the polynomial that each applies to the singular values: x (a + b x^2 + c x^4). */
export const newtonSchulz = { iterations: 5, a: 3.4445, b: -4.775, c: 2.0315 } as const;

/**
 * The nearest matrix with orthonormal rows or columns, roughly: all singular values end between 0.7 and 1.2, but for those that
 * are nothing beside the largest. The matrix [rows, columns] must have length 1, so that no singular value is above 1.
 *
 * @see Jordan et al. 2024, "Muon"
 */
const runOrthogonalise = defineOperation<{ matrix: Tensor }, Record<string, never>>({
  name: 'YatesOrthogonalise',
  reference: ({ matrix }) => {
    const [rows, columns] = matrix.shape as [number, number];
    const { iterations, a, b, c } = newtonSchulz;
    // The square of the shorter side is what is multiplied again and again.
    const isWide = rows < columns;
    const identity = tf.mul(tf.eye(Math.min(rows, columns)), a);
    let x: Tensor = isWide ? tf.transpose(matrix) : matrix;
    for (let iteration = 0; iteration < iterations; iteration++) {
      const square = tf.matMul(x, x, true, false);
      const factor = tf.addN([identity, tf.mul(square, b), tf.mul(tf.matMul(square, square), c)]);
      x = tf.matMul(x, factor);
    }
    return isWide ? tf.transpose(x) : x;
  },
});

export const orthogonalise = (matrix: Tensor): Tensor => runOrthogonalise({ matrix }, {});
