import { mkdirSync } from 'node:fs';
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
}
