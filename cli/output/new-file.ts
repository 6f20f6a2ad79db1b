import { lstatSync, readlinkSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { cannotBeWritten } from './write-output.ts';

/**
 * Has a file written under another name beside it and puts it in place once it is complete, so that what was cut off leaves nothing. A link
 * is followed, also to a file that is yet to be. What is no ordinary file, such as a pipe or `/dev/null`, is written to and stays what it is.
 *
 * @throws YatesError E_WRITE; whatever `write` throws that is no error of the file system
 */
export async function writeNewFile(file: string, write: (path: string) => Promise<void>): Promise<void> {
  try {
    const there = statSync(file, { throwIfNoEntry: false });
    // A folder, too: that it is one is then the reason in the message.
    if (there !== undefined && !there.isFile()) await write(file);
    else await writeBeside(there === undefined ? endOfLinks(file) : realpathSync(file), write);
  } catch (error) {
    throw isOfFileSystem(error) ? cannotBeWritten(file, error) : error;
  }
}

/** As many as Linux follows. A circle of them never comes here: to look at it is an error. */
const linksMax = 40;

/** @returns the path of the file that is not there yet, to which links may lead */
function endOfLinks(file: string): string {
  let end = file;
  for (let count = 0; count < linksMax; count++) {
    if (lstatSync(end, { throwIfNoEntry: false })?.isSymbolicLink() !== true) break;
    const target = readlinkSync(end);
    // Not joined: `..` leads up from where a folder that is itself a link leads to.
    end = isAbsolute(target) ? target : `${realpathSync(dirname(end))}/${target}`;
  }
  return end;
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
