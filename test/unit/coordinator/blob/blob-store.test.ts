import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BlobStore } from '../../../../coordinator/blob/blob-store.ts';

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const announced = (bytes: Uint8Array) => ({ sha256: hashOf(bytes), sizeBytes: bytes.length });

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
      await store.put(inChunks(bytes), announced(bytes));
    }
    expect(store.has(sha256)).toBe(true);
    expect(existsSync(join(folder, sha256.slice(0, 2), sha256))).toBe(true);
    expect(await contentOf(store, sha256)).toEqual(bytes);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('keeps empty content', async () => {
    const sha256 = hashOf(Buffer.alloc(0));
    await store.put(inChunks(Buffer.alloc(0)), announced(Buffer.alloc(0)));
    expect(await contentOf(store, sha256)).toHaveLength(0);
  });

  test('refuses what is not what it was announced as, and keeps nothing of it', async () => {
    const other = { sha256: hashOf(Buffer.from('other')), sizeBytes: 4 };
    await expect(store.put(inChunks(Buffer.from('this')), other)).rejects.toMatchObject({
      code: 'E_BLOB_HASH',
    });
    expect(store.has(other.sha256)).toBe(false);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('leaves nothing behind of the second of two uploads of one file where both break off', async () => {
    const bytes = Buffer.from('whole');
    async function* broken(): AsyncIterable<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('connection reset');
    }
    const uploads = [store.put(broken(), announced(bytes)), store.put(broken(), announced(bytes))];
    for (const upload of uploads) await expect(upload).rejects.toThrow('connection reset');
    expect(readdirSync(join(folder, 'incoming'))).toEqual([hashOf(bytes)]);
  });

  test('goes on with an upload that broke off, also after a restart', async () => {
    const bytes = Buffer.from('a long adapter that comes in two parts');
    const sha256 = hashOf(bytes);
    async function* broken(): AsyncIterable<Uint8Array> {
      yield bytes.subarray(0, 10);
      throw new Error('connection reset');
    }
    await expect(store.put(broken(), announced(bytes))).rejects.toThrow('connection reset');
    store = new BlobStore(folder);
    expect([store.has(sha256), store.received(sha256)]).toEqual([false, 10]);
    await expect(store.put(inChunks(bytes.subarray(11)), announced(bytes), 11)).rejects.toMatchObject({
      code: 'E_BLOB_OFFSET',
    });
    // Less than is here may be sent as well.
    await store.put(inChunks(bytes.subarray(8)), announced(bytes), 8);
    expect(await contentOf(store, sha256)).toEqual(bytes);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('a part that went bad meanwhile is thrown away, and the file is sent from its beginning', async () => {
    const bytes = Buffer.from('a long adapter that comes in two parts');
    const sha256 = hashOf(bytes);
    writeFileSync(join(folder, 'incoming', sha256), 'torn');
    await expect(store.put(inChunks(bytes.subarray(4)), announced(bytes), 4)).rejects.toMatchObject({
      code: 'E_BLOB_HASH',
    });
    expect(store.received(sha256)).toBe(0);
    await store.put(inChunks(bytes), announced(bytes));
    expect(await contentOf(store, sha256)).toEqual(bytes);
  });

  test('keeps the same content sent twice at once', async () => {
    const bytes = Buffer.from('sent by two agents');
    const sha256 = hashOf(bytes);
    await Promise.all([
      store.put(inChunks(bytes), announced(bytes)),
      store.put(inChunks(bytes, 3), announced(bytes)),
    ]);
    expect(await contentOf(store, sha256)).toEqual(bytes);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('notices damage when it reads, before the last chunk, and takes the artifact anew', async () => {
    const bytes = Buffer.alloc(600_000, 'weights');
    const sha256 = hashOf(bytes);
    await store.put(inChunks(bytes, 100_000), announced(bytes));
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
    await store.put(inChunks(bytes, 100_000), announced(bytes));
    expect(await contentOf(store, sha256)).toEqual(bytes);
  });

  test('a file of another size than announced is not the artifact', async () => {
    const bytes = Buffer.from('whole');
    const sha256 = hashOf(bytes);
    await store.put(inChunks(bytes), announced(bytes));
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
    const sha256 = hashOf(bytes);
    await store.put(inChunks(bytes, 100_000), announced(bytes));
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
    await store.put(inChunks(bytes, 100_000), announced(bytes));
    expect(await contentOf(store, sha256)).toEqual(bytes);
  });

  test('reads and writes no more than was announced', async () => {
    let taken = 0;
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) {
        taken++;
        yield Buffer.alloc(10);
      }
    }
    const small = { sha256: hashOf(Buffer.alloc(25)), sizeBytes: 25 };
    await expect(store.put(endless(), small)).rejects.toMatchObject({ code: 'E_BLOB_SIZE' });
    expect(taken).toBe(3);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('refuses less than was announced', async () => {
    const bytes = Buffer.from('short');
    await expect(store.put(inChunks(bytes), { sha256: hashOf(bytes), sizeBytes: 6 })).rejects.toMatchObject({
      code: 'E_BLOB_SIZE',
    });
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('writes each chunk before it takes the next, and reads no further than it is asked for', async () => {
    const size = 16 * 2 ** 20;
    const bytes = Buffer.alloc(size, 'weights');
    const { sha256 } = announced(bytes);
    const part = join(folder, 'incoming', sha256);
    const aheadOfDisk: number[] = [];
    async function* watched(): AsyncIterable<Uint8Array> {
      let sent = 0;
      for await (const chunk of inChunks(bytes, 256 * 1024)) {
        aheadOfDisk.push(sent - (statSync(part, { throwIfNoEntry: false })?.size ?? 0));
        sent += chunk.length;
        yield chunk;
      }
    }
    await store.put(watched(), announced(bytes));
    expect(new Set(aheadOfDisk)).toEqual(new Set([0]));
    let read = 0;
    const reading = async (): Promise<void> => {
      for await (const chunk of store.read(sha256)) {
        // What has been read before the file is cut is all that was held.
        if (read === 0) truncateSync(join(folder, sha256.slice(0, 2), sha256), 0);
        read += chunk.length;
      }
    };
    await expect(reading()).rejects.toMatchObject({ code: 'E_BLOB_CORRUPT' });
    expect(read).toBeLessThan(size / 4);
  });

  test('removes a part that nobody has gone on with for a day, while it runs', async () => {
    let nowMs = Date.now();
    const running = new BlobStore(folder, { nowMs: () => nowMs });
    const abandoned = join(folder, 'incoming', 'a'.repeat(64));
    writeFileSync(abandoned, 'part');
    const bytes = Buffer.from('another');
    await running.put(inChunks(bytes), announced(bytes));
    expect(existsSync(abandoned)).toBe(true);
    nowMs += 25 * 60 * 60_000;
    await running.put(inChunks(bytes), announced(bytes));
    expect(existsSync(abandoned)).toBe(false);
  });

  test('takes no more than its quota, what is here already and what is on its way included', async () => {
    const first = Buffer.alloc(60, 'a');
    await store.put(inChunks(first), announced(first));
    const limited = new BlobStore(folder, { quotaBytes: 100 });
    const second = Buffer.alloc(50, 'b');
    await expect(limited.put(inChunks(second), announced(second))).rejects.toMatchObject({
      code: 'E_BLOB_QUOTA',
    });
    const third = Buffer.alloc(30, 'c');
    await limited.put(inChunks(third), announced(third));
    const fourth = Buffer.alloc(11, 'd');
    await expect(limited.put(inChunks(fourth), announced(fourth))).rejects.toMatchObject({
      code: 'E_BLOB_QUOTA',
    });
    // What broke off before it began left no part.
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('writes through no link that lies where a part comes', async () => {
    const bytes = Buffer.from('weights');
    const target = join(folder, 'target');
    writeFileSync(target, 'mine');
    symlinkSync(target, join(folder, 'incoming', hashOf(bytes)));
    await expect(store.put(inChunks(bytes), announced(bytes))).rejects.toThrow(/EEXIST|ELOOP/);
    expect(readFileSync(target, 'utf8')).toBe('mine');
  });
});
