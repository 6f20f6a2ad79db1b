/**
 * Files that a program left, read by an agent that may read more than the program: a link, or a file of another user that
 * was put in its place, is refused.
 */
import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { formatMemorySize } from '../../base/memory-size.ts';

const chunkBytes = 256 * 1024;
const zeros = Buffer.alloc(chunkBytes);

/**
 * The whole content of a small file.
 *
 * @param owner user id of the program, where that is not the agent's own
 * @param bytesMax largest size that is read
 * @throws Error for what is no plain file, or another user's, or larger
 */
export async function readTrialFile(
  path: string,
  owner: number | undefined,
  bytesMax: number,
): Promise<Buffer> {
  return withTrialFile(path, owner, bytesMax, async (file, size) => {
    const bytes = Buffer.alloc(size);
    let length = 0;
    for await (const chunk of beginningOf(file, size)) {
      chunk.copy(bytes, length);
      length += chunk.length;
    }
    return bytes.subarray(0, length);
  });
}

/**
 * Copies a file to a new one, synced to the disk, a chunk at a time. What is a hole in the file is a hole in the copy.
 *
 * @param to path of the copy, which must not be there yet
 * @returns SHA-256 of the content in lower-case hex, and its size in bytes
 * @throws Error as `readTrialFile`, and where the copy cannot be written
 */
export async function copyTrialFile(
  path: string,
  owner: number | undefined,
  bytesMax: number,
  to: string,
): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
  return withTrialFile(path, owner, bytesMax, async (file, size) => {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const copy = await open(to, 'wx', 0o600);
    try {
      for await (const chunk of beginningOf(file, size)) {
        hash.update(chunk);
        if (!isZero(chunk)) await writeWhole(copy, chunk, sizeBytes);
        sizeBytes += chunk.length;
      }
      await copy.truncate(sizeBytes);
      await copy.sync();
    } finally {
      await copy.close();
    }
    return { sha256: hash.digest('hex'), sizeBytes };
  });
}

async function withTrialFile<Result>(
  path: string,
  owner: number | undefined,
  bytesMax: number,
  use: (file: FileHandle, size: number) => Promise<Result>,
): Promise<Result> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  // A program that runs as the agent's own user may leave a link to any file: it could have read that file itself.
  const flags = O_RDONLY | O_NONBLOCK | (owner === undefined ? 0 : O_NOFOLLOW);
  const file = await open(path, flags);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new Error('it is not a file');
    refuseOthers(stat, owner);
    if (stat.size > bytesMax) throw new Error(`it is larger than ${formatMemorySize(bytesMax)}`);
    return await use(file, stat.size);
  } finally {
    await file.close();
  }
}

/** As many bytes as the file had when it was opened: what is appended later is left out. A chunk is valid until the next. */
async function* beginningOf(file: FileHandle, size: number): AsyncIterable<Buffer> {
  const chunk = Buffer.alloc(Math.min(size, chunkBytes));
  let position = 0;
  while (position < size) {
    const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, size - position), position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield chunk.subarray(0, bytesRead);
  }
}

async function writeWhole(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, at + written);
    written += bytesWritten;
  }
}

const isZero = (chunk: Buffer): boolean => chunk.equals(zeros.subarray(0, chunk.length));

function refuseOthers({ uid }: Stats, owner: number | undefined): void {
  if (owner !== undefined && uid !== owner) throw new Error('it belongs to another user than the trial');
}
