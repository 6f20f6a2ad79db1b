/**
 * What attempts printed, `outputs/ab/<trial>.<fence>.log`: beginning and end of each, as its agent sent it. No part of the
 * log: a sweep is whole without it, and the folder may be cleared at any time.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Held } from '../core/ask.ts';

const bytesMax = 1024 * 1024;

export class OutputStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Replaces what was kept of this attempt; what is too long loses its beginning. @throws Error of the file system */
  async keep(lease: Held, data: Uint8Array): Promise<void> {
    const path = this.#pathOf(lease);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.partial`, data.subarray(Math.max(0, data.length - bytesMax)));
    await rename(`${path}.partial`, path);
  }

  /** Undefined where nothing was kept. */
  async read(lease: Held): Promise<Buffer | undefined> {
    return await readFile(this.#pathOf(lease)).catch(() => undefined);
  }

  #pathOf({ trialId, fence }: Held): string {
    // Trial ids are hashes; whatever a log says, they name files of this folder only.
    const name = encodeURIComponent(trialId);
    return join(this.#folder, name.slice(0, 2), `${name}.${fence}.log`);
  }
}
