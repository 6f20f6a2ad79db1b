/** Merging: where the net's own weights can take an adapter in, the net then costs what the bare net costs. */
import { YatesError } from '../../base/error.ts';
import type { NetPlan } from '../net/plan.ts';
import type { Net } from '../net/unet.ts';
import { weightNamed } from '../net/weights.ts';
import { type Tensor, tf } from '../tf.ts';
import { checkFits } from './adapted-net.ts';
import type { Adapter } from './adapter.ts';
import { kindOf } from './kinds.ts';

export interface MergedNet extends Net {
  /** Releases the merged weights; those of the net that it was made from stay. */
  dispose(): void;
}

/** Why an adapter cannot be merged into a net of this plan; undefined where it can. */
export function mergeObstacle(plan: NetPlan, { config }: Pick<Adapter, 'config'>): string | undefined {
  const { name, merging } = kindOf(config);
  if (merging === undefined) return `merging is not defined for the kind ${name}`;
  return merging.obstacle(config, plan);
}

/**
 * The net with the adapter in its weights. Only the layers that take it in are new, the others are shared.
 *
 * @throws YatesError E_ADAPTER_MERGE where merging is not defined, E_ADAPTER_NET for an adapter of another net
 */
export function mergeAdapter(net: Net, adapter: Adapter): MergedNet {
  checkFits(net.plan, adapter, 'to merge');
  const { merging } = adapter.kind;
  const obstacle = mergeObstacle(net.plan, adapter);
  if (merging === undefined || obstacle !== undefined) {
    throw new YatesError({
      code: 'E_ADAPTER_MERGE',
      message: `the adapter cannot be merged: ${obstacle}`,
      next: `keep it attached${merging === undefined ? '' : `; ${merging.possible} can be merged`}`,
    });
  }
  const changed = new Map<string, Tensor>();
  const netWeight = (name: string): Tensor => weightNamed(net.weights, name);
  for (const scope of adapter.scopes()) {
    const changes = tf.tidy(() => merging.merge(adapter.config, scope, netWeight));
    for (const [name, tensor] of Object.entries(changes)) changed.set(name, tensor);
  }
  return {
    plan: net.plan,
    weights: new Map([...net.weights, ...changed]),
    dispose: () => tf.dispose([...changed.values()]),
  };
}
