import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { YatesError } from './error.ts';

/**
 * Opens a file of lines for appending, for its owner alone. A link or a pipe under its name is refused, so that nobody
 * chooses another file for us to write to, or holds us up.
 *
 * @returns descriptor of the file, which the caller closes
 * @throws YatesError E_LOG_FILE
 */
export function openLogFile(path: string): number {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;
  try {
    const file = openSync(path, O_WRONLY | O_APPEND | O_CREAT | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0), 0o600);
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
  } catch (cause) {
    throw refused(path, (cause as NodeJS.ErrnoException).code ?? String(cause), cause);
  }
  throw refused(path, 'it is no plain file');
}

const refused = (path: string, why: string, cause?: unknown): YatesError =>
  new YatesError({
    code: 'E_LOG_FILE',
    place: { file: path },
    message:
      why === 'ELOOP' ? 'lines are not written through a link' : `lines cannot be written here (${why})`,
    next: 'remove what has this name, or give write permission on the folder',
    cause,
  });
