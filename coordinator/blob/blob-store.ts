/**
 * Artifacts by the SHA-256 of their content, `blobs/ab/abcdef...`: written under a passing name, synced and then renamed,
 * so that a file under its hash is always whole, and the same content is kept once.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { YatesError } from '../../base/error.ts';

const hashForm = /^[0-9a-f]{64}$/;
const chunkBytes = 256 * 1024;

export class BlobStore {
  readonly #folder: string;
  readonly #incoming: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#incoming = join(folder, 'incoming');
    // Uploads that a crash cut off; nobody will finish them.
    rmSync(this.#incoming, { recursive: true, force: true });
    mkdirSync(this.#incoming, { recursive: true });
  }

  has(sha256: string): boolean {
    return hashForm.test(sha256) && existsSync(this.#pathOf(sha256));
  }

  /**
   * Keeps the content. Durable when it resolves.
   *
   * @returns its SHA-256, lower-case hex, and size
   * @throws YatesError E_BLOB_HASH when it is not what `expected` says; E_BLOB_WRITE
   */
  async put(
    content: AsyncIterable<Uint8Array>,
    expected?: string,
  ): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
    const passing = join(this.#incoming, randomBytes(12).toString('hex'));
    try {
      // Made anew, should somebody have cleared the folder while we run.
      await mkdir(this.#incoming, { recursive: true });
      const { sha256, sizeBytes } = await writeSynced(passing, content);
      if (expected !== undefined && expected !== sha256) throw hashError(expected, sha256);
      const path = this.#pathOf(sha256);
      await mkdir(dirname(path), { recursive: true });
      await rename(passing, path);
      await syncFolder(dirname(path));
      return { sha256, sizeBytes };
    } catch (error) {
      await rm(passing, { force: true });
      throw asWriteError(error, this.#folder);
    }
  }

  /**
   * The content in chunks, held against its hash on the way. The last chunk comes only when all of it was right, so
   * that a damaged artifact never arrives whole.
   *
   * @throws YatesError E_BLOB_UNKNOWN, E_BLOB_CORRUPT
   */
  async *read(sha256: string): AsyncIterable<Uint8Array> {
    if (!this.has(sha256)) {
      throw new YatesError({
        code: 'E_BLOB_UNKNOWN',
        message: `there is no artifact ${JSON.stringify(sha256)}`,
        next: 'take the sha256 of an artifact from `yates trial ID`',
      });
    }
    const path = this.#pathOf(sha256);
    const hash = createHash('sha256');
    let last: Uint8Array | undefined;
    for await (const chunk of createReadStream(path, {
      highWaterMark: chunkBytes,
    }) as AsyncIterable<Buffer>) {
      if (last !== undefined) yield last;
      hash.update(chunk);
      last = chunk;
    }
    const actual = hash.digest('hex');
    if (actual !== sha256) throw corruptError(path, actual);
    if (last !== undefined) yield last;
  }

  #pathOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }
}

async function writeSynced(
  path: string,
  content: AsyncIterable<Uint8Array>,
): Promise<{ sha256: string; sizeBytes: number }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const file = await open(path, 'wx');
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), sizeBytes };
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

function hashError(expected: string, actual: string): YatesError {
  return new YatesError({
    code: 'E_BLOB_HASH',
    message: `the artifact was announced as ${expected} but is ${actual}`,
    next: 'send it again',
  });
}

function corruptError(path: string, actual: string): YatesError {
  return new YatesError({
    code: 'E_BLOB_CORRUPT',
    message: `the artifact was damaged on disk: its content is now ${actual}`,
    place: { file: path },
    next: 'restore it from a copy of blobs/, or delete it and run its trial again',
  });
}

function asWriteError(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof YatesError || code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  if (!['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE'].includes(code)) return error;
  return new YatesError({
    code: 'E_BLOB_WRITE',
    message: `an artifact could not be kept (${code})`,
    place: { file: folder },
    next: 'free some space or mend the folder; the agent sends it again',
    cause: error,
  });
}
