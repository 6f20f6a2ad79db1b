import { latentChannels, latentSide } from '../image/transform.ts';
import type { Adapters } from '../net/adapter.ts';
import { type Denoiser, predictNoise } from '../denoiser.ts';
import { addNoise } from '../schedule.ts';
import { type Tensor, tf } from '../tf.ts';

/** One batch of the denoising task, B images. */
export interface DenoisingBatch {
  /** [B,16,16,12], clean. */
  readonly latents: Float32Array;
  /** The same shape, standard normal. */
  readonly noise: Float32Array;
  /** [B] */
  readonly timesteps: ArrayLike<number>;
  /** [B,T,512]; stays the caller's. */
  readonly context: Tensor;
  /** [B], weight of each image's mean squared error. */
  readonly weights: ArrayLike<number>;
}

/**
 * Weighted mean squared error of the predicted noise, a scalar; differentiable. Call it inside a tidy.
 * @see Ho et al. 2020, eq. 14
 */
export function denoisingLoss(denoiser: Denoiser, batch: DenoisingBatch, adapter?: Adapters): tf.Scalar {
  const { latents, noise, timesteps, context, weights } = batch;
  const shape = [timesteps.length, latentSide, latentSide, latentChannels];
  const x = tf.tensor(addNoise(denoiser.schedule, latents, noise, timesteps), shape);
  const predicted = predictNoise(denoiser, { x, timesteps, context, adapter });
  const perImage = tf.mean(
    tf.squaredDifference(predicted, tf.tensor(noise, shape)).reshape([timesteps.length, -1]),
    1,
  );
  return tf.mean<tf.Scalar>(tf.mul(perImage, tf.tensor1d(Float32Array.from(weights))));
}
