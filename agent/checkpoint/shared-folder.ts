/**
 * A folder that agents share, on a disk that all of them reach, and keep checkpoints in. It has an id, so that the coordinator
 * knows which agents can go on from what lies there.
 *
 *     DIR/yates-checkpoints.json                the id
 *     DIR/<sweep>/<trial>/<sha256>              a file or manifest
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, linkSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { YatesError } from '../../base/error.ts';
import { writeOwnFile } from '../../base/write-own-file.ts';
import { parseManifest } from '../../proto/checkpoint-manifest.ts';
import type { AttemptName, CheckpointPlace } from './checkpoint-place.ts';
import { DamagedContent } from '../content/trouble.ts';

const cardSchema = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });
const readBytes = 256 * 1024;

/** @throws YatesError E_CHECKPOINT_DIR */
export function openSharedFolder(named: string): CheckpointPlace {
  const folder = resolve(named);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return new SharedFolder(folder, idOf(folder));
  } catch (error) {
    throw new YatesError({
      code: 'E_CHECKPOINT_DIR',
      place: { file: folder },
      message: `the folder for checkpoints cannot be used: ${(error as Error).message}`,
      next: 'choose another folder, or give write permission on this one',
      cause: error,
    });
  }
}

/** Of several agents that open a new folder at once, one makes its id: a link is made once. */
function idOf(folder: string): string {
  const card = join(folder, 'yates-checkpoints.json');
  const own = `${card}.${randomBytes(6).toString('hex')}`;
  writeOwnFile(own, `${JSON.stringify({ id: randomBytes(16).toString('hex') })}\n`);
  try {
    linkSync(own, card);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
  return cardSchema.parse(JSON.parse(readFileSync(card, 'utf8'))).id;
}

class SharedFolder implements CheckpointPlace {
  readonly store: string;
  readonly #folder: string;

  constructor(folder: string, store: string) {
    this.#folder = folder;
    this.store = store;
  }

  async put(...[lease, { sha256, sizeBytes }, content, signal]: Parameters<CheckpointPlace['put']>) {
    const path = this.#pathOf(lease, sha256);
    const known = await stat(path).catch(() => undefined);
    if (known?.size === sizeBytes) return;
    await mkdir(this.#folderOf(lease), { recursive: true, mode: 0o700 });
    const part = `${path}.${randomBytes(6).toString('hex')}.partial`;
    const hash = createHash('sha256');
    const file = await open(part, 'wx', 0o600);
    try {
      for await (const chunk of content.read(0)) {
        signal.throwIfAborted();
        hash.update(chunk);
        for (let written = 0; written < chunk.length; )
          written += (await file.write(chunk, written)).bytesWritten;
      }
      await file.sync();
      if (hash.digest('hex') !== sha256)
        throw new DamagedContent('a file was written to while it was copied');
      await rename(part, path);
    } finally {
      await file.close();
      await rm(part, { force: true });
    }
    await syncFolder(this.#folderOf(lease));
  }

  read(...[lease, sha256, from, signal]: Parameters<CheckpointPlace['read']>): AsyncIterable<Uint8Array> {
    return createReadStream(this.#pathOf(lease, sha256), { start: from, highWaterMark: readBytes, signal });
  }

  async retain(lease: AttemptName, kept: readonly string[]): Promise<void> {
    const wanted = new Set(kept);
    for (const manifest of kept) {
      const text = await readFile(this.#pathOf(lease, manifest), 'utf8').catch(() => undefined);
      // One that the coordinator keeps: its files are not here.
      if (text !== undefined) for (const { sha256 } of parseManifest(text)) wanted.add(sha256);
    }
    for (const name of await readdir(this.#folderOf(lease)).catch(() => []))
      if (/^[0-9a-f]{64}$/.test(name) && !wanted.has(name))
        await rm(join(this.#folderOf(lease), name), { force: true });
  }

  #folderOf({ sweepId, trialId }: AttemptName): string {
    return join(this.#folder, encodeURIComponent(sweepId), encodeURIComponent(trialId));
  }

  #pathOf(lease: AttemptName, sha256: string): string {
    return join(this.#folderOf(lease), sha256);
  }
}

/** The new name is on the disk once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
