import { statSync } from 'node:fs';
import { YatesError } from '../../../base/error.ts';

/**
 * Notices that a file was deleted, moved or exchanged while we have it open: writes then go on without an error, into a
 * file that no start will find again.
 */
export class SameFile {
  readonly #file: string;
  readonly #identity: string;

  /** The file is there. */
  constructor(file: string) {
    this.#file = file;
    this.#identity = identityOf(file) ?? '';
  }

  /** @throws YatesError E_LOG_GONE */
  check(): void {
    if (identityOf(this.#file) === this.#identity) return;
    throw new YatesError({
      code: 'E_LOG_GONE',
      message: 'the log was deleted, moved or replaced while the coordinator was running',
      place: { file: this.#file },
      next: 'put the data folder back, or start with an empty one; agents report again what was not acknowledged',
    });
  }
}

function identityOf(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}
