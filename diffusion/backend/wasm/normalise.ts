import type { tf } from '../../tf.ts';
import { type Kernels, lastOf, sizeOf } from '../kernel.ts';
import type { Machine } from './machine.ts';

type NormaliseInputs = { dy: tf.TensorInfo; x: tf.TensorInfo; scale: tf.TensorInfo; shift: tf.TensorInfo };

/** Kernels of ops/normalise.ts. `groups` 0 is layer normalisation. */
export function normaliseKernels(machine: Machine): Kernels {
  const { heap, simd } = machine;
  return {
    YatesNormalise(inputs, attributes) {
      const { x, scale, shift } = inputs as NormaliseInputs;
      const output = heap.output(x.shape);
      const { samples, positions, channels } = extentOf(x.shape, attributes);
      const { groups, epsilon, silu } = attributes as { groups: number; epsilon: number; silu: number };
      const scratch = heap.scratch(sumsPerChannel * padded(channels));
      const [from, g, b, to] = [x, scale, shift, output].map((tensor) => heap.address(tensor)) as Addresses4;
      if (groups === 0) simd.layerNorm(from, g, b, to, samples, channels, epsilon);
      else
        simd.groupNorm(from, g, b, to, samples, positions, channels, groups, epsilon, silu, scratch.address);
      scratch.free();
      return output;
    },
    YatesNormaliseInputGradient(inputs, attributes) {
      const output = heap.output(inputs['x'].shape);
      gradients(machine, inputs, attributes, heap.address(output), 0);
      return output;
    },
    YatesNormaliseAffineGradient(inputs, attributes) {
      const output = heap.output([2, lastOf(inputs['x'].shape)]);
      const at = heap.at(output);
      heap.floats.fill(0, at, at + sizeOf(output.shape));
      gradients(machine, inputs, attributes, 0, heap.address(output));
      return output;
    },
  };
}

type Addresses4 = [number, number, number, number];

/** Rows of numbers per channel that simd/group-norm.ts works with. */
const sumsPerChannel = 6;

/** Whole vectors of four. */
const padded = (channels: number): number => Math.ceil(channels / 4) * 4;

/** @param dx address of the gradient of x, or 0 @param dScale address of the gradients of scale and shift, or 0 */
function gradients(
  { heap, simd }: Machine,
  inputs: NormaliseInputs,
  attributes: Readonly<Record<string, number>>,
  dx: number,
  dScale: number,
): void {
  const { groups, epsilon, silu } = attributes as { groups: number; epsilon: number; silu: number };
  const { samples, positions, channels } = extentOf(inputs.x.shape, attributes);
  const sums = sumsPerChannel * padded(channels);
  const scratch = heap.scratch(sums + (silu === 1 ? positions * channels : 0));
  const { dy, x, scale, shift } = inputs;
  const [slope, from, g, b] = [dy, x, scale, shift].map((tensor) => heap.address(tensor)) as Addresses4;
  if (groups === 0) {
    simd.layerNormGradient(slope, from, g, dx, dScale, samples, channels, epsilon);
  } else {
    const extent = [samples, positions, channels, groups] as const;
    const { address } = scratch;
    simd.groupNormGradient(
      slope,
      from,
      g,
      b,
      dx,
      dScale,
      ...extent,
      epsilon,
      silu,
      address,
      address + 4 * sums,
    );
  }
  scratch.free();
}

/** Layer normalisation sees each row as a sample. */
function extentOf(
  shape: readonly number[],
  { groups }: Readonly<Record<string, number>>,
): { samples: number; positions: number; channels: number } {
  const channels = lastOf(shape);
  const rows = sizeOf(shape) / channels;
  const samples = groups === 0 ? rows : (shape[0] as number);
  return { samples, positions: rows / samples, channels };
}
