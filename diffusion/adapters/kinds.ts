/** The kinds of adapters that there are. */
import { assert } from '../../base/assert.ts';
import type { AnyAdapterConfig } from './config.ts';
import type { AdapterKind } from './kind.ts';
import { siteKind } from './site-kind.ts';

/** Those that come with us: a new one is a file and a line here. */
const kinds: AdapterKind[] = [siteKind];

/** What a sweep's setting `adapter` may say beside the name of a kind: nothing is trained, or the whole net. */
export const referenceRows = ['none', 'full'] as const;

/** What the settings of a kind may not be called: all adapters have these, in sweeps or in the metadata of files. */
const sharedFields: readonly string[] = ['adapter', 'init', 'lr', 'format', 'kind', 'net', 'base'];

/** Adds a kind to this process, for nets, files and sweeps alike. Its name must be free. */
export function registerAdapterKind<C extends AnyAdapterConfig>(kind: AdapterKind<C>): void {
  const taken = [...kinds.map(({ name }) => name), ...referenceRows];
  assert(!taken.includes(kind.name), `the name "${kind.name}" of an adapter kind is taken`);
  const shared = Object.keys(kind.settings).find((name) => sharedFields.includes(name));
  assert(shared === undefined, `the adapter kind "${kind.name}" has a setting "${shared}", as all kinds do`);
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
