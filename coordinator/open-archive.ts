/**
 * A data folder that cannot be written, such as one on a read-only disk or of another user, is read through a passing copy of its
 * log: SQLite needs a folder that it can write in, also to read a log that was copied while a coordinator ran. The files of
 * trials and their output are not copied; links lead to them. Nothing that is asked can change anything.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { YatesError } from '../base/error.ts';
import { type Coordinator, type CoordinatorOptions, startCoordinator } from './start-coordinator.ts';

/** Of the log: the database, what is not folded into it yet, and how far it had come. */
const copied = ['yates.db', 'yates.db-wal', 'yates.mark'];
const linked = ['blobs', 'outputs'];

/**
 * Serves what lies in the folder, for as long as it is not stopped.
 *
 * @throws YatesError E_ARCHIVE where it cannot be read either, or there is no room for the copy; those of `startCoordinator`
 */
export async function serveArchive(options: CoordinatorOptions): Promise<Coordinator> {
  const { dataDir } = options;
  const copy = copyOf(dataDir);
  try {
    const coordinator = await startCoordinator({ ...options, dataDir: copy, archiveOf: dataDir });
    const stop = async (): Promise<void> => {
      await coordinator.stop();
      rmSync(copy, { recursive: true, force: true });
    };
    return { ...coordinator, stop };
  } catch (error) {
    rmSync(copy, { recursive: true, force: true });
    throw error;
  }
}

function copyOf(dataDir: string): string {
  let copy: string | undefined;
  try {
    copy = mkdtempSync(join(tmpdir(), 'yates-archive-'));
    for (const name of copied) {
      if (existsSync(join(dataDir, name))) copyFileSync(join(dataDir, name), join(copy, name));
    }
    for (const name of linked) {
      if (existsSync(join(dataDir, name))) symlinkSync(resolve(dataDir, name), join(copy, name));
    }
    return copy;
  } catch (cause) {
    if (copy !== undefined) rmSync(copy, { recursive: true, force: true });
    throw new YatesError({
      code: 'E_ARCHIVE',
      place: { file: dataDir },
      message: `this folder cannot be written, and its log not be copied to ${tmpdir()}: ${(cause as Error).message}`,
      next: 'see that you may read the folder, or name a disk with more room in TMPDIR',
      cause,
    });
  }
}
