import type { Adapters } from '../net/tap.ts';
import { type Denoiser, imageShape, predictNoise } from '../denoiser.ts';
import { addNoise } from '../schedule.ts';
import { type Tensor, tf } from '../tf.ts';

/** One batch of the denoising task, B images. */
export interface DenoisingBatch {
  /** [B,H,W,C], clean; [B,16,16,12] for pictures of 32 pixels. */
  readonly latents: Float32Array;
  /** The same shape, standard normal. */
  readonly noise: Float32Array;
  /** [B] */
  readonly timesteps: ArrayLike<number>;
  /** [B,T,contextDim]; stays the caller's. */
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
  const shape = imageShape(denoiser, latents.length, timesteps.length);
  const x = tf.tensor(addNoise(denoiser.schedule, latents, noise, timesteps), shape);
  const predicted = predictNoise(denoiser, { x, timesteps, context, adapter });
  const perImage = tf.mean(
    tf.squaredDifference(predicted, tf.tensor(noise, shape)).reshape([timesteps.length, -1]),
    1,
  );
  return tf.mean<tf.Scalar>(tf.mul(perImage, tf.tensor1d(Float32Array.from(weights))));
}
