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

  test('in bfloat16 keep the range of float32 and eight bits', () => {
    const wide = new Map([['x', { shape: [4], data: Float32Array.of(1e38, -1.5, 1.00390625, 1.01171875) }]]);
    const { tensors: back } = decodeSafetensors(encodeSafetensors(wide, { dtype: 'BF16' }));
    const [large, ...rest] = (back.get('x') as { data: Float32Array }).data;
    expect((large as number) / 1e38).toBeCloseTo(1, 2);
    // The last two lie halfway between two bfloat16 numbers and go to the even one: down and up.
    expect(rest).toEqual([-1.5, 1, 1.015625]);
  });

  const entry = (change: object = {}): object => ({
    dtype: 'F32',
    shape: [2],
    data_offsets: [0, 8],
    ...change,
  });
  const fileOf = (header: object | string, dataBytes = 8): Uint8Array => {
    const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
    const bytes = new Uint8Array(8 + text.length + dataBytes);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
    bytes.set(text, 8);
    return bytes;
  };

  test.each<[string, RegExp, Uint8Array]>([
    ['a list for a header', /not a JSON object/, fileOf('[1]')],
    ['null for a header', /not a JSON object/, fileOf('null')],
    ['a tensor that is a number', /w is not a JSON object/, fileOf({ w: 3 })],
    ['no dtype', /w has no dtype/, fileOf({ w: entry({ dtype: 1 }) })],
    ['no shape', /w does not have a shape of whole numbers/, fileOf({ w: entry({ shape: [2, -1] }) })],
    ['a shape that is no list', /w does not have a shape/, fileOf({ w: entry({ shape: 'x' }) })],
    ['three offsets', /w does not have two data offsets/, fileOf({ w: entry({ data_offsets: [0, 4, 8] }) })],
    ['offsets in reverse', /w ends before it begins/, fileOf({ w: entry({ data_offsets: [8, 0] }) })],
    [
      'offsets beyond the file',
      /w is cut off: it ends at byte \d+, and the file has \d+/,
      fileOf({ w: entry() }, 4),
    ],
    ['a shape of other size', /w has 8 bytes, not the 12 of 3 F32/, fileOf({ w: entry({ shape: [3] }) })],
    ['a dtype of other size', /w has 8 bytes, not the 4 of 2 F16/, fileOf({ w: entry({ dtype: 'F16' }) })],
    ['a dtype we do not read', /holds w as I16, not F32/, fileOf({ w: entry({ dtype: 'I16', shape: [4] }) })],
    [
      'a dtype nobody knows',
      /holds w as constructor, not F32/,
      fileOf({ w: entry({ dtype: 'constructor' }) }),
    ],
    [
      'tensors that overlap',
      /b overlaps the tensor before it/,
      fileOf({ a: entry(), b: entry({ shape: [1], data_offsets: [4, 8] }) }),
    ],
    ['a hole', /leaves 8 bytes before w/, fileOf({ w: entry({ data_offsets: [8, 16] }) }, 16)],
    ['bytes left over', /has 4 bytes after its last tensor/, fileOf({ w: entry() }, 12)],
    [
      'a name that comes twice',
      /names w twice/,
      fileOf(`{"w":${JSON.stringify(entry())},"\\u0077":${JSON.stringify(entry())}}`),
    ],
    ['metadata that are numbers', /metadata/, fileOf({ __metadata__: { step: 3 }, w: entry() })],
    [
      'a header longer than the file',
      /announce one of 72057594037927940 bytes, and the file has 16/,
      Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    ],
  ])('refuse %s, and name what is wrong', (_, message, bytes) => {
    expect(() => decodeSafetensors(bytes, 'x.safetensors')).toThrow(/^E_SAFETENSORS x\.safetensors /);
    expect(() => decodeSafetensors(bytes, 'x.safetensors')).toThrow(message);
  });

  test('do not take what is within a tensor for a name that comes twice', () => {
    const header = `{"shape":${JSON.stringify(entry())},"a\\"}{":${JSON.stringify(entry({ data_offsets: [8, 16] }))}}`;
    expect([...decodeSafetensors(fileOf(header, 16)).tensors.keys()]).toEqual(['shape', 'a"}{']);
  });

  test('with a name of megabytes are refused like any other', () => {
    const name = `${'x'.repeat(10_000_000)}\\n`.repeat(2);
    expect(() => decodeSafetensors(fileOf(`{"${name}":1}`))).toThrow(
      /x\.\.\." is not a JSON object|x\.\.\. is not/,
    );
  });

  test('show a name that could move the cursor as text', () => {
    expect(() => decodeSafetensors(fileOf({ '\u001b[2Jw': entry({ shape: [3] }) }))).toThrow(
      /"\\u001b\[2Jw" has 8/,
    );
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
