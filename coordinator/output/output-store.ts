/** What attempts printed, `outputs/ab/<trial>.<fence>.log`: beginning and end of each, as its agent sent it. */
import type { Held } from '../core/ask.ts';
import { AttemptFiles } from './attempt-files.ts';

const bytesMax = 1024 * 1024;

export class OutputStore {
  readonly files: AttemptFiles;

  constructor(folder: string) {
    this.files = new AttemptFiles(folder, '.log');
  }

  /** Replaces what was kept of this attempt; what is too long loses its beginning. @throws Error of the file system */
  async keep(lease: Held, data: Uint8Array): Promise<void> {
    await this.files.keep(lease, data.subarray(Math.max(0, data.length - bytesMax)));
  }

  /** In parts, each read when it is asked for; nothing where nothing was kept. */
  read(lease: Held): AsyncGenerator<Buffer, void, undefined> {
    return this.files.readParts(lease);
  }
}
