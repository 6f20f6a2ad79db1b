/** What is wrong with a file that cannot be read, in words. The caller does the reading. */
import { YatesError } from '../../base/error.ts';

function nextWithout(what: string, near: string | undefined): string {
  if (near !== undefined) return `did you mean "${near}"?`;
  return what === 'sweep file'
    ? 'check the path; yates init writes one for a script of yours'
    : 'check the path';
}

/**
 * Why a file cannot be read.
 *
 * @param what what kind of file was wanted, for the message: `sweep file`
 * @param cause what the file system threw
 * @param near a file that is there and may be meant, for one that is not
 *
 * @example
 * fileError('sweep file', 'a.yaml', { code: 'ENOENT' }).code; // 'E_FILE_MISSING'
 */
export function fileError(what: string, file: string, cause: unknown, near?: string): YatesError {
  const place = { file };
  switch ((cause as { code?: unknown } | undefined)?.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new YatesError({
        code: 'E_FILE_MISSING',
        place,
        message: `there is no such ${what}`,
        next: nextWithout(what, near),
        cause,
      });
    case 'EISDIR':
      return new YatesError({
        code: 'E_FILE_DIRECTORY',
        place,
        message: `is a directory, not a ${what}`,
        next: 'name a file in it',
        cause,
      });
    case 'EACCES':
    case 'EPERM':
      return new YatesError({
        code: 'E_FILE_UNREADABLE',
        place,
        message: `the ${what} may not be read by this user`,
        next: 'change its permissions',
        cause,
      });
    default:
      return new YatesError({
        code: 'E_FILE_UNREADABLE',
        place,
        message: `the ${what} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
        next: 'check the file',
        cause,
      });
  }
}

/**
 * The error for a file that was read and is not UTF-8 text.
 *
 * @example
 * encodingError('sweep file', 'a.yaml').message;
 * // 'E_FILE_ENCODING a.yaml the sweep file is not UTF-8 text; save it as UTF-8'
 */
export function encodingError(what: string, file: string): YatesError {
  return new YatesError({
    code: 'E_FILE_ENCODING',
    place: { file },
    message: `the ${what} is not UTF-8 text`,
    next: 'save it as UTF-8',
  });
}
