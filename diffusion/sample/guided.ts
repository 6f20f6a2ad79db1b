import type { Adapters } from '../net/tap.ts';
import { type Denoiser, imageShape, predictNoise } from '../denoiser.ts';
import { type Tensor, tf } from '../tf.ts';
import type { NoisePredictor } from './sampler.ts';

/**
 * Classifier-free guidance: unconditional + guidance * (conditional - unconditional), both in one batch.
 *
 * @param context [B,T,contextDim], the condition of each image; stays the caller's
 * @param unconditional the same shape, what stands for no condition: zeros, unless the net learnt another
 * @param guidance 1 is the plain conditional prediction, at half the cost
 * @see Ho and Salimans 2022
 */
export function guidedPredictor(
  denoiser: Denoiser,
  context: Tensor,
  guidance: number,
  adapter?: Adapters,
  unconditional?: Tensor,
): NoisePredictor {
  return async (x, timestep) => {
    const count = context.shape[0];
    const isGuided = guidance !== 1;
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
      return tf.add(from, tf.mul(tf.sub(toward, from), guidance));
    });
    const values = (await output.data()) as Float32Array;
    output.dispose();
    return values;
  };
}
