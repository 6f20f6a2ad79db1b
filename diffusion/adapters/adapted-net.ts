import { YatesError } from '../../base/error.ts';
import type { NetPlan } from '../net/plan.ts';
import { type Net, type NetInputs, runNet } from '../net/unet.ts';
import type { Tensor } from '../tf.ts';
import type { Adapter } from './adapter.ts';
import { adapterParameterShapes } from './size.ts';

/**
 * A frozen net with adapters attached under names. All that are attached and enabled act at once: each reads its point
 * before any adds to it, so that the order in which they were attached does not matter.
 */
export class AdaptedNet implements Net {
  readonly plan: NetPlan;
  readonly weights: Net['weights'];
  readonly #attached = new Map<string, Adapter>();

  /** The net stays the caller's; so do the adapters. */
  constructor({ plan, weights }: Net) {
    this.plan = plan;
    this.weights = weights;
  }

  /** @throws YatesError E_ADAPTER_NAME for a name that is taken, E_ADAPTER_NET for an adapter of another net */
  attach(adapter: Adapter, name = 'default'): this {
    if (this.#attached.has(name)) {
      throw nameError(`an adapter is attached as "${name}" already`, 'detach it first, or give another name');
    }
    checkFits(this.plan, adapter, name);
    this.#attached.set(name, adapter);
    return this;
  }

  /** Leaves the net as if it had never been there. @returns the adapter, to keep or to dispose of */
  detach(name = 'default'): Adapter {
    const adapter = this.adapter(name);
    this.#attached.delete(name);
    return adapter;
  }

  /** @throws YatesError E_ADAPTER_NAME */
  adapter(name = 'default'): Adapter {
    const adapter = this.#attached.get(name);
    if (adapter !== undefined) return adapter;
    const names = [...this.#attached.keys()];
    throw nameError(
      `no adapter is attached as "${name}"`,
      names.length === 0 ? 'attach one' : `use ${names.join(', ')}`,
    );
  }

  get adapters(): ReadonlyMap<string, Adapter> {
    return this.#attached;
  }

  /** As `runNet`, with all that is attached. Call it inside a tidy. */
  run(inputs: Omit<NetInputs, 'adapter'>): Tensor {
    return runNet(this, { ...inputs, adapter: [...this.#attached.values()] });
  }
}

/** @throws YatesError E_ADAPTER_NET */
export function checkFits(plan: NetPlan, adapter: Adapter, name: string): void {
  const wanted = adapterParameterShapes(plan, adapter.config);
  const text = (shapes: Iterable<[string, readonly number[]]>): string =>
    [...shapes].map(([path, shape]) => `${path} ${shape.join('x')}`).join();
  if (text(wanted) === text(adapter.shapes)) return;
  throw new YatesError({
    code: 'E_ADAPTER_NET',
    message: `the adapter "${name}" was made for another net: its blocks are not those of this one`,
    next: "make it with this net's plan",
  });
}

function nameError(message: string, next: string): YatesError {
  return new YatesError({ code: 'E_ADAPTER_NAME', message, next });
}
