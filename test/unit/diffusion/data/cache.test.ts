import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cached, readCached } from '../../../../diffusion/data/cache.ts';

const former = process.env['YATES_CACHE'];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yates-cache-'));
  process.env['YATES_CACHE'] = join(folder, 'made', 'when', 'needed');
});
afterEach(async () => {
  if (former === undefined) delete process.env['YATES_CACHE'];
  else process.env['YATES_CACHE'] = former;
  await rm(folder, { recursive: true, force: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('cache', () => {
  it('computes once a key, and again for another key', async () => {
    let computed = 0;
    const compute = async (): Promise<Uint8Array> => bytes(`value ${++computed}`);
    expect(await cached({ kind: 'x', version: 1 }, compute)).toEqual(bytes('value 1'));
    expect(await cached({ version: 1, kind: 'x' }, compute)).toEqual(bytes('value 1'));
    expect(await cached({ kind: 'x', version: 2 }, compute)).toEqual(bytes('value 2'));
  });

  it('stays whole when many write one key at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => cached({ kind: 'y' }, async () => bytes('same for all'))),
    );
    expect(new Set(all.map((value) => new TextDecoder().decode(value)))).toEqual(new Set(['same for all']));
    expect(await readdir(process.env['YATES_CACHE'] as string)).toHaveLength(1);
    expect(await readCached({ kind: 'y' })).toEqual(bytes('same for all'));
  });

  it('keeps the empty value', async () => {
    await cached({ kind: 'empty' }, async () => new Uint8Array(0));
    expect(await readCached({ kind: 'empty' })).toEqual(new Uint8Array(0));
  });

  it('passes a failed computation on and keeps nothing of it', async () => {
    const fail = (): Promise<Uint8Array> => Promise.reject(new Error('no icons'));
    await expect(cached({ kind: 'z' }, fail)).rejects.toThrow('no icons');
    expect(await readCached({ kind: 'z' })).toBeUndefined();
  });
});
