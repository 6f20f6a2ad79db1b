import type { Adapters } from '../net/tap.ts';
import { type Denoiser, imageShape, predictNoise } from '../denoiser.ts';
import { type Tensor, tf } from '../tf.ts';
import type { NoisePredictor } from './sampler.ts';

export interface Guidance {
  /** 1 is the plain conditional prediction, at half the cost. */
  readonly strength: number;
  /**
   * Timestep up to which the prediction is the plain conditional one. The noisy steps above it settle what the picture shows; of
   * the last ones guidance takes detail.
   *
   * @see Kynkäänniemi et al. 2024, "Applying guidance in a limited interval"
   */
  readonly above: number;
}

/**
 * Classifier-free guidance: unconditional + strength * (conditional - unconditional), both in one batch.
 *
 * @param context [B,T,contextDim], the condition of each image; stays the caller's
 * @param unconditional the same shape, what stands for no condition: zeros, unless the net learnt another
 * @see Ho and Salimans 2022
 */
export function guidedPredictor(
  denoiser: Denoiser,
  context: Tensor,
  { strength, above }: Guidance,
  adapter?: Adapters,
  unconditional?: Tensor,
): NoisePredictor {
  return async (x, timestep) => {
    const count = context.shape[0];
    const isGuided = strength !== 1 && timestep > above;
    const output = tf.tidy(() => {
      const images = tf.tensor(x, imageShape(denoiser, x.length, count));
      if (!isGuided)
        return predictNoise(denoiser, {
          x: images,
          timesteps: new Array(count).fill(timestep),
          context,
          adapter,
        });
      const predicted = predictNoise(denoiser, {
        x: tf.concat([images, images]),
        timesteps: new Array<number>(2 * count).fill(timestep),
        context: tf.concat([context, unconditional ?? tf.zerosLike(context)]),
        adapter,
      });
      const [toward, from] = tf.split(predicted, 2) as [Tensor, Tensor];
      return tf.add(from, tf.mul(tf.sub(toward, from), strength));
    });
    const values = (await output.data()) as Float32Array;
    output.dispose();
    return values;
  };
}
