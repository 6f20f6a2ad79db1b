/**
 * Artifacts by the SHA-256 of their content, `blobs/ab/abcdef...`: written under `incoming/`, held against their hash,
 * synced and only then renamed, so that a file under its hash is whole, and the same content is kept once. Held against
 * the hash again whenever they are read: disks rot. An upload that broke off stays in `incoming/` for a day and goes on
 * from where it stopped. Content is written and read a chunk at a time, whatever its size.
 */
import { createHash, type Hash, randomBytes } from 'node:crypto';
import { constants, createReadStream, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { YatesError } from '../../base/error.ts';
import {
  asWriteError,
  blobCorrupt,
  blobHashWrong,
  blobOffsetWrong,
  blobQuota,
  blobSizeWrong,
  blobUnknown,
} from './blob-error.ts';
import { type Announced, UnclaimedUploads } from './unclaimed-uploads.ts';

const hashForm = /^[0-9a-f]{64}$/;
const readBytes = 256 * 1024;
/** Each reader has two of these in memory, however slowly it reads: the next to send, and the one after. */
const sentBytes = 64 * 1024;
/** Nobody takes up an upload after so long. */
const partLivesMs = 24 * 60 * 60_000;
const cleanEveryMs = 60 * 60_000;
/** Part of the disk, and at most so many bytes of it, that artifacts leave to the log. */
const reservedFraction = 0.05;
const reservedBytesMax = 2 ** 30;

export interface BlobStoreOptions {
  /** Largest sum of all artifacts, in bytes. Default: what the disk holds. */
  readonly quotaBytes?: number | undefined;
  /** Default: the clock of the system, which also dates files. */
  readonly nowMs?: () => number;
  /** Changes nothing in the folder. Default: false. */
  readonly isReadOnly?: boolean;
}

export class BlobStore {
  /** What agents have uploaded and no result has named yet. */
  readonly unclaimed = new UnclaimedUploads(partLivesMs);
  readonly #folder: string;
  readonly #incoming: string;
  readonly #quotaBytes: number | undefined;
  readonly #isReadOnly: boolean;
  readonly #nowMs: () => number;
  /** Hashes whose part is being written now. */
  readonly #writing = new Set<string>();
  /** Bytes that uploads under way may still write. */
  #expectedBytes = 0;
  /** Size of all artifacts; known once a quota has asked for it. */
  #keptBytes: Promise<number> | undefined;
  #cleanedAtMs = 0;

  constructor(folder: string, { quotaBytes, nowMs = Date.now, isReadOnly = false }: BlobStoreOptions = {}) {
    this.#folder = folder;
    this.#incoming = join(folder, 'incoming');
    this.#quotaBytes = quotaBytes;
    this.#nowMs = nowMs;
    this.#isReadOnly = isReadOnly;
    if (isReadOnly) return;
    mkdirSync(this.#incoming, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(this.#incoming)) {
      const path = join(this.#incoming, name);
      const isPart = hashForm.test(name) && nowMs() - statSync(path).mtimeMs < partLivesMs;
      if (!isPart) rmSync(path, { recursive: true, force: true });
    }
    this.#cleanedAtMs = nowMs();
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
   * Keeps the content, of which no more is read and written than was announced. Durable when it resolves.
   *
   * @param content from `offset` on
   * @param announced hash and size of the whole; under the hash it may go on after it broke off
   * @param offset bytes that are here already, at most `received(sha256)`
   * @throws YatesError E_BLOB_HASH, E_BLOB_SIZE when it is not what was announced; E_BLOB_OFFSET; E_BLOB_QUOTA; E_BLOB_WRITE
   */
  async put(content: AsyncIterable<Uint8Array>, announced: Announced, offset = 0): Promise<void> {
    const { sha256, sizeBytes } = announced;
    const here = this.#writing.has(sha256) ? 0 : this.received(sha256);
    if (offset > here) throw blobOffsetWrong(offset, here);
    // Of two who send the same at once, one writes the part that can be taken up again.
    const isPart = !this.#writing.has(sha256);
    const path = isPart ? this.#partOf(sha256) : join(this.#incoming, randomBytes(12).toString('hex'));
    if (isPart) this.#writing.add(sha256);
    this.#expectedBytes += sizeBytes;
    try {
      // Made again, in case somebody has cleared the folder while we run.
      await mkdir(this.#incoming, { recursive: true, mode: 0o700 });
      await this.#removeAbandoned();
      await this.#refuseOverQuota(isPart ? offset : 0);
      const found = await writeSynced(path, content, announced, offset);
      if (found !== sha256) throw blobHashWrong(sha256, found);
      await this.#keep(path, announced);
    } catch (error) {
      const code = error instanceof YatesError ? error.code : undefined;
      if (!isPart || code === 'E_BLOB_HASH' || code === 'E_BLOB_SIZE') await rm(path, { force: true });
      throw asWriteError(error, this.#folder);
    } finally {
      this.#expectedBytes -= sizeBytes;
      if (isPart) this.#writing.delete(sha256);
    }
  }

  async #keep(path: string, { sha256, sizeBytes }: Announced): Promise<void> {
    const kept = this.#pathOf(sha256);
    const isNew = !this.has(sha256, sizeBytes);
    await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
    await rename(path, kept);
    await syncFolder(dirname(kept));
    if (isNew) this.#keptBytes = this.#keptBytes?.then((bytes) => bytes + sizeBytes);
  }

  /** @param here bytes of the newest upload that the disk holds already */
  async #refuseOverQuota(here: number): Promise<void> {
    if (this.#quotaBytes !== undefined) {
      this.#keptBytes ??= sizeOfAll(this.#folder);
      const keptBytes = await this.#keptBytes;
      if (keptBytes + this.#expectedBytes > this.#quotaBytes) throw blobQuota(this.#folder, this.#quotaBytes);
    }
    const { bsize, bavail, blocks } = await statfs(this.#incoming);
    const reserved = Math.min(reservedBytesMax, reservedFraction * blocks * bsize);
    if (bavail * bsize - (this.#expectedBytes - here) < reserved) throw blobQuota(this.#folder, undefined);
  }

  /** Parts that nobody has gone on with for a day. */
  async #removeAbandoned(): Promise<void> {
    if (this.#nowMs() - this.#cleanedAtMs < cleanEveryMs) return;
    this.#cleanedAtMs = this.#nowMs();
    for (const name of await readdir(this.#incoming)) {
      const path = join(this.#incoming, name);
      const age = this.#nowMs() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? 0);
      // What is being written is young.
      if (age >= partLivesMs) await rm(path, { recursive: true, force: true });
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
    const file = await open(path);
    try {
      for (;;) {
        const { buffer, bytesRead } = await file.read(Buffer.allocUnsafeSlow(sentBytes), 0, sentBytes);
        if (bytesRead === 0) break;
        const chunk = buffer.subarray(0, bytesRead);
        hash.update(chunk);
        if (held !== undefined) yield held;
        held = chunk;
      }
    } finally {
      await file.close();
    }
    const found = hash.digest('hex');
    if (found !== sha256) {
      if (this.#isReadOnly) throw blobCorrupt(sha256, found, path);
      const aside = join(this.#folder, 'damaged');
      await mkdir(aside, { recursive: true, mode: 0o700 });
      await rename(path, join(aside, sha256)).catch(() => {});
      throw blobCorrupt(sha256, found, join(aside, sha256));
    }
    if (held !== undefined) yield held;
  }

  /** Not here any more at once, and removed when it resolves. Content that is not here is no error. @throws Error of the file system */
  async remove(sha256: string): Promise<void> {
    const path = this.#pathOf(sha256);
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    if (size === undefined) return;
    // A large file takes its time, in which the same content may come again. Left there, it goes at the next start.
    mkdirSync(this.#incoming, { recursive: true, mode: 0o700 });
    const aside = join(this.#incoming, `removed-${randomBytes(12).toString('hex')}`);
    renameSync(path, aside);
    await rm(aside, { force: true });
    this.#keptBytes = this.#keptBytes?.then((bytes) => bytes - size);
  }

  /** Every content that is here with its size and age. @throws Error of the file system */
  async *all(): AsyncIterable<{
    readonly sha256: string;
    readonly sizeBytes: number;
    readonly ageMs: number;
  }> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (!/^[0-9a-f]{2}$/.test(name)) continue;
      for (const sha256 of await readdir(join(this.#folder, name))) {
        const found = await stat(join(this.#folder, name, sha256)).catch(() => undefined);
        if (found === undefined || !hashForm.test(sha256)) continue;
        yield { sha256, sizeBytes: found.size, ageMs: this.#nowMs() - found.mtimeMs };
      }
    }
  }

  /** Removes what nobody wants and was put here so long ago. @throws Error of the file system */
  async removeUnless(isWanted: (sha256: string) => boolean, ageMsMin: number): Promise<void> {
    for await (const { sha256, ageMs } of this.all())
      if (ageMs >= ageMsMin && !isWanted(sha256)) await this.remove(sha256);
  }

  #pathOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  #partOf(sha256: string): string {
    return join(this.#incoming, sha256);
  }
}

/** @returns SHA-256 of the whole @throws YatesError E_BLOB_SIZE where it is more or less than was announced */
async function writeSynced(
  path: string,
  content: AsyncIterable<Uint8Array>,
  { sizeBytes }: Announced,
  offset: number,
): Promise<string> {
  const hash = createHash('sha256');
  let length = offset;
  const { O_RDWR, O_CREAT, O_NOFOLLOW } = constants;
  const file = await open(path, O_RDWR | O_CREAT | (O_NOFOLLOW ?? 0), 0o600);
  try {
    await file.truncate(offset);
    await hashBeginning(path, offset, hash);
    for await (const chunk of content) {
      if (length + chunk.length > sizeBytes) throw blobSizeWrong(sizeBytes);
      hash.update(chunk);
      await writeWhole(file, chunk, length);
      length += chunk.length;
    }
    if (length !== sizeBytes) throw blobSizeWrong(sizeBytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

/** Size of all artifacts in bytes: those under a folder of two hexadecimal digits. */
async function sizeOfAll(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) {
    if (!/^[0-9a-f]{2}$/.test(name)) continue;
    for (const file of await readdir(join(folder, name)))
      bytes += (await stat(join(folder, name, file))).size;
  }
  return bytes;
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
