/** The blocks that adapters act in, and the places of a block at which the net lets them. */
import type { AdapterPoint } from '../adapters/sites.ts';
import { type Layer, layersOf, type NetPlan } from './plan.ts';

/** A block's `path` is the prefix of the names that its weights have in the original code. */
export interface TransformerBlock {
  readonly kind: 'transformer';
  readonly path: string;
  readonly channels: number;
  readonly contextDim: number;
}

export interface ResidualBlock {
  readonly kind: 'residual';
  readonly path: string;
  readonly inChannels: number;
  readonly outChannels: number;
}

export type Block = TransformerBlock | ResidualBlock;

/** Linear layers of a transformer block, by their names in the original code. */
export type Projection =
  | `attn${1 | 2}.${'to_q' | 'to_k' | 'to_v' | 'to_out.0'}`
  | 'ff.net.0.proj'
  | 'ff.net.2';

/** Counts the numbers of a position or token that enter and leave a linear layer. */
export function projectionWidths(
  { channels, contextDim }: TransformerBlock,
  projection: Projection,
): { inputs: number; outputs: number } {
  // Value and gate lie side by side.
  if (projection === 'ff.net.0.proj') return { inputs: channels, outputs: 8 * channels };
  if (projection === 'ff.net.2') return { inputs: 4 * channels, outputs: channels };
  const ofContext = projection === 'attn2.to_k' || projection === 'attn2.to_v';
  return { inputs: ofContext ? contextDim : channels, outputs: channels };
}

/** A place at which the net calls its adapters. */
export type Place = AdapterPoint | Projection;

/** The blocks of a spatial transformer. */
export function transformerBlocks(
  { path, channels, depth }: Extract<Layer, { kind: 'transformer' }>,
  contextDim: number,
): TransformerBlock[] {
  return Array.from({ length: depth }, (_, index) => ({
    kind: 'transformer',
    path: `${path}.transformer_blocks.${index}`,
    channels,
    contextDim,
  }));
}

/** Blocks of a layer: a spatial transformer has one or more, a residual layer is one, others have none. */
export function blocksOfLayer({ contextDim }: NetPlan['config'], layer: Layer): Block[] {
  if (layer.kind === 'transformer') return transformerBlocks(layer, contextDim);
  return layer.kind === 'residual' ? [layer] : [];
}

/** All blocks of a net in the order of the forward pass. */
export function blocksOf(plan: NetPlan): Block[] {
  return layersOf(plan).flatMap((layer) => blocksOfLayer(plan.config, layer));
}
