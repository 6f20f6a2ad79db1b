/** What an adapter is, apart from its weights: no tensors here, so that a sweep file is checked without loading them. */
import { didYouMean } from '../../base/did-you-mean.ts';
import { YatesError } from '../../base/error.ts';
import type { AdapterSite } from './sites.ts';

const adapterActivations = ['relu', 'sigmoid', 'silu', 'identity'] as const;
export type AdapterActivation = (typeof adapterActivations)[number];

/** Config of an adapter at a site (site-kind.ts), the kind that comes with us. */
export interface AdapterConfig {
  readonly kind?: undefined;
  readonly site: AdapterSite;
  readonly activation: AdapterActivation;
  /** Factor s on the adapter's output. */
  readonly scale: number;
  /** Width of the bottleneck. */
  readonly midDim: number;
}

/** Config of an adapter of any kind; each kind has fields of its own. Without `kind` it is an adapter at a site. */
export type AnyAdapterConfig = AdapterConfig | { readonly kind: string };

/** `zero`: the last weights start at zero, so that the adapter is a no-op until it is trained. `default`: as PyTorch initialises all layers. */
export type AdapterInit = 'zero' | 'default';

/** Accepts the names of the paper's code too. @throws YatesError E_ADAPTER_ACTIVATION */
export function adapterActivation(name: string): AdapterActivation {
  const aliases: ReadonlyMap<string, AdapterActivation> = new Map([
    ['sig', 'sigmoid'],
    ['ident', 'identity'],
  ]);
  const known =
    adapterActivations.find((activation) => activation === name.toLowerCase()) ?? aliases.get(name);
  if (known !== undefined) return known;
  throw new YatesError({
    code: 'E_ADAPTER_ACTIVATION',
    message: `no activation "${name}"`,
    next: didYouMean(name, adapterActivations),
  });
}

/** @throws YatesError E_ADAPTER_SCALE */
export function checkScale(scale: number): void {
  if (Number.isFinite(scale) && scale !== 0) return;
  throw new YatesError({
    code: 'E_ADAPTER_SCALE',
    message: `scale ${scale} leaves nothing to train`,
    next: 'give a number other than 0, such as 1',
  });
}

/** @param name of the setting. @throws YatesError E_ADAPTER_WIDTH */
export function checkWidth(name: string, width: number): void {
  if (Number.isInteger(width) && width >= 1) return;
  throw new YatesError({
    code: 'E_ADAPTER_WIDTH',
    message: `${name} ${width} is not a positive whole number`,
    next: 'give the width of the bottleneck, such as 8',
  });
}
