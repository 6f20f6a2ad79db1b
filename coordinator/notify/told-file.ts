/** Keys of what was said, in the data folder, for the next coordinator on it. Bound to its log: another log is another story. */
import { open, rename, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const fileSchema = z.object({ version: z.literal(1), logId: z.string(), told: z.array(z.string()) });

const fileIn = (dataDir: string): string => join(dataDir, 'notified.json');

/** @returns undefined where nothing was said of this log, or nobody can tell */
export function readTold(dataDir: string, logId: string): string[] | undefined {
  try {
    const { told, logId: of } = fileSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
    return of === logId ? told : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces the file in one step. @throws Error of the file system */
export async function writeTold(dataDir: string, logId: string, told: readonly string[]): Promise<void> {
  const path = fileIn(dataDir);
  const partial = `${path}.partial`;
  // Never written through a link that somebody put there.
  await rm(partial, { force: true });
  const file = await open(partial, 'wx', 0o600);
  try {
    await file.writeFile(JSON.stringify({ version: 1, logId, told }));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
}
