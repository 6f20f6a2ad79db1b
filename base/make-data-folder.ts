import { chmodSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
  closeToOthers(folder);
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

/** What coordinators and agents keep, by its name in their data folder. Its own name may be that of a folder with other things in it. */
const kept = [
  'yates.db',
  'yates.db-wal',
  'yates.db-shm',
  'yates.mark',
  'coordinator.log',
  'audit.log',
  'agent.json',
  'agent.log',
  'blobs',
  'outputs',
  'results',
  'logs',
  'agents',
  'agent',
  'spool',
  'trials',
];

/**
 * Earlier versions made data folders that every user of the machine could read. Who shares the folder with a group, so that
 * the group may write in it, goes on to do so.
 */
export function closeToOthers(folder: string): void {
  const own = process.geteuid?.();
  if (own === undefined) return;
  const closed = (statSync(folder).mode & 0o020) === 0 ? 0o077 : 0o007;
  for (const name of kept) {
    const path = join(folder, name);
    // Not by opening it: to close a descriptor of a SQLite file drops the locks that this process has on it.
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined || stat.isSymbolicLink() || stat.uid !== own) continue;
    if ((stat.mode & 0o007) === 0) continue;
    try {
      chmodSync(path, stat.mode & 0o7777 & ~closed);
    } catch {
      // A folder that cannot be written is still read.
    }
  }
}
