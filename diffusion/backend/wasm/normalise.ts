import type { tf } from '../../tf.ts';
import { affineGradient, groupInputGradient, normaliseGroups } from './group-norm.ts';
import { type Kernels, lastOf, type Machine, sizeOf } from './kernel.ts';
import { normaliseRows, rowInputGradient } from './layer-norm.ts';

/** Kernels of ops/normalise.ts. `groups` 0 is layer normalisation, where each row is a sample with one group. */
export function normaliseKernels({ heap }: Machine): Kernels {
  return {
    YatesNormalise({ x, affine }, attributes) {
      const input = x as tf.TensorInfo;
      const output = heap.output(input.shape);
      const extent = extentOf(input.shape, attributes);
      const place = { x: heap.at(input), affine: heap.at(affine as tf.TensorInfo), y: heap.at(output) };
      if (attributes['groups'] === 0) normaliseRows(heap.floats, extent, place);
      else normaliseGroups(heap.floats, extent, place);
      return output;
    },
    YatesNormaliseInputGradient({ dy, x, affine }, attributes) {
      const input = x as tf.TensorInfo;
      const output = heap.output(input.shape);
      const extent = extentOf(input.shape, attributes);
      const place = {
        dy: heap.at(dy as tf.TensorInfo),
        x: heap.at(input),
        affine: heap.at(affine as tf.TensorInfo),
        dx: heap.at(output),
      };
      if (attributes['groups'] === 0) rowInputGradient(heap.floats, extent, place);
      else groupInputGradient(heap.floats, extent, place);
      return output;
    },
    YatesNormaliseAffineGradient({ dy, x }, attributes) {
      const input = x as tf.TensorInfo;
      const output = heap.output([2, lastOf(input.shape)]);
      const place = { dy: heap.at(dy as tf.TensorInfo), x: heap.at(input), affineGradient: heap.at(output) };
      affineGradient(heap.floats, extentOf(input.shape, attributes), place);
      return output;
    },
  };
}

/** Sizes of a normalisation. */
export interface Extent {
  readonly samples: number;
  /** Rows of channels in a sample. */
  readonly positions: number;
  readonly channels: number;
  readonly groups: number;
  readonly epsilon: number;
}

function extentOf(shape: readonly number[], { groups, epsilon }: Readonly<Record<string, number>>): Extent {
  const channels = lastOf(shape);
  const rows = sizeOf(shape) / channels;
  const samples = groups === 0 ? rows : (shape[0] as number);
  const count = groups === 0 ? 1 : (groups as number);
  return { samples, positions: rows / samples, channels, groups: count, epsilon: epsilon as number };
}
