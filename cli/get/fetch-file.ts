/** Fetches one file: whole under its name, or not there at all. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { YatesError } from '../../base/error.ts';

export interface WantedFile {
  /** Where it goes. */
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** True if the very content lies there already, so that what was broken off goes on where it stopped. */
export async function isThere({ path, sha256, sizeBytes }: WantedFile): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile() || found.size !== sizeBytes) return false;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex') === sha256;
}

/**
 * Takes the place of what is there.
 *
 * @throws YatesError E_GET_DAMAGED where what came is not what was named, E_WRITE
 */
export async function fetchFile(file: WantedFile, content: AsyncIterable<Uint8Array>): Promise<void> {
  const part = `${file.path}.${randomBytes(6).toString('hex')}.partial`;
  // What is half written when the user stops us does not stay.
  let isWritten = false;
  try {
    await mkdir(dirname(file.path), { recursive: true });
    await writeWhole(part, file, content);
    await rename(part, file.path);
    isWritten = true;
  } catch (error) {
    if (error instanceof YatesError || !isOfDisk(error)) throw error;
    throw new YatesError({
      code: 'E_WRITE',
      place: { file: file.path },
      message: `cannot be written: ${(error as Error).message}`,
      next: 'free some space, or name another folder with --to; what has been fetched whole is not fetched again',
      cause: error,
    });
  } finally {
    if (!isWritten) await rm(part, { force: true });
  }
}

async function writeWhole(
  part: string,
  { path, sha256, sizeBytes }: WantedFile,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const hash = createHash('sha256');
  let length = 0;
  const file = await open(part, 'wx');
  try {
    for await (const chunk of content) {
      length += chunk.length;
      if (length > sizeBytes) throw damaged(path);
      hash.update(chunk);
      for (let written = 0; written < chunk.length; )
        written += (await file.write(chunk, written)).bytesWritten;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (length !== sizeBytes || hash.digest('hex') !== sha256) throw damaged(path);
}

/** Errors of the file system name a call of it; those of a coordinator do not. */
const isOfDisk = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

const damaged = (path: string): YatesError =>
  new YatesError({
    code: 'E_GET_DAMAGED',
    place: { file: path },
    message:
      'what came is not the file that the trial left: it has another size or hash, and was thrown away',
    next: 'try again; if it stays so, check the disk of the coordinator',
  });
