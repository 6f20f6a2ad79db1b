import type { NetConfig } from '../../../diffusion/net/config.ts';

/** The smallest net with every kind of layer that fits the image transform. */
export const tinyNet: NetConfig = {
  inChannels: 12,
  outChannels: 12,
  modelChannels: 32,
  channelMult: [1, 1],
  numResBlocks: 1,
  attentionResolutions: [2],
  numHeads: 2,
  contextDim: 512,
  transformerDepth: 1,
};
