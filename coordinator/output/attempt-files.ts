/**
 * One file for each attempt, `<folder>/ab/<trial>.<fence><ending>`. No part of the log: a sweep is whole without it, and the folder
 * may be cleared at any time.
 */
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Held } from '../core/ask.ts';

const partBytes = 32 * 1024;

export class AttemptFiles {
  readonly #folder: string;
  readonly #ending: string;

  constructor(folder: string, ending: string) {
    this.#folder = folder;
    this.#ending = ending;
  }

  /** Replaces what was kept of this attempt, as a whole. @throws Error of the file system */
  async keep(lease: Held, data: Uint8Array): Promise<void> {
    const path = this.#pathOf(lease);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.partial`, data);
    await rename(`${path}.partial`, path);
  }

  /** Undefined where nothing was kept. */
  async read(lease: Held): Promise<Buffer | undefined> {
    return await readFile(this.#pathOf(lease)).catch(() => undefined);
  }

  /** In parts, each read when it is asked for; nothing where nothing was kept. */
  async *readParts(lease: Held): AsyncGenerator<Buffer, void, undefined> {
    const file = await open(this.#pathOf(lease)).catch(() => undefined);
    if (file === undefined) return;
    try {
      for (;;) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(partBytes), 0, partBytes);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  }

  #pathOf({ trialId, fence }: Held): string {
    // Trial ids are hashes; whatever a log says, they name files of this folder only.
    const name = encodeURIComponent(trialId);
    return join(this.#folder, name.slice(0, 2), `${name}.${fence}${this.#ending}`);
  }
}
