import { readFileSync } from 'node:fs';
import { YatesError } from '../../base/error.ts';

/**
 * Text of a file that an option of TLS names; whether it is PEM shows when it is used.
 *
 * @throws YatesError E_TLS_FILE for a file that cannot be read
 */
export function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new YatesError({
      code: 'E_TLS_FILE',
      place: { file },
      message: `this cannot be read (${(cause as NodeJS.ErrnoException).code})`,
      next: 'check the path and its permissions',
      cause,
    });
  }
}
