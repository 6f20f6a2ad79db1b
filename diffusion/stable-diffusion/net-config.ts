/** The U-Net of Stable Diffusion as a config, and configs read from the diffusers library's `unet/config.json`. */
import { YatesError } from '../../base/error.ts';
import { checkNetConfig, type NetConfig } from '../net/config.ts';

/** Stable Diffusion 1.x: 859,520,964 weights in 686 tensors. @see CompVis/stable-diffusion, v1-inference.yaml */
export const stableDiffusion1: NetConfig = {
  inChannels: 4,
  outChannels: 4,
  modelChannels: 320,
  channelMult: [1, 2, 4, 4],
  numResBlocks: 2,
  attentionResolutions: [4, 2, 1],
  numHeads: 8,
  contextDim: 768,
  transformerDepth: 1,
};

const attentionBlocks = ['CrossAttnDownBlock2D', 'CrossAttnUpBlock2D'];
const plainBlocks = ['DownBlock2D', 'UpBlock2D'];

/** Values that this net has built in; a config that says otherwise is of another net. */
const builtIn: Readonly<Record<string, readonly unknown[]>> = {
  act_fn: ['silu'],
  norm_num_groups: [32],
  norm_eps: [1e-5],
  flip_sin_to_cos: [true],
  freq_shift: [0],
  downsample_padding: [1],
  center_input_sample: [false],
  mid_block_scale_factor: [1],
  mid_block_type: ['UNetMidBlock2DCrossAttn', null],
  class_embed_type: [null],
  addition_embed_type: [null],
  encoder_hid_dim: [null],
  time_embedding_type: ['positional'],
  resnet_time_scale_shift: ['default'],
  only_cross_attention: [false],
  dual_cross_attention: [false],
};

/**
 * Reads a config of diffusers' `UNet2DConditionModel`.
 *
 * @param place file name for errors
 * @throws YatesError E_NET_CONFIG for what this net cannot be, such as Stable Diffusion XL
 */
export function netConfigFromDiffusers(
  config: Readonly<Record<string, unknown>>,
  place = 'unet/config.json',
): NetConfig {
  const fail = (message: string, next = 'use a U-Net of the Stable Diffusion 1.x or 2.x family'): never => {
    throw new YatesError({ code: 'E_NET_CONFIG', place: { file: place }, message, next });
  };
  for (const [key, values] of Object.entries(builtIn)) {
    if (config[key] === undefined || values.includes(config[key])) continue;
    fail(`${key}: ${JSON.stringify(config[key])} is not supported`);
  }
  const number = (key: string, fallback?: number): number => {
    const value = config[key] ?? fallback;
    return typeof value === 'number' ? value : fail(`${key}: ${JSON.stringify(value)} is not a number`);
  };
  const list = (key: string): unknown[] => {
    const value = config[key];
    return Array.isArray(value) && value.length > 0 ? value : fail(`${key} is not a list`);
  };
  const channels = list('block_out_channels').map(Number);
  const [modelChannels] = channels as [number];
  const down = list('down_block_types').map(String);
  const up = list('up_block_types').map(String);
  const strange = [...down, ...up].find((type) => ![...attentionBlocks, ...plainBlocks].includes(type));
  if (strange !== undefined) fail(`blocks of type ${strange} are not supported`);
  const attends = (type: string): boolean => attentionBlocks.includes(type);
  if (down.map(attends).join() !== up.map(attends).reverse().join()) {
    fail('the levels that attend going down are not those going up');
  }
  if (down.length !== channels.length) fail(`${down.length} blocks for ${channels.length} levels`);
  return checkNetConfig({
    inChannels: number('in_channels'),
    outChannels: number('out_channels'),
    modelChannels,
    channelMult: channels.map((each) => each / modelChannels),
    numResBlocks: number('layers_per_block'),
    attentionResolutions: down.flatMap((type, level) => (attends(type) ? [2 ** level] : [])).reverse(),
    ...heads(config, channels, fail),
    contextDim: number('cross_attention_dim'),
    transformerDepth: number('transformer_layers_per_block', 1),
  });
}

/** What diffusers calls `attention_head_dim` is the number of heads, of all levels (SD 1) or of each (SD 2). */
function heads(
  config: Readonly<Record<string, unknown>>,
  channels: readonly number[],
  fail: (message: string) => never,
): Pick<NetConfig, 'numHeads' | 'numHeadChannels'> {
  const value = config['num_attention_heads'] ?? config['attention_head_dim'];
  if (typeof value === 'number') return { numHeads: value };
  if (!Array.isArray(value) || value.length !== channels.length) {
    return fail(`attention_head_dim: ${JSON.stringify(value)} is not a number for each level`);
  }
  const widths = new Set(channels.map((each, level) => each / Number(value[level])));
  const [width] = widths;
  if (widths.size !== 1 || width === undefined) return fail('heads of different width are not supported');
  return { numHeads: -1, numHeadChannels: width };
}
