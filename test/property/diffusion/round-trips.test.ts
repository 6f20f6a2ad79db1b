import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  channelsFirst,
  channelsLast,
  internalShape,
  toInternal,
  toPytorch,
} from '../../../diffusion/net/layout.ts';
import { sizeOf } from '../../../diffusion/net/parameters.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../diffusion/safetensors.ts';

const extent = fc.integer({ min: 1, max: 6 });
const weightShape = fc.oneof(
  fc.tuple(extent),
  fc.tuple(extent, extent),
  fc
    .tuple(extent, extent, fc.constantFrom(1, 3))
    .map(([outputs, inputs, size]) => [outputs, inputs, size, size]),
);
const counting = (shape: readonly number[]): Float32Array =>
  Float32Array.from({ length: sizeOf(shape) }, (_, index) => index);

describe('layouts', () => {
  test('of weights lead there and back', () => {
    fc.assert(
      fc.property(weightShape, (shape) => {
        const values = counting(shape);
        expect(sizeOf(internalShape(shape))).toBe(values.length);
        expect(toPytorch(shape, toInternal(shape, values))).toEqual(values);
      }),
    );
  });

  test('of weights put input and output channels where a product wants them', () => {
    fc.assert(
      fc.property(extent, extent, extent, extent, (outputs, inputs, o, i) => {
        fc.pre(o < outputs && i < inputs);
        const ours = toInternal([outputs, inputs, 3, 3], counting([outputs, inputs, 3, 3]));
        // Tap (1, 2) of PyTorch's [o, i, y, x].
        expect(ours[(1 * 3 + 2) * inputs * outputs + i * outputs + o]).toBe((o * inputs + i) * 9 + 5);
      }),
    );
  });

  test('of images lead there and back', () => {
    fc.assert(
      fc.property(extent, extent, extent, extent, (count, channels, height, width) => {
        const values = counting([count, channels, height, width]);
        const last = channelsLast([count, channels, height, width], values);
        expect(channelsFirst([count, height, width, channels], last)).toEqual(values);
      }),
    );
  });
});

describe('safetensors', () => {
  test('hold any float and any name', () => {
    const floats = fc.float32Array({ noNaN: true, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((name) => name !== '__metadata__'),
          floats,
        ),
        (named) => {
          const entries = Object.entries(named).map(
            ([name, data]) => [name, { shape: [data.length], data }] as const,
          );
          const tensors = new Map(entries);
          expect(decodeSafetensors(encodeSafetensors(tensors)).tensors).toEqual(tensors);
        },
      ),
    );
  });

  test('that are cut off anywhere are refused', () => {
    const whole = encodeSafetensors(new Map([['a', { shape: [3], data: Float32Array.of(1, 2, 3) }]]));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (length) => {
        expect(() => decodeSafetensors(whole.subarray(0, length))).toThrow(/E_SAFETENSORS/);
      }),
    );
  });
});
