/** What lies in a folder that agents share for checkpoints, for whoever clears it of trials that have ended. */
import { readdir, readFile, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseManifest } from '../../proto/checkpoint-manifest.ts';

const cardSchema = z.object({ id: z.string().regex(/^[0-9a-f]{32}$/) });
const cardName = 'yates-checkpoints.json';

export interface TrialFolder {
  readonly sweepId: string;
  readonly trialId: string;
  readonly path: string;
}

interface StoredFile {
  readonly path: string;
  readonly bytes: number;
}

/** @returns the id of the folder; undefined where agents keep no checkpoints in it */
export async function sharedFolderId(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, cardName), 'utf8').catch(() => '');
  try {
    return cardSchema.parse(JSON.parse(text)).id;
  } catch {
    return undefined;
  }
}

/** @throws Error of the file system */
export async function* trialFolders(folder: string): AsyncGenerator<TrialFolder> {
  for (const sweep of await readdir(folder, { withFileTypes: true })) {
    if (!sweep.isDirectory()) continue;
    for (const trial of await readdir(join(folder, sweep.name), { withFileTypes: true })) {
      if (!trial.isDirectory()) continue;
      const path = join(folder, sweep.name, trial.name);
      yield { sweepId: decodedOf(sweep.name), trialId: decodedOf(trial.name), path };
    }
  }
}

/**
 * Files that none of these checkpoints has.
 *
 * @param kept manifests
 * @throws Error of the file system, and where a manifest that is kept cannot be read: then nothing may be removed
 */
export async function filesBeside(folder: TrialFolder, kept: readonly string[]): Promise<StoredFile[]> {
  const wanted = new Set(kept);
  for (const manifest of kept) {
    const text = await readFile(join(folder.path, manifest), 'utf8');
    for (const { sha256 } of parseManifest(text)) wanted.add(sha256);
  }
  const found: StoredFile[] = [];
  for (const name of await readdir(folder.path)) {
    // Files of checkpoints and parts of them; whatever else lies there is not ours.
    if (!/^[0-9a-f]{64}(?:\.[0-9a-f]{12}\.partial)?$/.test(name) || wanted.has(name)) continue;
    const path = join(folder.path, name);
    const size = (await stat(path).catch(() => undefined))?.size;
    if (size !== undefined) found.push({ path, bytes: size });
  }
  return found;
}

/** Removes the files, and the folders of trial and sweep once they are empty. @throws Error of the file system */
export async function removeFiles(folder: TrialFolder, files: readonly StoredFile[]): Promise<void> {
  for (const { path } of files) await rm(path, { force: true });
  // Not empty, or gone already.
  for (const path of [folder.path, join(folder.path, '..')]) await rmdir(path).catch(() => {});
}

/** A name that no sweep or trial has where it cannot be decoded. */
function decodedOf(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
