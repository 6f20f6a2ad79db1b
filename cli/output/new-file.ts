import { realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { cannotBeWritten } from './write-output.ts';

/**
 * Has a file written under another name beside it and puts it in place once it is complete, so that what was cut off leaves nothing. A link
 * is followed. What is no ordinary file, such as a pipe or `/dev/null`, is written to and stays what it is.
 *
 * @throws YatesError E_WRITE; whatever `write` throws that is no error of the file system
 */
export async function writeNewFile(file: string, write: (path: string) => Promise<void>): Promise<void> {
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    // A folder, too: that it is one is then the reason in the message.
    if (there !== undefined && !there.isFile()) await write(file);
    else await writeBeside(there === undefined ? file : realpathSync(file), write);
  } catch (error) {
    throw isOfFileSystem(error) ? cannotBeWritten(file, error) : error;
  }
}

async function writeBeside(file: string, write: (path: string) => Promise<void>): Promise<void> {
  const unfinished = `${file}.part-${process.pid}`;
  try {
    await write(unfinished);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

export const isOfFileSystem = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && 'errno' in error;
