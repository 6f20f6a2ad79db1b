/**
 * Files that a program left, read by an agent that may read more than the program: a link, or a file of another user that
 * was put in its place, is refused.
 */
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { formatMemorySize } from './memory-size.ts';

/**
 * @param owner user id of the program, where that is not the agent's own
 * @throws Error for what is no plain file, or another user's
 */
export async function readTrialFile(
  path: string,
  owner: number | undefined,
  bytesMax = Number.POSITIVE_INFINITY,
): Promise<Buffer> {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  // A program that runs as the agent's own user may leave a link to any file: it could have read that file itself.
  const flags = O_RDONLY | O_NONBLOCK | (owner === undefined ? 0 : O_NOFOLLOW);
  const file = await open(path, flags);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new Error('it is not a file');
    refuseOthers(stat, owner);
    if (stat.size > bytesMax) throw new Error(`it is larger than ${formatMemorySize(bytesMax)}`);
    return await readWhole(file, stat.size);
  } finally {
    await file.close();
  }
}

/** Reads as many bytes as the file had when it was opened: what is appended later is left out. */
async function readWhole(file: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await file.read(bytes, length, size - length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return bytes.subarray(0, length);
}

function refuseOthers({ uid }: Stats, owner: number | undefined): void {
  if (owner !== undefined && uid !== owner) throw new Error('it belongs to another user than the trial');
}
