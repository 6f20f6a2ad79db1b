import { readFileSync } from 'node:fs';
import { nearFile } from './near-file.ts';
import { encodingError, fileError } from '../../design/file/file-errors.ts';

/**
 * @param what what kind of file is wanted, for messages: `sweep file`
 * @param path as the user wrote it; `-` reads standard input
 * @throws YatesError E_FILE_*
 */
export function readTextFile(what: string, path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    throw fileError(what, path, error, nearFile(path));
  }
  try {
    // The byte order mark stays: positions of errors count it as the editor does.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw encodingError(what, path);
  }
}
