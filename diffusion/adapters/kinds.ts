/** The kinds of adapters that there are. */
import { assert } from '../../base/assert.ts';
import type { AnyAdapterConfig } from './config.ts';
import type { AdapterKind } from './kind.ts';
import { siteKind } from './site-kind.ts';

/** Those that come with us: a new one is a file and a line here. */
const kinds: AdapterKind[] = [siteKind];

/** What a sweep's setting `adapter` may say beside the name of a kind. */
export const referenceRows = ['none', 'full'] as const;

/** Adds a kind for this process: to nets, files and sweeps alike. Its name must be free. */
export function registerAdapterKind<C extends AnyAdapterConfig>(kind: AdapterKind<C>): void {
  const taken = [...kinds.map(({ name }) => name), ...referenceRows];
  assert(!taken.includes(kind.name), `the name "${kind.name}" of an adapter kind is taken`);
  kinds.push(kind);
}

export const adapterKinds = (): readonly AdapterKind[] => kinds;

/** The kind of this name; without a name, adapters at a site. Undefined if there is none. */
export function findAdapterKind(name: string = siteKind.name): AdapterKind | undefined {
  return kinds.find((kind) => kind.name === name);
}

export function kindOf({ kind }: AnyAdapterConfig): AdapterKind {
  const found = findAdapterKind(kind);
  assert(found !== undefined, `no adapter kind "${kind}" is registered`);
  return found;
}
