import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { YatesError } from '../../base/error.ts';
import { isOfFileSystem } from '../output/new-file.ts';
import { cannotBeWritten } from '../output/write-output.ts';
import { withoutTrailing } from '../../base/without-trailing.ts';

/** Bytes that are gathered before they are written. */
const partBytes = 262_144;

/** Writes records one after another into a new file. */
export function writeRecords(path: string, records: Iterable<Uint8Array>): void {
  const file = openSync(path, 'wx');
  try {
    let part: Uint8Array[] = [];
    let bytes = 0;
    const flush = (): void => {
      writeWhole(file, Buffer.concat(part));
      part = [];
      bytes = 0;
    };
    for (const record of records) {
      part.push(record);
      bytes += record.length;
      if (bytes >= partBytes) flush();
    }
    flush();
  } finally {
    closeSync(file);
  }
}

export function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/**
 * Has a folder filled under another name and puts it in place once it is complete, so that what was cut off leaves nothing.
 *
 * @throws YatesError E_WRITE, also where the folder is there and not empty; whatever `fill` throws
 */
export async function writeNewFolder(folder: string, fill: (path: string) => Promise<void>): Promise<void> {
  const target = withoutTrailing(folder, '/') || folder;
  const unfinished = `${target}.part-${process.pid}`;
  try {
    if (entriesOf(target).length > 0)
      throw new YatesError({
        code: 'E_WRITE',
        place: { file: folder },
        message: 'is a folder that is not empty',
        next: 'name a new one with --out',
      });
    mkdirSync(unfinished, { recursive: true });
    await fill(unfinished);
    if (existsSync(target)) rmdirSync(target);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw isOfFileSystem(error) ? cannotBeWritten(folder, error, '--out') : error;
  }
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
