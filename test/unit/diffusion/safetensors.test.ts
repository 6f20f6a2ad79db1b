import { describe, expect, test } from 'vitest';
import { floatToHalf, halfToFloat } from '../../../diffusion/half-float.ts';
import { decodeSafetensors, encodeSafetensors, readSafetensors } from '../../../diffusion/safetensors.ts';

const tensors = new Map([
  ['a.weight', { shape: [2, 2], data: Float32Array.of(1, -2, 0.5, 1e-3) }],
  ['b', { shape: [1], data: Float32Array.of(65_504) }],
]);

describe('safetensors', () => {
  test('come back as they went in, with their metadata', () => {
    const { tensors: back, metadata } = decodeSafetensors(
      encodeSafetensors(tensors, { metadata: { step: '7' } }),
    );
    expect(back).toEqual(tensors);
    expect(metadata).toEqual({ step: '7' });
  });

  test('are read from an unaligned place in a larger buffer', () => {
    const bytes = encodeSafetensors(tensors);
    const shifted = Buffer.concat([Buffer.of(1, 2, 3), bytes]).subarray(3);
    expect(decodeSafetensors(shifted).tensors).toEqual(tensors);
  });

  test('begin their data on a multiple of eight', () => {
    const bytes = encodeSafetensors(tensors);
    expect(Number(new DataView(bytes.buffer).getBigUint64(0, true)) % 8).toBe(0);
  });

  test('in half precision keep eleven bits', () => {
    const { tensors: back } = decodeSafetensors(encodeSafetensors(tensors, { dtype: 'F16' }));
    expect(back.get('b')?.data[0]).toBe(65_504);
    expect(back.get('a.weight')?.data[3]).toBeCloseTo(1e-3, 6);
  });

  test.each([
    ['nothing', new Uint8Array(0)],
    ['text', new TextEncoder().encode('PK this is no safetensors file')],
    ['a header that is not JSON', Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7b)],
    ['a file that is cut off', encodeSafetensors(tensors).subarray(0, -4)],
  ])('refuse %s', (_, bytes) => {
    expect(() => decodeSafetensors(bytes, 'x.safetensors')).toThrow(/E_SAFETENSORS x\.safetensors/);
  });

  test('name a file that is missing', async () => {
    await expect(readSafetensors('no/such.safetensors')).rejects.toThrow(/E_SAFETENSORS no\/such/);
  });
});

describe('half floats', () => {
  test('every one of the 65,536 survives the way to float and back', () => {
    const all = Uint16Array.from({ length: 65_536 }, (_, bits) => bits);
    const back = floatToHalf(halfToFloat(all));
    // A float has many NaNs and one is enough: their sign and payload are not kept.
    const isNotANumber = (half: number): boolean => (half & 0x7c00) === 0x7c00 && (half & 0x3ff) !== 0;
    const canonical = (half: number): number => (isNotANumber(half) ? 0x7e00 : half);
    const changed = [...all].filter((half) => canonical(back[half] as number) !== canonical(half));
    expect(changed).toEqual([]);
  });

  test('round to even and overflow to infinity', () => {
    // 2049 lies halfway between the halves 2048 and 2050, 2051 between 2050 and 2052.
    const rounded = halfToFloat(floatToHalf(Float32Array.of(2049, 2051, 65_519, 65_520, 1e-9, -1e9)));
    expect([...rounded]).toEqual([2048, 2052, 65_504, Infinity, 0, -Infinity]);
  });
});
