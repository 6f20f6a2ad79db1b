/** The files that a program left to be kept. */
import { opendir, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { limits } from '../../base/limits.ts';
import { formatMemorySize } from './memory-size.ts';
import { readTrialFile } from './trial-file.ts';
import type { TrialArtifact } from '../../base/trial-runner.ts';

/** Names the files that were too large or too many to be kept, among those that were. */
const leftOutName = 'left-out.txt';

/**
 * Plain files of the folder and those below it, by name, as far as they fit into the limit.
 *
 * @param owner user id of the program, where that is not the agent's own
 */
export async function collectArtifacts(
  folder: string,
  limitBytes: number,
  owner?: number,
): Promise<TrialArtifact[]> {
  const kept: TrialArtifact[] = [];
  const leftOut: string[] = [];
  let bytesLeft = limitBytes;
  const { files, isWhole } = await filesBelow(folder);
  for (const path of files) {
    const name = path.split(sep).join('/');
    const { size } = await stat(join(folder, path));
    if (size > bytesLeft || kept.length >= limits.artifacts) {
      leftOut.push(`${name}: ${formatMemorySize(size)}`);
      continue;
    }
    const bytes = await readTrialFile(join(folder, path), owner, bytesLeft);
    bytesLeft -= bytes.length;
    kept.push({ name, mediaType: mediaTypeOf(name), bytes });
  }
  if (!isWhole)
    leftOut.push(`and whatever came after the first ${limits.artifactFilesSeen} files and folders`);
  if (leftOut.length > 0) kept.push(note(leftOut, limitBytes));
  return kept;
}

/** Relative paths, sorted. Links are not followed: what they lead to was not left here. */
async function filesBelow(folder: string): Promise<{ files: string[]; isWhole: boolean }> {
  const files: string[] = [];
  const folders = [''];
  let seen = 0;
  for (let below = folders.pop(); below !== undefined; below = folders.pop()) {
    for await (const entry of await opendir(join(folder, below))) {
      if (++seen > limits.artifactFilesSeen) return { files: files.toSorted(), isWhole: false };
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
