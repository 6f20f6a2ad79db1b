/** Looks at the disk of the data folder each minute, and says once in the log when it becomes nearly full. */
import type { Logger } from 'pino';
import { type DiskSpace, diskSpaceOf } from '../../base/disk-space.ts';
import { diskNote } from '../core/disk-room.ts';
import type { Host } from '../host.ts';

const lookEveryMs = 60_000;

export interface DiskWatchOptions {
  readonly host: Host;
  readonly logger: Logger;
  readonly folder: string;
  /** Default: the file system is asked. */
  readonly look?: (folder: string) => Promise<DiskSpace>;
}

export class DiskWatch {
  readonly #options: DiskWatchOptions;
  readonly #timer: NodeJS.Timeout;
  #isWarned = false;

  constructor(options: DiskWatchOptions) {
    this.#options = options;
    void this.look();
    this.#timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  async look(): Promise<void> {
    const { host, logger, folder, look = diskSpaceOf } = this.#options;
    try {
      host.hint({ kind: 'disk', ...(await look(folder)) });
    } catch {
      // What cannot be looked at is not warned of; writing there fails with an error of its own.
      return;
    }
    const note = diskNote(host.state);
    if (note !== undefined && !this.#isWarned) logger.warn({ kind: note.kind }, note.text);
    this.#isWarned = note !== undefined;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
