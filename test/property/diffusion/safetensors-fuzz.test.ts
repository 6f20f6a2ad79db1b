/** Whatever a safetensors file holds, reading it gives its tensors or an error in words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { YatesError } from '../../../base/error.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../diffusion/safetensors.ts';
import { repeatedKey } from '../../../diffusion/safetensors-header.ts';
import { repeated } from '../../in-full.ts';

/** True for tensors, false for an error of ours; anything else is thrown on. */
function isTaken(bytes: Uint8Array): boolean {
  try {
    const { tensors } = decodeSafetensors(bytes);
    // What is taken has come from the file: no tensor is made on the header's word.
    const floats = [...tensors.values()].reduce((sum, { data }) => sum + data.length, 0);
    expect(floats).toBeLessThanOrEqual(bytes.length);
    return true;
  } catch (error) {
    if (error instanceof YatesError && error.code === 'E_SAFETENSORS') return false;
    throw error;
  }
}

const whole = encodeSafetensors(
  new Map([
    ['a.weight', { shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) }],
    ['a.bias', { shape: [2], data: Float32Array.of(7, 8) }],
  ]),
  { metadata: { base: 'x' } },
);

const fileOf = (header: string, data: Uint8Array): Uint8Array => {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
};

describe('reading safetensors', () => {
  test('of any bytes ends in an error of ours', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(isTaken(bytes)).toBe(false);
      }),
    );
  });

  test('with any one byte changed gives tensors or an error of ours', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (position, change) => {
        const bytes = Uint8Array.from(whole);
        bytes[position] = (bytes[position] as number) ^ change;
        expect(isTaken(bytes)).toBeTypeOf('boolean');
      }),
      { numRuns: repeated(500, 2000) },
    );
  });

  test('cut off anywhere, or with anything after it, is refused', () => {
    for (let length = 0; length < whole.length; length++)
      expect(isTaken(whole.subarray(0, length))).toBe(false);
    expect(isTaken(whole)).toBe(true);
    expect(isTaken(Uint8Array.of(...whole, 0))).toBe(false);
  });

  const count = fc.oneof(fc.nat(8), fc.constantFrom(2 ** 31, 2 ** 53, 1e300, -1, 0.5));
  const loose = fc.record(
    {
      dtype: fc.constantFrom<unknown>('F32', 'F16', 'BF16', 'I32', 'F64', 'I64', 'F4', '__proto__', 7, null),
      shape: fc.oneof(fc.array(count, { maxLength: 3 }), fc.jsonValue()),
      data_offsets: fc.oneof(fc.tuple(count, count), fc.jsonValue()),
    },
    { noNullPrototype: true },
  );

  test('with any header gives tensors or an error of ours, and makes none on its word', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('__metadata__', '__proto__', 'constructor'));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, fc.oneof(loose, fc.jsonValue())), { maxLength: 4 }),
        fc.uint8Array({ maxLength: 32 }),
        (entries, data) => {
          const fields = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
          expect(isTaken(fileOf(`{${fields.join(',')}}`, data))).toBeTypeOf('boolean');
        },
      ),
      { numRuns: repeated(500, 2000) },
    );
  });
});

describe('a repeated key', () => {
  test('is found wherever it stands, and only there', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1 }),
        fc.jsonValue(),
        fc.nat(),
        (keys, value, pick) => {
          const field = (key: string): string => `${JSON.stringify(key)} : ${JSON.stringify(value)}`;
          expect(repeatedKey(`{${keys.map(field).join(',')}}`)).toBeUndefined();
          const again = keys[pick % keys.length] as string;
          expect(repeatedKey(`{${[...keys, again].map(field).join(',')}}`)).toBe(again);
        },
      ),
    );
  });
});
