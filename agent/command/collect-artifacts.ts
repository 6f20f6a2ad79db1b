/** The files that a program left to be kept. */
import { randomBytes } from 'node:crypto';
import { mkdir, opendir, rm, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { limits } from '../../base/limits.ts';
import { formatMemorySize } from '../../base/memory-size.ts';
import { copyTrialFile } from './trial-file.ts';
import type { TrialArtifact } from '../../base/trial-runner.ts';
import type { StagedArtifact, UnspooledOutcome } from '../process/trial-process.ts';

/** Names the files that were too large or too many to be kept, among those that were. */
const leftOutName = 'left-out.txt';

/**
 * Plain files of the folder and those below it, by name, as far as they fit into the limit. Each is copied a chunk at a
 * time, so that its size costs no memory.
 *
 * @param staging folder of the copies, made if missing; whoever gets them moves or removes them
 * @param limitBytes largest sum of their sizes
 * @param owner user id of the program, where that is not the agent's own
 * @param seenMax number of files and folders that are looked at
 * @throws Error of the file system
 */
export async function collectArtifacts(
  folder: string,
  staging: string,
  limitBytes: number,
  owner?: number,
  seenMax: number = limits.artifactFilesSeen,
): Promise<(StagedArtifact | TrialArtifact)[]> {
  const kept: (StagedArtifact | TrialArtifact)[] = [];
  const leftOut: string[] = [];
  let bytesLeft = limitBytes;
  await mkdir(staging, { recursive: true, mode: 0o700 });
  const { files, isWhole } = await filesBelow(folder, seenMax);
  for (const path of files) {
    const name = path.split(sep).join('/');
    const { size } = await stat(join(folder, path));
    if (size > bytesLeft || kept.length >= limits.artifacts) {
      leftOut.push(`${name}: ${formatMemorySize(size)}`);
      continue;
    }
    const copy = join(staging, randomBytes(12).toString('hex'));
    try {
      const { sha256, sizeBytes } = await copyTrialFile(join(folder, path), owner, bytesLeft, copy);
      bytesLeft -= sizeBytes;
      kept.push({ name, mediaType: mediaTypeOf(name), sha256, sizeBytes, path: copy });
    } catch (error) {
      await rm(copy, { force: true });
      await removeCopies(kept);
      throw error;
    }
  }
  if (!isWhole) leftOut.push(`and whatever came after the first ${seenMax} files and folders`);
  if (leftOut.length > 0) kept.push(note(leftOut, limitBytes));
  return kept;
}

/** Removes the copies of an outcome that nobody will take. */
export async function discardArtifacts(outcome: UnspooledOutcome): Promise<void> {
  await removeCopies(outcome.artifacts ?? []);
}

async function removeCopies(artifacts: readonly (StagedArtifact | TrialArtifact)[]): Promise<void> {
  for (const artifact of artifacts) if ('path' in artifact) await rm(artifact.path, { force: true });
}

/** Relative paths, sorted. Links are not followed: what they lead to was not left here. */
async function filesBelow(folder: string, seenMax: number): Promise<{ files: string[]; isWhole: boolean }> {
  const files: string[] = [];
  const folders = [''];
  let seen = 0;
  for (let below = folders.pop(); below !== undefined; below = folders.pop()) {
    for await (const entry of await opendir(join(folder, below))) {
      if (++seen > seenMax) return { files: files.toSorted(), isWhole: false };
      const path = join(below, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) files.push(path);
    }
  }
  return { files: files.toSorted(), isWhole: true };
}

function note(leftOut: readonly string[], limitBytes: number): TrialArtifact {
  const limit = `${limits.artifacts} files and ${formatMemorySize(limitBytes)} (trainer.artifacts_limit)`;
  const text = `Not kept, since a trial may leave ${limit}:\n${leftOut.join('\n')}\n`;
  return { name: leftOutName, mediaType: 'text/plain', bytes: new TextEncoder().encode(text) };
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.html': 'text/html',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.log': 'text/plain',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
};

const mediaTypeOf = (name: string): string =>
  mediaTypes[extname(name).toLowerCase()] ?? 'application/octet-stream';
