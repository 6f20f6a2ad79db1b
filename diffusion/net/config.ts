import { YatesError } from '../../base/error.ts';

/** Shape of a U-Net, in the terms of latent-diffusion's `UNetModel`; one config makes a tiny net or Stable Diffusion's. */
export interface NetConfig {
  readonly inChannels: number;
  readonly outChannels: number;
  /** Channels of the first level; a multiple of 32, the number of normalisation groups. */
  readonly modelChannels: number;
  /** Channels of each level as multiples of `modelChannels`. */
  readonly channelMult: readonly number[];
  readonly numResBlocks: number;
  /** Downsampling factors (1, 2, 4 ...) at which levels have transformers. */
  readonly attentionResolutions: readonly number[];
  /** Heads of every attention layer; the width of a head follows from the channels. */
  readonly numHeads: number;
  /** Instead of `numHeads`, the width of a head where it is fixed (Stable Diffusion 2). */
  readonly numHeadChannels?: number;
  readonly contextDim: number;
  /** Transformer blocks in each spatial transformer. */
  readonly transformerDepth: number;
}

export const normGroups = 32;

/** @throws YatesError E_NET_CONFIG */
export function checkNetConfig(config: NetConfig): NetConfig {
  const whole: [string, number][] = [
    ['inChannels', config.inChannels],
    ['outChannels', config.outChannels],
    ['modelChannels', config.modelChannels],
    ['numResBlocks', config.numResBlocks],
    ['contextDim', config.contextDim],
    ['transformerDepth', config.transformerDepth],
    ...config.channelMult.map((mult): [string, number] => ['channelMult', mult]),
    ...config.attentionResolutions.map((factor): [string, number] => ['attentionResolutions', factor]),
  ];
  for (const [name, value] of whole) {
    if (!Number.isInteger(value) || value < 1) {
      throw configError(`${name}: ${value} is not a positive whole number`, `give a whole number from 1`);
    }
  }
  if (config.channelMult.length === 0)
    throw configError('channelMult is empty', 'give one multiple per level');
  for (const mult of config.channelMult) {
    const channels = mult * config.modelChannels;
    if (channels % normGroups !== 0) {
      throw configError(`a level has ${channels} channels`, `make modelChannels a multiple of ${normGroups}`);
    }
    if (channels % headsOf(config, channels) !== 0) {
      throw configError(
        `${channels} channels do not split into heads`,
        'choose numHeads that divides every level',
      );
    }
  }
  return config;
}

/** Heads of an attention layer of `channels` channels. */
export function headsOf({ numHeads, numHeadChannels }: NetConfig, channels: number): number {
  return numHeadChannels === undefined ? numHeads : channels / numHeadChannels;
}

/** Reads the snake_case parameters of an original `UNetModel` config. @throws YatesError E_NET_CONFIG */
export function netConfigFromOriginal(original: Readonly<Record<string, unknown>>): NetConfig {
  const number = (key: string, fallback?: number): number => {
    const value = original[key] ?? fallback;
    if (typeof value === 'number') return value;
    throw configError(`${key}: ${JSON.stringify(value)} is not a number`, `set ${key}`);
  };
  const list = (key: string): number[] => {
    const value = original[key];
    if (Array.isArray(value)) return value.map(Number);
    throw configError(`${key}: ${JSON.stringify(value)} is not a list`, `set ${key}`);
  };
  const headChannels = number('num_head_channels', -1);
  return checkNetConfig({
    inChannels: number('in_channels'),
    outChannels: number('out_channels'),
    modelChannels: number('model_channels'),
    channelMult: list('channel_mult'),
    numResBlocks: number('num_res_blocks'),
    attentionResolutions: list('attention_resolutions'),
    numHeads: number('num_heads', -1),
    ...(headChannels > 0 ? { numHeadChannels: headChannels } : {}),
    contextDim: number('context_dim'),
    transformerDepth: number('transformer_depth', 1),
  });
}

function configError(message: string, next: string): YatesError {
  return new YatesError({ code: 'E_NET_CONFIG', message, next });
}
