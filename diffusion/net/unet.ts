import { YatesError } from '../../base/error.ts';
import { convolution } from '../ops/convolution.ts';
import { groupNormSilu } from '../ops/normalise.ts';
import { upsample } from '../ops/spatial.ts';
import { type Tensor, tf } from '../tf.ts';
import { normGroups } from './config.ts';
import type { Layer, NetPlan } from './plan.ts';
import { residualBlock } from './residual.ts';
import type { Adapters } from './tap.ts';
import { activatedTimeEmbedding } from './time-embedding.ts';
import { spatialTransformer } from './transformer.ts';
import { type Weights, weightNamed } from './weights.ts';

export interface Net {
  readonly plan: NetPlan;
  readonly weights: Weights;
}

export interface NetInputs {
  /** [B,H,W,inChannels]; H and W divisible by 2^(levels - 1). */
  readonly x: Tensor;
  /** One timestep per image. */
  readonly timesteps: ArrayLike<number>;
  /** [B,T,contextDim] */
  readonly context: Tensor;
  readonly adapter?: Adapters;
}

/**
 * Output [B,H,W,outChannels] of a text-conditional U-Net; what it stands for is denoiser.ts. Call it inside a tidy.
 * @see Rombach et al. 2022 (latent diffusion, openaimodel.py); Ho et al. 2020
 */
export function runNet({ plan, weights }: Net, { x, timesteps, context, adapter }: NetInputs): Tensor {
  checkSize(plan, x);
  const weight = (name: string): Tensor => weightNamed(weights, name);
  const time = activatedTimeEmbedding(timesteps, plan.config.modelChannels, weights);
  const run = (value: Tensor, layer: Layer): Tensor => {
    switch (layer.kind) {
      case 'stem':
        return convolution(value, weight(`${layer.path}.weight`), weight(`${layer.path}.bias`));
      case 'residual':
        return residualBlock(value, time, layer, weights, adapter);
      case 'transformer':
        return spatialTransformer(value, context, layer, weights, adapter);
      case 'downsample':
        return convolution(value, weight(`${layer.path}.op.weight`), weight(`${layer.path}.op.bias`), 2);
      case 'upsample':
        return convolution(
          upsample(value),
          weight(`${layer.path}.conv.weight`),
          weight(`${layer.path}.conv.bias`),
        );
      default:
        return layer satisfies never;
    }
  };
  const skips: Tensor[] = [];
  let value = x;
  for (const block of plan.inputBlocks) {
    value = block.reduce(run, value);
    skips.push(value);
  }
  value = plan.middleBlock.reduce(run, value);
  for (const block of plan.outputBlocks) {
    value = block.reduce(run, tf.concat([value, skips.pop() as Tensor], -1));
  }
  const activated = groupNormSilu(value, weight('out.0.weight'), weight('out.0.bias'), normGroups, 1e-5);
  return convolution(activated, weight('out.2.weight'), weight('out.2.bias'));
}

function checkSize({ config }: NetPlan, x: Tensor): void {
  const multiple = 2 ** (config.channelMult.length - 1);
  const [, height, width, channels] = x.shape as [number, number, number, number];
  if (height % multiple === 0 && width % multiple === 0 && channels === config.inChannels) return;
  throw new YatesError({
    code: 'E_NET_INPUT',
    message: `the net takes ${config.inChannels} channels and sizes divisible by ${multiple}, not ${height}x${width}x${channels}`,
    next: 'match the image transform to the net config',
  });
}
