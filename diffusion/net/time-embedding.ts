import { silu } from '../ops/activation.ts';
import { linear } from '../ops/linear.ts';
import { type Tensor, tf } from '../tf.ts';
import { type Weights, weightNamed } from './weights.ts';

/**
 * Sinusoidal features of the timesteps, cosines first, periods from 2 pi to 2 pi * 10,000.
 *
 * @returns [B, dim]
 * @see Vaswani et al. 2017, section 3.5
 */
function sinusoid(timesteps: ArrayLike<number>, dim: number): Tensor {
  const half = Math.floor(dim / 2);
  const features = new Float32Array(timesteps.length * dim);
  for (let item = 0; item < timesteps.length; item++) {
    for (let index = 0; index < half; index++) {
      const angle = (timesteps[item] as number) * Math.exp((-Math.log(10_000) * index) / half);
      features[item * dim + index] = Math.cos(angle);
      features[item * dim + half + index] = Math.sin(angle);
    }
  }
  return tf.tensor(features, [timesteps.length, dim]);
}

/** SiLU of the embedding, which is all that residual blocks use: [B, 4 * modelChannels]. */
export function activatedTimeEmbedding(
  timesteps: ArrayLike<number>,
  modelChannels: number,
  weights: Weights,
): Tensor {
  const dense = (x: Tensor, path: string): Tensor =>
    linear(x, weightNamed(weights, `${path}.weight`), weightNamed(weights, `${path}.bias`));
  const hidden = silu(dense(sinusoid(timesteps, modelChannels), 'time_embed.0'));
  return silu(dense(hidden, 'time_embed.2'));
}
