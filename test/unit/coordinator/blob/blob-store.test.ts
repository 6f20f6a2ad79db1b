import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
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

  test('goes on with an upload that broke off, also after a restart', async () => {
    const bytes = Buffer.from('a long adapter that comes in two parts');
    const sha256 = hashOf(bytes);
    async function* broken(): AsyncIterable<Uint8Array> {
      yield bytes.subarray(0, 10);
      throw new Error('connection reset');
    }
    await expect(store.put(broken(), sha256)).rejects.toThrow('connection reset');
    store = new BlobStore(folder);
    expect([store.has(sha256), store.received(sha256)]).toEqual([false, 10]);
    await expect(store.put(inChunks(bytes.subarray(11)), sha256, 11)).rejects.toMatchObject({
      code: 'E_BLOB_OFFSET',
    });
    // Less than is here may be sent as well.
    expect(await store.put(inChunks(bytes.subarray(8)), sha256, 8)).toEqual({
      sha256,
      sizeBytes: bytes.length,
    });
    expect(await contentOf(store, sha256)).toEqual(bytes);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('a part that went bad meanwhile is thrown away, and the file is sent from its beginning', async () => {
    const bytes = Buffer.from('a long adapter that comes in two parts');
    const sha256 = hashOf(bytes);
    writeFileSync(join(folder, 'incoming', sha256), 'torn');
    await expect(store.put(inChunks(bytes.subarray(4)), sha256, 4)).rejects.toMatchObject({
      code: 'E_BLOB_HASH',
    });
    expect(store.received(sha256)).toBe(0);
    await store.put(inChunks(bytes), sha256);
    expect(await contentOf(store, sha256)).toEqual(bytes);
  });

  test('keeps the same content sent twice at once', async () => {
    const bytes = Buffer.from('sent by two agents');
    const sha256 = hashOf(bytes);
    await Promise.all([store.put(inChunks(bytes), sha256), store.put(inChunks(bytes, 3), sha256)]);
    expect(await contentOf(store, sha256)).toEqual(bytes);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('notices damage when it reads, before the last chunk, and takes the artifact anew', async () => {
    const bytes = Buffer.alloc(600_000, 'weights');
    const sha256 = hashOf(bytes);
    await store.put(inChunks(bytes, 100_000), sha256);
    const rotten = Buffer.from(bytes);
    rotten[300_000] = 0;
    writeFileSync(join(folder, sha256.slice(0, 2), sha256), rotten);
    let received = 0;
    const reading = async (): Promise<void> => {
      for await (const chunk of store.read(sha256)) received += chunk.length;
    };
    await expect(reading()).rejects.toMatchObject({ code: 'E_BLOB_CORRUPT' });
    expect(received).toBeLessThan(bytes.length);
    expect(store.has(sha256)).toBe(false);
    expect(readdirSync(join(folder, 'damaged'))).toEqual([sha256]);
    await store.put(inChunks(bytes), sha256);
    expect(await contentOf(store, sha256)).toEqual(bytes);
  });

  test('a file of another size than announced is not the artifact', async () => {
    const bytes = Buffer.from('whole');
    const { sha256 } = await store.put(inChunks(bytes));
    expect([store.has(sha256, 5), store.has(sha256, 6)]).toEqual([true, false]);
  });

  test('clears away what a crash cut off and nobody will take up again', () => {
    const incoming = join(folder, 'incoming');
    writeFileSync(join(incoming, 'half'), 'x');
    writeFileSync(join(incoming, 'a'.repeat(64)), 'old');
    writeFileSync(join(incoming, 'b'.repeat(64)), 'young');
    utimesSync(join(incoming, 'a'.repeat(64)), 1, 1);
    const again = new BlobStore(folder);
    expect(again.has('half')).toBe(false);
    expect(readdirSync(incoming)).toEqual(['b'.repeat(64)]);
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
    await expect(reading()).rejects.toMatchObject({
      code: 'E_BLOB_CORRUPT',
      place: { file: join(folder, 'damaged', sha256) },
    });
    expect(arrived).toBeLessThan(size);
    // Sent again, it is whole again.
    await store.put(inChunks(bytes, 100_000), sha256);
    expect(await contentOf(store, sha256)).toEqual(bytes);
  });
});
