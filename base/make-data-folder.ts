import { mkdirSync, statSync } from 'node:fs';
import { YatesError } from './error.ts';

/** Makes a folder for data, and those above it, for its owner alone: results are not everybody's. @throws YatesError E_DATA_DIR */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new YatesError({
      code: 'E_DATA_DIR',
      place: { file: folder },
      message: `the data folder cannot be made (${(cause as NodeJS.ErrnoException).code})`,
      next: 'give write permission, or choose another with --data',
      cause,
    });
  }
  refuseFolderOfAll(folder);
}

/**
 * Where everybody may write, anybody could replace the log or the agent's identity. Folders that a group may write in are
 * allowed: laboratories share folders that way, and an administrator decides who belongs to the group.
 *
 * @throws YatesError E_DATA_DIR
 */
export function refuseFolderOfAll(folder: string): void {
  const { mode } = statSync(folder);
  // On systems without user ids the mode says nothing.
  if (process.geteuid === undefined || (mode & 0o002) === 0) return;
  throw new YatesError({
    code: 'E_DATA_DIR',
    place: { file: folder },
    message: `every user of this machine may change what lies in this data folder (mode ${(mode & 0o7777).toString(8).padStart(4, '0')})`,
    next: 'see that all in it is yours and run chmod o-w on it, or choose another with --data',
  });
}
