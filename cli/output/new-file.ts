import { renameSync, rmSync } from 'node:fs';
import { cannotBeWritten } from './write-output.ts';

/**
 * Has a file written under another name beside it and puts it in place once it is complete, so that what was cut off leaves nothing.
 *
 * @throws YatesError E_WRITE; whatever `write` throws that is no error of the file system
 */
export async function writeNewFile(file: string, write: (path: string) => Promise<void>): Promise<void> {
  const unfinished = `${file}.part-${process.pid}`;
  try {
    await write(unfinished);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw isOfFileSystem(error) ? cannotBeWritten(file, error) : error;
  }
}

export const isOfFileSystem = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && 'errno' in error;
