/** What the forms of an adapter at a site have in common. */
import type { Block } from '../net/blocks.ts';
import type { Visit } from '../net/tap.ts';
import type { Tensor } from '../tf.ts';
import type { AdapterActivation, AdapterConfig } from './config.ts';
import type { AdapterKind, BlockScope, BlockSize } from './kind.ts';
import type { AdapterSite } from './sites.ts';

/** The part of `AdapterKind` that depends on the block, for blocks of type B. */
export interface SiteForm<B extends Block = Block>
  extends Pick<AdapterKind<AdapterConfig>, 'startsAtZero' | 'enter'> {
  shapes(config: AdapterConfig, block: B): ReturnType<AdapterKind['shapes']>;
  activations(config: AdapterConfig, block: B, size: BlockSize): number;
}

/** Computes at the site's input and adds at its output. */
export function betweenPoints({ input, output }: AdapterSite, compute: (x: Tensor) => Tensor): Visit {
  let result: Tensor | undefined;
  return (place, value) => {
    if (place === input) result = compute(value);
    return place === output ? result : undefined;
  };
}

export function activate(
  x: Tensor,
  activation: AdapterActivation,
  { silu }: BlockScope['operations'],
): Tensor {
  switch (activation) {
    case 'relu':
      return x.relu();
    case 'sigmoid':
      return x.sigmoid();
    case 'silu':
      return silu(x);
    case 'identity':
      return x;
    default:
      return activation satisfies never;
  }
}

export const scaled = (x: Tensor, scale: number): Tensor => (scale === 1 ? x : x.mul(scale));

/** Numbers held for the bottleneck: down and activation; up, scaled and added; and the gradients of all but the sum. */
export const bottleneckNumbers = (midDim: number, outputs: number, scale: number): number =>
  4 * midDim + outputs * (scale === 1 ? 2 : 4);
