/**
 * PyTorch's layout of weights and images to ours and back. Ours is channels-last: linear layers and 1x1 convolutions are
 * [in, out], 3x3 convolutions [3, 3, in, out]; PyTorch has [out, in] and [out, in, 3, 3], and NCHW for images.
 */
import { assert } from '../../base/assert.ts';

/** @param shape as PyTorch stores the weight */
export function internalShape(shape: readonly number[]): number[] {
  const [outputs, inputs, height, width] = shape as [number, number, number, number];
  if (shape.length === 1) return [outputs];
  if (shape.length === 2 || (height === 1 && width === 1)) return [inputs, outputs];
  assert(shape.length === 4, `weight of shape ${shape.join('x')}`);
  return [height, width, inputs, outputs];
}

export function toInternal(shape: readonly number[], values: Float32Array): Float32Array {
  return permute(shape, values, false);
}

export function toPytorch(shape: readonly number[], values: Float32Array): Float32Array {
  return permute(shape, values, true);
}

function permute(shape: readonly number[], from: Float32Array, backwards: boolean): Float32Array {
  if (shape.length === 1) return from.slice();
  const [outputs, inputs] = shape as [number, number];
  const taps = shape.slice(2).reduce((product, extent) => product * extent, 1);
  const to = new Float32Array(from.length);
  for (let output = 0; output < outputs; output++) {
    for (let input = 0; input < inputs; input++) {
      for (let tap = 0; tap < taps; tap++) {
        const theirs = (output * inputs + input) * taps + tap;
        const ours = (tap * inputs + input) * outputs + output;
        if (backwards) to[theirs] = from[ours] as number;
        else to[ours] = from[theirs] as number;
      }
    }
  }
  return to;
}

/** [N,C,H,W] -> [N,H,W,C] */
export function channelsLast(
  [count, channels, height, width]: readonly number[],
  from: Float32Array,
): Float32Array {
  const positions = (height as number) * (width as number);
  return transposeEach(count as number, channels as number, positions, from);
}

/** [N,H,W,C] -> [N,C,H,W] */
export function channelsFirst(
  [count, height, width, channels]: readonly number[],
  from: Float32Array,
): Float32Array {
  const positions = (height as number) * (width as number);
  return transposeEach(count as number, positions, channels as number, from);
}

function transposeEach(count: number, rows: number, columns: number, from: Float32Array): Float32Array {
  const to = new Float32Array(from.length);
  for (let item = 0; item < count; item++) {
    const base = item * rows * columns;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        to[base + column * rows + row] = from[base + row * columns + column] as number;
      }
    }
  }
  return to;
}
