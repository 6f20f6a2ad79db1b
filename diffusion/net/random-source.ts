import { seededRandom } from '../../base/random.ts';
import type { TensorSource } from '../tensor-source.ts';
import { type ParameterShapes, pytorchDefault } from './parameters.ts';

/**
 * Random weights made one at a time, as PyTorch initialises them: to try a net's size, speed and plumbing without its
 * weights. A weight depends on the seed and its name alone, whatever else is read.
 */
export function randomSource(shapes: ParameterShapes, seed: number | string): TensorSource {
  const random = seededRandom(`weights ${seed}`);
  return {
    place: 'random weights',
    tensors: new Map([...shapes].map(([name, shape]) => [name, { dtype: 'F32', shape }])),
    metadata: {},
    read: (name) => Promise.resolve(pytorchDefault(name, shapes, random.fork(name))),
    close: () => Promise.resolve(),
  };
}
