/** Puts what an earlier attempt saved where the program finds it. */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { groupDigits } from '../../design/level-text.ts';
import { manifestBytesMax, parseManifest } from '../../proto/checkpoint-manifest.ts';
import type { CheckpointRef, Grant, Held } from '../core/lease.ts';
import type { CheckpointPlace, NamedContent } from './checkpoint-place.ts';
import { DamagedContent, troubleOf, wordsOf } from './trouble.ts';

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

const retryMsDefault = 2_000;

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
  options: RestoreOptions,
): Promise<void> {
  const { folder, signal } = options;
  const chunks: Uint8Array[] = [];
  const named = { sha256: manifest, sizeBytes: manifestBytesMax };
  await fetchOne(place, named, options, async (chunk) => {
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
    const path = join(folder, ...file.path.split('/'));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(path, 'wx', 0o600);
    try {
      await fetchOne(place, file, options, async (chunk) => {
        for (let written = 0; written < chunk.length; )
          written += (await handle.write(chunk, written)).bytesWritten;
      });
    } finally {
      await handle.close();
    }
  }
}

/** Goes on where it broke off, for as long as it takes. @throws DamagedContent; an error of `take` or of the place */
async function fetchOne(
  place: CheckpointPlace,
  { sha256, sizeBytes }: NamedContent,
  { grant, signal, retryMs = retryMsDefault }: RestoreOptions,
  take: (chunk: Uint8Array) => Promise<void>,
): Promise<void> {
  const hash = createHash('sha256');
  let received = 0;
  for (;;) {
    try {
      for await (const chunk of place.read(grant, sha256, received, signal)) {
        received += chunk.length;
        if (received > sizeBytes) throw new DamagedContent('a file of it is larger than its manifest says');
        hash.update(chunk);
        await take(chunk);
      }
      break;
    } catch (error) {
      if (signal.aborted || troubleOf(error) !== 'away') throw error;
      await sleep(retryMs, undefined, { signal });
    }
  }
  if (hash.digest('hex') !== sha256) throw new DamagedContent('a file of it does not have its hash');
}
