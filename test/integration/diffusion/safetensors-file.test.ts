import { mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeSafetensors, readSafetensors, writeSafetensors } from '../../../diffusion/safetensors.ts';
import { openSafetensors, openSharded } from '../../../diffusion/safetensors-file.ts';
import { withSource } from '../../../diffusion/tensor-source.ts';

const a = { shape: [2, 2], data: Float32Array.of(1, -2, 0.5, 3) };
const b = { shape: [1], data: Float32Array.of(7) };

let folder: string;
const at = (name: string): string => join(folder, name);
const writeIndex = (weightMap: unknown): Promise<void> =>
  writeFile(at('model.safetensors.index.json'), JSON.stringify({ metadata: {}, weight_map: weightMap }));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yates-safetensors-'));
  await writeSafetensors(at('one.safetensors'), new Map([['a', a]]), { metadata: { step: '7' } });
  await writeSafetensors(at('two.safetensors'), new Map([['b', b]]), { dtype: 'BF16' });
});
afterAll(() => rm(folder, { recursive: true }));

describe('a safetensors file', () => {
  test('tells what it holds before anything is read, and reads one tensor', async () => {
    await withSource(openSafetensors(at('one.safetensors')), async (source) => {
      expect(source.metadata).toEqual({ step: '7' });
      expect(source.tensors.get('a')).toMatchObject({ dtype: 'F32', shape: [2, 2] });
      expect(await source.read('a')).toEqual(a.data);
      await expect(source.read('c')).rejects.toThrow(/E_SAFETENSORS .*one\.safetensors has no tensor c/);
    });
  });

  test('of more than 4 GiB is read where its tensors lie', async () => {
    // Sparse: 4.3 GB by its size, some kilobytes on disk.
    const size = 2 ** 30 + 2 ** 16;
    const whole = 4 * size + 4;
    const header = JSON.stringify({
      huge: { dtype: 'F32', shape: [size], data_offsets: [0, 4 * size] },
      last: { dtype: 'F32', shape: [1], data_offsets: [4 * size, whole] },
    });
    const file = await open(at('huge.safetensors'), 'w');
    const prefix = Buffer.alloc(8);
    prefix.writeBigUInt64LE(BigInt(header.length));
    await file.write(Buffer.concat([prefix, Buffer.from(header)]));
    await file.write(Buffer.from(Float32Array.of(42).buffer), 0, 4, 8 + header.length + 4 * size);
    await file.close();
    await withSource(openSafetensors(at('huge.safetensors')), async (source) => {
      expect(await source.read('last')).toEqual(Float32Array.of(42));
    });
    await truncate(at('huge.safetensors'), 1000);
    await expect(openSafetensors(at('huge.safetensors'))).rejects.toThrow(
      /E_SAFETENSORS .*huge\.safetensors huge is cut off: it ends at byte 4295\d+, and the file has 1000/,
    );
  });

  test('that is a folder, or empty, is told', async () => {
    await expect(readSafetensors(folder)).rejects.toThrow(/E_SAFETENSORS/);
    await writeFile(at('empty.safetensors'), '');
    await expect(readSafetensors(at('empty.safetensors'))).rejects.toThrow(/the file has 0 bytes/);
  });

  test('keeps other types apart until they are asked for', async () => {
    const bytes = encodeSafetensors(new Map([['ids', { shape: [2], data: Float32Array.of(0, 0) }]]));
    const text = new TextDecoder('latin1').decode(bytes).replace('"F32"', '"I64"').replace('[2]', '[1]');
    await writeFile(at('ids.safetensors'), text, 'latin1');
    await withSource(openSafetensors(at('ids.safetensors')), async (source) => {
      expect(source.tensors.get('ids')?.dtype).toBe('I64');
      await expect(source.read('ids')).rejects.toThrow(/holds ids as I64/);
    });
  });
});

describe('shards', () => {
  test('are read as one', async () => {
    await writeIndex({ a: 'one.safetensors', b: 'two.safetensors' });
    await withSource(openSharded(at('model.safetensors.index.json')), async (source) => {
      expect([...source.tensors.keys()]).toEqual(['a', 'b']);
      expect(await source.read('a')).toEqual(a.data);
      expect(await source.read('b')).toEqual(b.data);
    });
  });

  test('that are missing are listed together, with the tensors that are elsewhere', async () => {
    await writeIndex({ a: 'two.safetensors', b: 'three.safetensors', c: 'four.safetensors' });
    await expect(openSharded(at('model.safetensors.index.json'))).rejects.toThrow(
      /three\.safetensors cannot be read; four\.safetensors cannot be read; a \(not in two\.safetensors\)/,
    );
  });

  test.each([
    [{ a: '../one.safetensors' }, /names no file beside it/],
    [{ a: 3 }, /names no file beside it/],
    [undefined, /has no weight_map/],
  ])('by the index %j are refused', async (weightMap, message) => {
    await writeIndex(weightMap);
    await expect(openSharded(at('model.safetensors.index.json'))).rejects.toThrow(message);
  });
});
