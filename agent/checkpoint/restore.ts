/** Puts what an earlier attempt saved where the program finds it. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { groupDigits } from '../../design/level-text.ts';
import { manifestBytesMax, parseManifest } from '../../proto/checkpoint-manifest.ts';
import type { CheckpointRef, Grant, Held } from '../core/lease.ts';
import type { CheckpointPlace } from './checkpoint-place.ts';
import { fetchContent, fetchFile, type NamedContent } from '../content/fetch-content.ts';
import { DamagedContent, troubleOf, wordsOf } from '../content/trouble.ts';

export interface RestoreOptions {
  readonly grant: Grant;
  /** Empty at first. */
  readonly folder: string;
  /** Undefined for a folder that this agent does not share. */
  readonly placeOf: (store: string) => CheckpointPlace | undefined;
  /** Tells the coordinator that no attempt can go on from it. */
  readonly dropped: (lease: Held, manifest: string, reason: string, signal: AbortSignal) => Promise<void>;
  readonly warn: (text: string) => void;
  readonly signal: AbortSignal;
  /** Until the next try while nobody answers, in milliseconds. Default: 2 000. */
  readonly retryMs?: number;
}

/**
 * Fetches the newest checkpoint of the grant that is whole.
 *
 * @returns it; undefined where there is none, and the trial begins at its start
 * @throws Error of the file system where this machine cannot hold it; AbortError
 */
export async function restore(options: RestoreOptions): Promise<CheckpointRef | undefined> {
  const { grant, folder, placeOf, dropped, warn, signal } = options;
  for (const checkpoint of grant.checkpoints ?? []) {
    const place = placeOf(checkpoint.store);
    try {
      if (place === undefined) throw new DamagedContent('this agent has no such folder (--checkpoint-dir)');
      await fetchAll(place, checkpoint, options);
      return checkpoint;
    } catch (error) {
      signal.throwIfAborted();
      for (const name of await readdir(folder))
        await rm(join(folder, name), { recursive: true, force: true });
      const trouble = troubleOf(error);
      if (trouble === 'no-room' || isOfDisk(error)) throw error;
      const reason = wordsOf(error);
      warn(
        `trial ${grant.trialId} cannot go on from step ${groupDigits(checkpoint.step)}: ${reason}; it goes on from an older checkpoint, or begins at its start`,
      );
      // A hint: without it, the next attempt finds out as this one did.
      await dropped(grant, checkpoint.manifest, reason, signal).catch(() => {});
    }
  }
  return undefined;
}

const isOfDisk = (error: unknown): boolean => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^E(?:ACCES|PERM|IO|ROFS|MFILE|NFILE)$/.test(code);
};

async function fetchAll(
  place: CheckpointPlace,
  { manifest }: CheckpointRef,
  { grant, folder, signal, retryMs }: RestoreOptions,
): Promise<void> {
  const options = { read: place.read.bind(place, grant), signal, retryMs };
  const chunks: Uint8Array[] = [];
  await fetchContent({ sha256: manifest, sizeBytes: manifestBytesMax }, options, async (chunk) => {
    chunks.push(Buffer.from(chunk));
  });
  let files: readonly (NamedContent & { readonly path: string })[];
  try {
    files = parseManifest(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw new DamagedContent((error as Error).message);
  }
  for (const file of files) {
    signal.throwIfAborted();
    await fetchFile(folder, file.path, file, options);
  }
}
