/**
 * A data folder that is looked at for long: by the coordinator that runs on it whenever one does, and otherwise by a reader, which is
 * started again once the log has grown.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { runningCoordinator } from '../../coordinator/running-coordinator.ts';
import type { FolderReader } from '../../coordinator/start-reader.ts';
import type { Endpoint } from '../../proto/tls/endpoint.ts';

export class FollowedFolder {
  readonly #folder: string;
  /** Of whoever reads the folder, and what the log was like when that one read it. */
  #read: { readonly endpoint: Endpoint; readonly log: string } | undefined;
  #own: FolderReader | undefined;

  /** @param read a reader of the folder as it is now, which somebody else ends; undefined where there is none */
  constructor(folder: string, read?: Endpoint) {
    this.#folder = folder;
    this.#read = read === undefined ? undefined : { endpoint: read, log: this.#log() };
  }

  /**
   * Who answers for the folder now; asked for one at a time.
   *
   * @throws YatesError of reading the log
   */
  async endpoint(): Promise<Endpoint> {
    const running = await runningCoordinator(this.#folder);
    if (running !== undefined) {
      await this.close();
      return running;
    }
    const log = this.#log();
    if (this.#read?.log === log) return this.#read.endpoint;
    await this.close();
    const { startReader } = await import('../../coordinator/start-reader.ts');
    this.#own = await startReader(this.#folder);
    this.#read = { endpoint: this.#own.endpoint, log };
    return this.#read.endpoint;
  }

  /** Ends the reader that it has started. */
  async close(): Promise<void> {
    const own = this.#own;
    this.#own = undefined;
    this.#read = undefined;
    await own?.stop();
  }

  /** Changes whenever something is written to the log. */
  #log(): string {
    return (
      ['yates.db', 'yates.db-wal']
        .map((name) => statSync(join(this.#folder, name), { throwIfNoEntry: false }))
        // Whoever opens the log to read it makes an empty file beside it.
        .map((file) => (file === undefined || file.size === 0 ? '' : `${file.size} ${file.mtimeMs}`))
        .join(' ')
    );
  }
}
