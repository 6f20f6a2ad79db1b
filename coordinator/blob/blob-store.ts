/**
 * Artifacts by the SHA-256 of their content, `blobs/ab/abcdef...`: written under `incoming/`, held against their hash,
 * synced and only then renamed, so that a file under its hash is whole, and the same content is kept once. Held against
 * the hash again whenever they are read: disks rot. An upload that broke off stays in `incoming/` for a day and goes on
 * from where it stopped.
 */
import { createHash, type Hash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { blobCorrupt, blobHashWrong, blobOffsetWrong, blobUnknown, asWriteError } from './blob-error.ts';

const hashForm = /^[0-9a-f]{64}$/;
const readBytes = 256 * 1024;
/** Nobody takes up an upload after so long. */
const partLivesMs = 24 * 60 * 60_000;

export interface Kept {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

export class BlobStore {
  readonly #folder: string;
  readonly #incoming: string;
  /** Hashes whose part is being written now. */
  readonly #writing = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#incoming = join(folder, 'incoming');
    mkdirSync(this.#incoming, { recursive: true });
    for (const name of readdirSync(this.#incoming)) {
      const path = join(this.#incoming, name);
      const isPart = hashForm.test(name) && Date.now() - statSync(path).mtimeMs < partLivesMs;
      if (!isPart) rmSync(path, { recursive: true, force: true });
    }
  }

  /** @param sizeBytes as announced: a file of another size is not it */
  has(sha256: string, sizeBytes?: number): boolean {
    if (!hashForm.test(sha256)) return false;
    const size = statSync(this.#pathOf(sha256), { throwIfNoEntry: false })?.size;
    return size !== undefined && (sizeBytes === undefined || size === sizeBytes);
  }

  /** Bytes of an upload that are here: once it has broken off, it may go on from there. */
  received(sha256: string): number {
    if (!hashForm.test(sha256)) return 0;
    return statSync(this.#partOf(sha256), { throwIfNoEntry: false })?.size ?? 0;
  }

  /**
   * Keeps the content. Durable when it resolves.
   *
   * @param content from `offset` on
   * @param expected its hash, under which it may go on after it broke off
   * @param offset bytes that are here already, at most `received(expected)`
   * @throws YatesError E_BLOB_HASH when it is not what `expected` says; E_BLOB_OFFSET; E_BLOB_WRITE
   */
  async put(content: AsyncIterable<Uint8Array>, expected?: string, offset = 0): Promise<Kept> {
    const here = expected === undefined || this.#writing.has(expected) ? 0 : this.received(expected);
    if (offset > here) throw blobOffsetWrong(offset, here);
    // Of two who send the same at once, one writes the part that can be taken up again.
    const isPart = expected !== undefined && !this.#writing.has(expected);
    const path = isPart ? this.#partOf(expected) : join(this.#incoming, randomBytes(12).toString('hex'));
    if (isPart) this.#writing.add(expected);
    try {
      // Made again, in case somebody has cleared the folder while we run.
      await mkdir(this.#incoming, { recursive: true });
      const { hash, sizeBytes } = await writeSynced(path, content, offset);
      const sha256 = hash.digest('hex');
      if (expected !== undefined && expected !== sha256) {
        await rm(path, { force: true });
        throw blobHashWrong(expected, sha256);
      }
      const kept = this.#pathOf(sha256);
      await mkdir(dirname(kept), { recursive: true });
      await rename(path, kept);
      await syncFolder(dirname(kept));
      return { sha256, sizeBytes };
    } catch (error) {
      if (!isPart) await rm(path, { force: true });
      throw asWriteError(error, this.#folder);
    } finally {
      if (isPart) this.#writing.delete(expected);
    }
  }

  /**
   * The content in chunks. Damage is reported before the last chunk is given out, and the damaged file is moved to
   * `damaged/`, so that the artifact can be uploaded again.
   *
   * @throws YatesError E_BLOB_UNKNOWN at once; E_BLOB_CORRUPT while it is read
   */
  read(sha256: string): AsyncIterable<Uint8Array> {
    if (!this.has(sha256)) throw blobUnknown(sha256);
    return this.#readVerified(sha256);
  }

  async *#readVerified(sha256: string): AsyncIterable<Uint8Array> {
    const path = this.#pathOf(sha256);
    const hash = createHash('sha256');
    let held: Uint8Array | undefined;
    for await (const chunk of createReadStream(path, { highWaterMark: readBytes }) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      if (held !== undefined) yield held;
      held = chunk;
    }
    const found = hash.digest('hex');
    if (found !== sha256) {
      const aside = join(this.#folder, 'damaged');
      await mkdir(aside, { recursive: true });
      await rename(path, join(aside, sha256)).catch(() => {});
      throw blobCorrupt(sha256, found, join(aside, sha256));
    }
    if (held !== undefined) yield held;
  }

  #pathOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  #partOf(sha256: string): string {
    return join(this.#incoming, sha256);
  }
}

async function writeSynced(
  path: string,
  content: AsyncIterable<Uint8Array>,
  offset: number,
): Promise<{ readonly hash: Hash; readonly sizeBytes: number }> {
  const hash = createHash('sha256');
  let sizeBytes = offset;
  const file = await open(path, existsSync(path) ? 'r+' : 'w');
  try {
    await file.truncate(offset);
    await hashBeginning(path, offset, hash);
    for await (const chunk of content) {
      hash.update(chunk);
      await writeWhole(file, chunk, sizeBytes);
      sizeBytes += chunk.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { hash, sizeBytes };
}

async function hashBeginning(path: string, bytes: number, hash: Hash): Promise<void> {
  if (bytes === 0) return;
  const beginning = createReadStream(path, { end: bytes - 1, highWaterMark: readBytes });
  for await (const chunk of beginning as AsyncIterable<Buffer>) hash.update(chunk);
}

async function writeWhole(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, at + written);
    written += bytesWritten;
  }
}

/** Makes the new name itself durable. Windows has no such call, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle: FileHandle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
