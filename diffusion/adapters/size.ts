/** How many weights an adapter has, made or only planned: a config and a net's plan are enough. */
import { blocksOf } from '../net/blocks.ts';
import { countParameters, netParameterCount, type ParameterShapes } from '../net/parameters.ts';
import type { NetPlan } from '../net/plan.ts';
import type { AnyAdapterConfig } from './config.ts';
import type { WidthFor } from './kind.ts';
import { kindOf } from './kinds.ts';
import type { AdapterSite } from './sites.ts';

/** Names and PyTorch shapes of the adapter's weights, block by block. */
export function adapterParameterShapes(plan: NetPlan, config: AnyAdapterConfig): ParameterShapes {
  const kind = kindOf(config);
  return new Map(
    blocksOf(plan).flatMap((block) =>
      kind.shapes(config, block).map(([name, shape]) => [`${block.path}.${name}`, shape]),
    ),
  );
}

export interface AdapterSize {
  /** Weights of the adapter. */
  readonly parameters: number;
  /** Weights of the frozen net. */
  readonly netParameters: number;
  /** The first over the second, as the paper reports it: 1.5 M of Stable Diffusion's are 0.0017. */
  readonly share: number;
}

/** Counts an adapter's weights. */
export function adapterSize(
  plan: NetPlan,
  adapter: { readonly shapes: ParameterShapes } | AnyAdapterConfig,
): AdapterSize {
  const shapes = 'shapes' in adapter ? adapter.shapes : adapterParameterShapes(plan, adapter);
  const [parameters, netParameters] = [countParameters(shapes), netParameterCount(plan)];
  return { parameters, netParameters, share: parameters / netParameters };
}

/**
 * The width that makes an adapter come nearest to `budget` weights: places differ in width and in number, and only adapters
 * of about the same size say something about places.
 */
export function widthForBudget(plan: NetPlan, budget: number): WidthFor<AnyAdapterConfig> {
  return (configAt) => {
    const count = (width: number): number => countParameters(adapterParameterShapes(plan, configAt(width)));
    // The count is linear in the width.
    const [one, perUnit] = [count(1), count(2) - count(1)];
    return Math.max(1, 1 + Math.round((budget - one) / perUnit));
  };
}

/** The same for the bottleneck of an adapter at a site. */
export function midDimForBudget(plan: NetPlan, site: AdapterSite, budget: number): number {
  return widthForBudget(plan, budget)((midDim) => ({ site, activation: 'relu', scale: 1, midDim }));
}
