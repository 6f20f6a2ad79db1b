import { checkNetConfig, headsOf, type NetConfig } from './config.ts';

/** One layer of the U-Net. `path` is the prefix of its weights' names in the original code. */
export type Layer =
  | {
      readonly kind: 'stem';
      readonly path: string;
      readonly inChannels: number;
      readonly outChannels: number;
    }
  | {
      readonly kind: 'residual';
      readonly path: string;
      readonly inChannels: number;
      readonly outChannels: number;
    }
  | {
      readonly kind: 'transformer';
      readonly path: string;
      readonly channels: number;
      readonly heads: number;
      readonly depth: number;
    }
  | { readonly kind: 'downsample'; readonly path: string; readonly channels: number }
  | { readonly kind: 'upsample'; readonly path: string; readonly channels: number };

export interface NetPlan {
  readonly config: NetConfig;
  /** Each block's output is kept for the skip connection. */
  readonly inputBlocks: readonly (readonly Layer[])[];
  readonly middleBlock: readonly Layer[];
  /** Each block's input is the last output concatenated with the skip that fits. */
  readonly outputBlocks: readonly (readonly Layer[])[];
  /** Channels that enter the last normalisation and convolution. */
  readonly finalChannels: number;
}

/** Lays out the layers in the order and under the names of latent-diffusion's `UNetModel`. */
export function planNet(config: NetConfig): NetPlan {
  checkNetConfig(config);
  const { modelChannels, channelMult, numResBlocks, attentionResolutions } = config;
  const transformer = (path: string, channels: number): Layer => ({
    kind: 'transformer',
    path,
    channels,
    heads: headsOf(config, channels),
    depth: config.transformerDepth,
  });
  const inputBlocks: Layer[][] = [
    [{ kind: 'stem', path: 'input_blocks.0.0', inChannels: config.inChannels, outChannels: modelChannels }],
  ];
  const skips = [modelChannels];
  let channels = modelChannels;
  let factor = 1;
  for (const [level, mult] of channelMult.entries()) {
    for (let repeat = 0; repeat < numResBlocks; repeat++) {
      const block = `input_blocks.${inputBlocks.length}`;
      const outChannels = mult * modelChannels;
      const layers: Layer[] = [{ kind: 'residual', path: `${block}.0`, inChannels: channels, outChannels }];
      channels = outChannels;
      if (attentionResolutions.includes(factor)) layers.push(transformer(`${block}.1`, channels));
      inputBlocks.push(layers);
      skips.push(channels);
    }
    if (level < channelMult.length - 1) {
      inputBlocks.push([{ kind: 'downsample', path: `input_blocks.${inputBlocks.length}.0`, channels }]);
      skips.push(channels);
      factor *= 2;
    }
  }
  const middleBlock: Layer[] = [
    { kind: 'residual', path: 'middle_block.0', inChannels: channels, outChannels: channels },
    transformer('middle_block.1', channels),
    { kind: 'residual', path: 'middle_block.2', inChannels: channels, outChannels: channels },
  ];
  const outputBlocks: Layer[][] = [];
  for (const [level, mult] of [...channelMult.entries()].reverse()) {
    for (let repeat = 0; repeat <= numResBlocks; repeat++) {
      const block = `output_blocks.${outputBlocks.length}`;
      const inChannels = channels + (skips.pop() as number);
      channels = mult * modelChannels;
      const layers: Layer[] = [{ kind: 'residual', path: `${block}.0`, inChannels, outChannels: channels }];
      if (attentionResolutions.includes(factor)) layers.push(transformer(`${block}.1`, channels));
      if (level > 0 && repeat === numResBlocks) {
        layers.push({ kind: 'upsample', path: `${block}.${layers.length}`, channels });
        factor /= 2;
      }
      outputBlocks.push(layers);
    }
  }
  return { config, inputBlocks, middleBlock, outputBlocks, finalChannels: channels };
}

export function layersOf(plan: NetPlan): Layer[] {
  return [...plan.inputBlocks.flat(), ...plan.middleBlock, ...plan.outputBlocks.flat()];
}
