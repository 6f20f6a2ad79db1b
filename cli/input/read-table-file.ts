import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import { fileError } from '../../design/file/file-errors.ts';

/**
 * A file that stands in a folder which the user named. A pipe there would never end, so only a regular file is read.
 *
 * @param what for messages: `run file`
 * @throws YatesError E_FILE_*, E_TABLE_FORMAT, E_TABLE_SIZE
 */
export function readTableFile(what: string, path: string): Buffer {
  let file: number;
  try {
    // Without it, opening a pipe waits for somebody who writes.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw fileError(what, path, error);
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile())
      throw refused('E_TABLE_FORMAT', path, `the ${what} is no regular file`, 'take it out of the folder');
    if (stat.size > limits.tableBytes)
      throw refused(
        'E_TABLE_SIZE',
        path,
        `the ${what} has more than ${limits.tableBytes / 2 ** 20} MiB`,
        'take it out of the folder, or export the table of runs as CSV',
      );
    return readFileSync(file);
  } catch (error) {
    throw error instanceof YatesError ? error : fileError(what, path, error);
  } finally {
    closeSync(file);
  }
}

const refused = (
  code: 'E_TABLE_FORMAT' | 'E_TABLE_SIZE',
  file: string,
  message: string,
  next: string,
): YatesError => new YatesError({ code, place: { file }, message, next });
