/** Where a join string is read from: standard input (`-`), or a file that nobody else may read. */
import { readSync } from 'node:fs';
import { YatesError } from '../../base/error.ts';
import { readSecretFile } from '../../base/secret/secret-file.ts';
import { type JoinString, parseJoinString } from './join-string.ts';
import { refuseTokensIn } from './on-command-line.ts';

export const standardInput = '-';
const stringBytesMax = 4_096;
/** Between two looks at an input that does not wait. */
const waitMs = 20;

/**
 * @param path of a file of mode 0600 that we own, or `-`
 * @param readInput reads all of standard input; default: from this process
 * @throws YatesError E_JOIN_FILE where there is none, E_SECRET_FILE for one that others may read, E_JOIN_STRING, E_PIN_FORM
 */
export function readJoinFile(path: string, readInput = readStandardInput): JoinString {
  refuseTokensIn([path]);
  if (path === standardInput) return parseJoinString(bounded(readInput(), '-'), 'standard input');
  const text = readSecretFile(path);
  if (text !== undefined) return parseJoinString(bounded(text, path), path);
  throw new YatesError({
    code: 'E_JOIN_FILE',
    place: { file: path },
    message: 'there is no such file',
    next: 'name the file with the join string, or - for standard input',
  });
}

/** Reads to the end, even if the parent process made the input non-blocking. */
function readStandardInput(): string {
  const chunk = Buffer.alloc(stringBytesMax + 1);
  let text = '';
  while (text.length <= stringBytesMax) {
    const bytes = readChunk(chunk);
    if (bytes === 0) break;
    if (bytes === undefined) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs);
    else text += chunk.toString('utf8', 0, bytes);
  }
  return text;
}

/** @returns undefined where there is nothing to read yet */
function readChunk(chunk: Buffer): number | undefined {
  try {
    return readSync(0, chunk);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') return undefined;
    if (code === 'EOF') return 0;
    throw error;
  }
}

function bounded(text: string, path: string): string {
  if (Buffer.byteLength(text) <= stringBytesMax) return text;
  throw new YatesError({
    code: 'E_JOIN_STRING',
    place: { file: path === standardInput ? 'standard input' : path },
    message: 'this is too long for a join string',
    next: 'hand over the one line that the coordinator printed',
  });
}
