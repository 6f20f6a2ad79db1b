import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BlobStore } from '../../../../coordinator/blob/blob-store.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function* inChunks(bytes: Uint8Array, size = 7): AsyncIterable<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function contentOf(store: BlobStore, sha256: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of store.read(sha256)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

describe('the artifact store', () => {
  let folder: string;
  let store: BlobStore;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yates-blobs-'));
    store = new BlobStore(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('keeps content under its hash, once', async () => {
    const bytes = Buffer.from('adapter weights');
    const sha256 = hashOf(bytes);
    expect(store.has(sha256)).toBe(false);
    for (let time = 0; time < 2; time++) {
      expect(await store.put(inChunks(bytes), sha256)).toEqual({ sha256, sizeBytes: bytes.length });
    }
    expect(store.has(sha256)).toBe(true);
    expect(existsSync(join(folder, sha256.slice(0, 2), sha256))).toBe(true);
    expect(await contentOf(store, sha256)).toEqual(bytes);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('keeps empty content', async () => {
    const { sha256 } = await store.put(inChunks(Buffer.alloc(0)));
    expect(sha256).toBe(hashOf(Buffer.alloc(0)));
    expect(await contentOf(store, sha256)).toHaveLength(0);
  });

  test('refuses what is not what it was announced as, and keeps nothing of it', async () => {
    const announced = hashOf(Buffer.from('other'));
    await expect(store.put(inChunks(Buffer.from('this')), announced)).rejects.toMatchObject({
      code: 'E_BLOB_HASH',
    });
    expect(store.has(announced)).toBe(false);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('leaves nothing behind of an upload that breaks off', async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('connection reset');
    }
    await expect(store.put(broken())).rejects.toThrow('connection reset');
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('clears away what a crash cut off', () => {
    mkdirSync(join(folder, 'incoming'), { recursive: true });
    writeFileSync(join(folder, 'incoming', 'half'), 'x');
    const again = new BlobStore(folder);
    expect(again.has('half')).toBe(false);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test.each(['', 'zz', '../../etc/passwd', `${'a'.repeat(63)}/`, 'A'.repeat(64), 'a'.repeat(64)])(
    'knows no artifact %j',
    async (name) => {
      await expect(contentOf(store, name)).rejects.toMatchObject({ code: 'E_BLOB_UNKNOWN' });
    },
  );

  test.each([1, 300_000])('never gives the whole of %i bytes that were damaged on disk', async (size) => {
    const bytes = Buffer.alloc(size, 'adapter');
    const { sha256 } = await store.put(inChunks(bytes, 100_000));
    const path = join(folder, sha256.slice(0, 2), sha256);
    writeFileSync(path, Buffer.from(bytes).fill('X', size - 1));
    let arrived = 0;
    const reading = async (): Promise<void> => {
      for await (const chunk of store.read(sha256)) arrived += chunk.length;
    };
    await expect(reading()).rejects.toMatchObject({ code: 'E_BLOB_CORRUPT', place: { file: path } });
    expect(arrived).toBeLessThan(size);
    // Sent again, it is whole again.
    await store.put(inChunks(bytes, 100_000), sha256);
    expect(await contentOf(store, sha256)).toEqual(bytes);
  });
});
