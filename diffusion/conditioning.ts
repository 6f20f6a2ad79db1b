import type { TextState } from './data/dataset.ts';
import { type Tensor, tf } from './tf.ts';

/** Width of the text encoder's states. */
export const contextDim = 512;

/**
 * Text states as the context of cross-attention: [B, length, 512], cut or padded with zeros. As in Stable Diffusion the
 * padding takes part in attention; the empty caption is all padding and stands for "no condition".
 */
export function contextTensor(states: readonly TextState[], length: number): Tensor {
  const values = new Float32Array(states.length * length * contextDim);
  for (const [index, { tokens }] of states.entries()) {
    values.set(tokens.subarray(0, length * contextDim), index * length * contextDim);
  }
  return tf.tensor(values, [states.length, length, contextDim]);
}
