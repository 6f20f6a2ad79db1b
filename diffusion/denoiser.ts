import { type NetInputs, type Net, runNet } from './net/unet.ts';
import { assert } from '../base/assert.ts';
import type { NoiseSchedule } from './schedule.ts';
import { type Tensor, tf } from './tf.ts';

/**
 * What the net's output stands for. `epsilon`: the noise. `v`: sqrt(alphaBar) noise - sqrt(1 - alphaBar) signal.
 *
 * With `v` the net need not carry the noise of its input to its output, which a narrow net cannot do exactly and whose
 * errors the last steps of the schedule amplify 15-fold: the pictures keep a pattern of dots.
 * @see Salimans and Ho 2022, section 4 and appendix D
 */
export type Parameterisation = 'epsilon' | 'v';

/** A net with all that is needed to take noise away. */
export interface Denoiser {
  readonly net: Net;
  readonly schedule: NoiseSchedule;
  readonly parameterisation: Parameterisation;
}

/** [count, side, side, channels] of square images as the net sees them. @param floats of all of them together */
export function imageShape(
  { net }: Denoiser,
  floats: number,
  count: number,
): [number, number, number, number] {
  const channels = net.plan.config.inChannels;
  const side = Math.sqrt(floats / count / channels);
  assert(Number.isInteger(side), `${floats} floats are no ${count} square images of ${channels} channels`);
  return [count, side, side, channels];
}

/** Predicted noise [B,H,W,C] in noisy images [B,H,W,C]; differentiable. Call it inside a tidy. */
export function predictNoise({ net, schedule, parameterisation }: Denoiser, inputs: NetInputs): Tensor {
  const output = runNet(net, inputs);
  if (parameterisation === 'epsilon') return output;
  const { x, timesteps } = inputs;
  const signal = Float32Array.from(timesteps, (timestep) => schedule.alphaBar[timestep] as number);
  const perImage = (values: Float32Array): Tensor => tf.tensor(values, [values.length, 1, 1, 1]);
  const ofOutput = perImage(signal.map(Math.sqrt));
  const ofInput = perImage(signal.map((share) => Math.sqrt(1 - share)));
  return tf.add(tf.mul(output, ofOutput), tf.mul(x, ofInput));
}
