/**
 * One file for each attempt, `<folder>/ab/<trial>.<fence><ending>`. No part of the log: a sweep is whole without it, and the folder
 * may be cleared at any time.
 */
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Fence, fence, type TrialId, trialId } from '../../base/ids.ts';
import type { Held } from '../core/ask.ts';

const partBytes = 32 * 1024;

/** One that is kept. */
export interface AttemptFile {
  readonly trialId: TrialId;
  readonly fence: Fence;
  readonly bytes: number;
}

export class AttemptFiles {
  readonly #folder: string;
  readonly #ending: string;
  #partials = 0;

  constructor(folder: string, ending: string) {
    this.#folder = folder;
    this.#ending = ending;
  }

  /** Replaces what was kept of this attempt, as a whole. @throws Error of the file system */
  async keep(lease: Held, data: Uint8Array): Promise<void> {
    const path = this.#pathOf(lease);
    await mkdir(dirname(path), { recursive: true });
    // A call that is made again may find the first one still writing.
    const partial = `${path}.${++this.#partials}.partial`;
    try {
      await writeFile(partial, data);
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true }).catch(() => {});
      throw error;
    }
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

  /** Every one, a folder at a time. @throws Error of the file system */
  async *all(): AsyncGenerator<AttemptFile, void, undefined> {
    for (const folder of await readdir(this.#folder).catch(() => [])) {
      for (const name of await readdir(join(this.#folder, folder)).catch(() => [])) {
        const [, encoded, number] = name.endsWith(this.#ending)
          ? (/^(.+)\.(\d+)$/.exec(name.slice(0, -this.#ending.length)) ?? [])
          : [];
        const size = (await stat(join(this.#folder, folder, name)).catch(() => undefined))?.size;
        if (encoded === undefined || number === undefined || size === undefined) continue;
        yield { trialId: trialId(decodedOf(encoded)), fence: fence(Number(number)), bytes: size };
      }
    }
  }

  /** What is not kept is no error. @throws Error of the file system */
  async remove(lease: Held): Promise<void> {
    await rm(this.#pathOf(lease), { force: true });
  }

  #pathOf({ trialId, fence }: Held): string {
    // Trial ids are hashes; whatever a log says, they name files of this folder only.
    const name = encodeURIComponent(trialId);
    return join(this.#folder, name.slice(0, 2), `${name}.${fence}${this.#ending}`);
  }
}

/** A name that no trial has where it cannot be decoded. */
function decodedOf(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
