import { toPytorch } from '../net/layout.ts';
import { netParameterShapes, sizeOf } from '../net/parameters.ts';
import type { NetPlan } from '../net/plan.ts';
import type { HostTensor } from '../safetensors.ts';

/**
 * The flat array of a checkpoint as named weights in PyTorch's layout.
 *
 * @param flat weights in our layout (net/layout.ts), in the order of `netParameterShapes`
 */
export function namedWeights(plan: NetPlan, flat: Float32Array): Map<string, HostTensor> {
  const named = new Map<string, HostTensor>();
  let position = 0;
  for (const [name, shape] of netParameterShapes(plan)) {
    const size = sizeOf(shape);
    named.set(name, { shape, data: toPytorch(shape, flat.subarray(position, position + size)) });
    position += size;
  }
  return named;
}
