/** How the net lets adapters in: it knows no kind of them, only that each may have something to add at a place. */
import type { AdapterPoint } from '../adapters/sites.ts';
import { type Tensor, tf } from '../tf.ts';
import type { Place, Projection } from './blocks.ts';

/**
 * An adapter in one block, for one forward pass. The net calls it at every place in the order in which the pass meets them,
 * with the value that is there, and adds what it returns; `undefined` adds nothing. At a projection the value is what
 * enters the layer, and what is returned is added to what comes out of it.
 */
export type Visit = (place: Place, value: Tensor) => Tensor | undefined;

export interface Attachable {
  /** False leaves the net as it is. */
  readonly enabled: boolean;
  /** Begins a forward pass through the block of this path. */
  enter(path: string): Visit;
}

/** Any number of adapters in one net. */
export type Adapters = Attachable | readonly Attachable[] | undefined;

/** One block's view of the adapters. */
export class Tap {
  readonly #visits: readonly Visit[];

  constructor(adapters: Adapters, path: string) {
    const all = adapters === undefined ? [] : 'enter' in adapters ? [adapters] : adapters;
    this.#visits = all.filter(({ enabled }) => enabled).map((adapter) => adapter.enter(path));
  }

  /** Passes the value of a point on, with what the adapters add. */
  at(point: AdapterPoint, value: Tensor): Tensor {
    return this.#addTo(value, point, value);
  }

  /** Passes the output of a linear layer on, with what the adapters make of its input. */
  around(projection: Projection, input: Tensor, output: Tensor): Tensor {
    return this.#addTo(output, projection, input);
  }

  /** All adapters see the value before any adds to it, so that their order does not matter. */
  #addTo(sum: Tensor, place: Place, value: Tensor): Tensor {
    return this.#visits
      .map((visit) => visit(place, value))
      .reduce<Tensor>((total, added) => (added === undefined ? total : tf.add(total, added)), sum);
  }
}
