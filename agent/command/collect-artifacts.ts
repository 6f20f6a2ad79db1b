/** The files that a program left to be kept. */
import { readdir, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { formatMemorySize } from './memory-size.ts';
import { readTrialFile } from './trial-file.ts';
import type { TrialArtifact } from '../../base/trial-runner.ts';

const filesMax = 256;
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
  for (const path of await filesBelow(folder)) {
    const name = path.split(sep).join('/');
    const { size } = await stat(join(folder, path));
    if (size > bytesLeft || kept.length >= filesMax) {
      leftOut.push(`${name}: ${formatMemorySize(size)}`);
      continue;
    }
    const bytes = await readTrialFile(join(folder, path), owner);
    bytesLeft -= bytes.length;
    kept.push({ name, mediaType: mediaTypeOf(name), bytes });
  }
  if (leftOut.length > 0) kept.push(note(leftOut, limitBytes));
  return kept;
}

/** Relative paths, sorted. Links are not followed: what they lead to was not left here. */
async function filesBelow(folder: string, below = ''): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = join(below, entry.name);
    if (entry.isDirectory()) found.push(...(await filesBelow(folder, path)));
    else if (entry.isFile()) found.push(path);
  }
  return found.toSorted();
}

function note(leftOut: readonly string[], limitBytes: number): TrialArtifact {
  const limit = `${filesMax} files and ${formatMemorySize(limitBytes)} (trainer.artifacts_limit)`;
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
