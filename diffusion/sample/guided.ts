import { latentChannels, latentSide, latentSize } from '../image/transform.ts';
import type { Adapter } from '../net/adapter.ts';
import { type Denoiser, predictNoise } from '../denoiser.ts';
import { type Tensor, tf } from '../tf.ts';
import type { NoisePredictor } from './sampler.ts';

/**
 * Classifier-free guidance: unconditional + guidance * (conditional - unconditional), both in one batch.
 *
 * @param context [B,T,512], the condition of each image; stays the caller's. The unconditional context is zero.
 * @param guidance 1 is the plain conditional prediction, at half the cost
 * @see Ho and Salimans 2022
 */
export function guidedPredictor(
  denoiser: Denoiser,
  context: Tensor,
  guidance: number,
  adapter?: Adapter,
): NoisePredictor {
  return async (x, timestep) => {
    const count = x.length / latentSize;
    const isGuided = guidance !== 1;
    const output = tf.tidy(() => {
      const images = tf.tensor(x, [count, latentSide, latentSide, latentChannels]);
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
        context: tf.concat([context, tf.zerosLike(context)]),
        adapter,
      });
      const [conditional, unconditional] = tf.split(predicted, 2) as [Tensor, Tensor];
      return tf.add(unconditional, tf.mul(tf.sub(conditional, unconditional), guidance));
    });
    const values = (await output.data()) as Float32Array;
    output.dispose();
    return values;
  };
}
