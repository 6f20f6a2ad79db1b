/**
 * The files of a checkpoint as they are at one moment. Where the disk allows it each is linked, which takes no time: a program
 * that replaces a file by renaming leaves the old one to us. One that writes into a file changes ours too; that is noticed
 * when it is hashed, and the snapshot is given up.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { limits } from '../../base/limits.ts';
import { isPathOfCheckpoint } from '../../proto/checkpoint-manifest.ts';
import { copyTrialFile } from '../command/trial-file.ts';

/** A file as it was found. Two marks are equal while nobody has written to the file, but for what happens within `racyMs`. */
interface Found {
  /** Below the folder, with `/` between its parts. */
  readonly path: string;
  readonly mark: string;
  readonly sizeBytes: number;
  readonly changedAtMs: number;
}

export interface SnapshotFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mark: string;
  /** Where its content lies; undefined for one that has not changed and would have to be copied. */
  readonly at: string | undefined;
  /** Undefined until it is hashed: of a link to a file that has changed. */
  readonly sha256: string | undefined;
  /** It has not changed since the checkpoint that was saved last, of which it is a file. */
  readonly isKnown: boolean;
}

export interface Snapshot {
  readonly files: readonly SnapshotFile[];
  readonly takenAtMs: number;
  /** Removes what the snapshot holds. */
  drop(): Promise<void>;
}

/** What is known of a file from the checkpoint that was saved last. */
export interface KnownFile {
  readonly mark: string;
  readonly sha256: string;
}

/** The program has changed its files while they were read, or left what is no checkpoint. Its message says what. */
export class SnapshotFailure extends Error {
  override readonly name = 'SnapshotFailure';
}

/** A file system may give two writes within this time the same time. */
const racyMs = 2_000;

export interface SnapshotOptions {
  /** Of the program. */
  readonly folder: string;
  /** Made for the snapshot, on the same disk where it can be. */
  readonly to: string;
  /** User id of the program, where that is not the agent's own: then files are copied, and none that is another's. */
  readonly owner: number | undefined;
  /** By path: files of the checkpoint that was saved last, if any. */
  readonly known: ReadonlyMap<string, KnownFile>;
  /** When that one was taken; default: never. */
  readonly knownAtMs?: number;
}

/** @throws SnapshotFailure; Error of the file system */
export async function takeSnapshot({
  folder,
  to,
  owner,
  known,
  knownAtMs = Number.NEGATIVE_INFINITY,
}: SnapshotOptions): Promise<Snapshot> {
  const takenAtMs = Date.now();
  const drop = (): Promise<void> => rm(to, { recursive: true, force: true });
  try {
    const found = await filesOf(folder);
    await mkdir(to, { recursive: true, mode: 0o700 });
    const files: SnapshotFile[] = [];
    for (const [number, one] of found.entries()) {
      const { path, sizeBytes, mark } = one;
      const before = known.get(path);
      const isKnown = before?.mark === mark && one.changedAtMs < knownAtMs - racyMs;
      const at = isKnown && owner !== undefined ? undefined : join(to, String(number));
      const from = join(folder, ...path.split('/'));
      const sha256 = at === undefined ? undefined : await take(from, at, one, owner);
      files.push({ path, sizeBytes, mark, at, sha256: isKnown ? before?.sha256 : sha256, isKnown });
    }
    return { files, takenAtMs, drop };
  } catch (error) {
    await drop();
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new SnapshotFailure('the program removed a file while it was read');
  }
}

/** @throws SnapshotFailure where the file was written to since it was found */
export async function hashOf({ path, at, mark, sha256 }: SnapshotFile): Promise<string> {
  if (sha256 !== undefined || at === undefined) return sha256 ?? '';
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(at, { highWaterMark: readBytes }) as AsyncIterable<Buffer>)
    hash.update(chunk);
  if ((await markOf(at)).mark !== mark) throw changed(path);
  return hash.digest('hex');
}

const readBytes = 256 * 1024;

/** What tells one state of the folder from another; files alone, without their content. */
export async function fingerprintOf(folder: string): Promise<string> {
  return (await filesOf(folder)).map(({ path, mark }) => `${path}\0${mark}`).join('\n');
}

export const fingerprintOfFiles = (files: readonly SnapshotFile[]): string =>
  files.map(({ path, mark }) => `${path}\0${mark}`).join('\n');

/** @returns the hash of the content, where it was read */
async function take(
  from: string,
  to: string,
  { path, mark, sizeBytes }: Found,
  owner: number | undefined,
): Promise<string | undefined> {
  if (owner === undefined) {
    try {
      await link(from, to);
      return undefined;
    } catch (error) {
      // Another disk, or one that knows no links.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
    }
  }
  const { sha256, sizeBytes: copied } = await copyTrialFile(from, owner, limits.checkpointTrialBytes, to);
  if (copied !== sizeBytes || (await markOf(from)).mark !== mark) throw changed(path);
  return sha256;
}

/** Sorted by path. Links are not followed: what they lead to is not of this trial. */
async function filesOf(folder: string): Promise<Found[]> {
  const found: Found[] = [];
  const folders = [''];
  for (let below = folders.pop(); below !== undefined; below = folders.pop()) {
    for await (const entry of await opendir(join(folder, below))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      if (!entry.isFile()) continue;
      if (!isPathOfCheckpoint(path))
        throw new SnapshotFailure(`the name of a file cannot be kept: ${JSON.stringify(path.slice(0, 80))}`);
      if (found.length >= limits.checkpointFiles)
        throw new SnapshotFailure(`it has more than ${limits.checkpointFiles} files`);
      found.push({ path, ...(await markOf(join(folder, path))) });
    }
  }
  return found.toSorted((left, right) => (left.path < right.path ? -1 : 1));
}

async function markOf(path: string): Promise<Omit<Found, 'path'>> {
  const { ino, size, mtimeNs } = await stat(path, { bigint: true });
  return {
    mark: `${ino}.${size}.${mtimeNs}`,
    sizeBytes: Number(size),
    changedAtMs: Number(mtimeNs / 1_000_000n),
  };
}

const changed = (path: string): SnapshotFailure =>
  new SnapshotFailure(
    `${path} was written to while it was read; write it under another name and rename it (os.replace)`,
  );
