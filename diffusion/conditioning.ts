import type { TextState } from './data/dataset.ts';
import { type Tensor, tf } from './tf.ts';

/** Width of the states of our own base net's text encoder. */
const contextDim = 512;

/**
 * Text states as the context of cross-attention: [B, length, width], cut or padded with zeros. As in Stable Diffusion the
 * padding takes part in attention; the empty caption is all padding and stands for "no condition".
 */
export function contextTensor(
  states: readonly Pick<TextState, 'tokens'>[],
  length: number,
  width = contextDim,
): Tensor {
  const values = new Float32Array(states.length * length * width);
  for (const [index, { tokens }] of states.entries()) {
    values.set(tokens.subarray(0, length * width), index * length * width);
  }
  return tf.tensor(values, [states.length, length, width]);
}
