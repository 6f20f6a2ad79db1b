/** The text of a configuration file, if it is one that may be trusted. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { YatesError } from '../../base/error.ts';
import { limits } from '../../base/limits.ts';
import type { ConfigPath } from './config-paths.ts';

const forOthersToWrite = 0o022;
const bytesMax = 4 * limits.configFileChars;

/** @throws YatesError E_CONFIG_FILE */
export function readConfigFile({ path, kind }: ConfigPath): string {
  const refuse = (message: string, next: string, cause?: unknown): YatesError =>
    new YatesError({ code: 'E_CONFIG_FILE', place: { file: path }, message, next, cause });
  let descriptor: number;
  try {
    // Without O_NONBLOCK, opening a pipe that somebody put there would wait for ever.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const next = 'mend its permissions, or name another file with YATES_CONFIG (none: no file is read)';
    throw refuse(`this cannot be read (${(error as NodeJS.ErrnoException).code})`, next, error);
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw refuse('this is not a file', 'name a file');
    if (stat.size > bytesMax)
      throw refuse(`it has ${stat.size} bytes, which are too many`, 'name the right file');
    // It may name programs that are run. What a folder's file may say cannot.
    if (kind === 'user') {
      const own = process.geteuid?.();
      if (own !== undefined && stat.uid !== own && stat.uid !== 0)
        throw refuse(`it belongs to user ${stat.uid}, who is not you`, 'write one of your own');
      if (own !== undefined && (stat.mode & forOthersToWrite) !== 0)
        throw refuse('other users may change it', 'run chmod go-w on it');
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(descriptor));
  } catch (error) {
    throw error instanceof YatesError ? error : refuse('this is no UTF-8 text', 'save it as UTF-8', error);
  } finally {
    closeSync(descriptor);
  }
}
