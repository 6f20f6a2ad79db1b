import { convolution } from '../ops/convolution.ts';
import { linear } from '../ops/linear.ts';
import { groupNormSilu } from '../ops/normalise.ts';
import { addPerImage } from '../ops/spatial.ts';
import { type Tensor, tf } from '../tf.ts';
import { normGroups } from './config.ts';
import type { Layer } from './plan.ts';
import { type Adapters, Tap } from './tap.ts';
import { type Weights, weightNamed } from './weights.ts';

/**
 * Two convolutions with the time embedding between them, added to a skip.
 *
 * @param x [B,H,W,inChannels]
 * @param activatedTime [B, 4 * modelChannels], SiLU of the time embedding
 * @returns [B,H,W,outChannels]
 */
export function residualBlock(
  x: Tensor,
  activatedTime: Tensor,
  { path, inChannels, outChannels }: Extract<Layer, { kind: 'residual' }>,
  weights: Weights,
  adapter: Adapters,
): Tensor {
  const weight = (name: string): Tensor => weightNamed(weights, `${path}.${name}`);
  const normConvolution = (value: Tensor, norm: string, conv: string): Tensor => {
    const [scale, shift] = [weight(`${norm}.weight`), weight(`${norm}.bias`)];
    const activated = groupNormSilu(value, scale, shift, normGroups, 1e-5);
    return convolution(activated, weight(`${conv}.weight`), weight(`${conv}.bias`));
  };
  const tap = new Tap(adapter, path);

  const entered = tap.at('Resin', x);
  const time = linear(activatedTime, weight('emb_layers.1.weight'), weight('emb_layers.1.bias'));
  const first = addPerImage(normConvolution(entered, 'in_layers.0', 'in_layers.2'), time);
  const second = normConvolution(first, 'out_layers.0', 'out_layers.3');
  const skip =
    inChannels === outChannels
      ? entered
      : linear(entered, weight('skip_connection.weight'), weight('skip_connection.bias'));
  return tap.at('Resout', tf.add(skip, second));
}
