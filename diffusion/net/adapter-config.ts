/** What an adapter is, apart from its weights: no tensors here, so that a sweep file is checked without loading them. */
import { YatesError } from '../../base/error.ts';
import type { AdapterSite } from '../adapters/sites.ts';

export const adapterActivations = ['relu', 'sigmoid', 'silu', 'identity'] as const;
export type AdapterActivation = (typeof adapterActivations)[number];

export interface AdapterConfig {
  readonly site: AdapterSite;
  readonly activation: AdapterActivation;
  /** Factor s on the adapter's output. */
  readonly scale: number;
  /** Width of the bottleneck. */
  readonly midDim: number;
}

/** `zero`: the up-projection starts at zero, so that the adapter is a no-op at first. `default`: as PyTorch does. */
export type AdapterInit = 'zero' | 'default';

/** Accepts the names of the paper's code too. @throws YatesError E_ADAPTER_ACTIVATION */
export function adapterActivation(name: string): AdapterActivation {
  const aliases: Readonly<Record<string, AdapterActivation>> = { sig: 'sigmoid', ident: 'identity' };
  const known = adapterActivations.find((activation) => activation === name.toLowerCase()) ?? aliases[name];
  if (known !== undefined) return known;
  throw new YatesError({
    code: 'E_ADAPTER_ACTIVATION',
    message: `no activation "${name}"`,
    next: `use one of ${adapterActivations.join(', ')}`,
  });
}

/** @throws YatesError E_ADAPTER_SCALE, E_ADAPTER_WIDTH */
export function checkAdapterConfig({ scale, midDim }: AdapterConfig): void {
  if (!Number.isFinite(scale) || scale === 0) {
    throw new YatesError({
      code: 'E_ADAPTER_SCALE',
      message: `scale ${scale} leaves nothing to train`,
      next: 'give a number other than 0, such as 1',
    });
  }
  if (!Number.isInteger(midDim) || midDim < 1) {
    throw new YatesError({
      code: 'E_ADAPTER_WIDTH',
      message: `midDim ${midDim} is not a positive whole number`,
      next: 'give the width of the bottleneck, such as 8',
    });
  }
}
