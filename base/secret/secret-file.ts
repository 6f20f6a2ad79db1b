/**
 * Files that hold secrets: mode 0600, owned by us, in a folder of mode 0700 that we own, never behind a symbolic link.
 * What is found otherwise is refused, not mended: a secret that others could read is one to replace.
 */
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { YatesError } from '../error.ts';

/** A certificate chain has some kilobytes, ten thousand tokens have three million bytes. */
const secretBytesMax = 16 * 2 ** 20;
const forOthers = 0o077;

/**
 * Makes the folder with mode 0700, or checks the one that is there. Folders above it are made as needed, with the usual mode.
 *
 * @throws YatesError E_SECRET_FOLDER for one that is a link, belongs to another user or is open to others
 */
export function makeSecretFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw failed('E_SECRET_FOLDER', path, 'made', error);
  }
  refuseOpenFolder(path);
}

/** @throws YatesError E_SECRET_FOLDER for one that is a link, belongs to another user or is open to others */
export function refuseOpenFolder(path: string): void {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) {
    const message = 'this is not a folder of its own (a symbolic link is not followed)';
    throw fault('E_SECRET_FOLDER', path, message, 'put the folder itself there');
  }
  refuseOpen('E_SECRET_FOLDER', path, stat, 'chmod 700');
}

/**
 * @returns the content; undefined where there is no such file
 * @throws YatesError E_SECRET_FILE for one that is a link, belongs to another user, is open to others or cannot be read
 */
export function readSecretFile(path: string): string | undefined {
  let descriptor: number;
  try {
    // Without O_NONBLOCK, opening a pipe that somebody put there would wait for ever.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (codeOf(error) !== 'ELOOP') throw failed('E_SECRET_FILE', path, 'read', error);
    const message = 'this is a symbolic link, which is not followed to a secret';
    throw fault('E_SECRET_FILE', path, message, 'name the file itself');
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw fault('E_SECRET_FILE', path, 'this is not a file', 'name a file');
    refuseOpen('E_SECRET_FILE', path, stat, 'chmod 600');
    if (stat.size > secretBytesMax) {
      throw fault(
        'E_SECRET_FILE',
        path,
        `${stat.size} bytes are too many for a secret`,
        'name the right file',
      );
    }
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Replaces the file by one with this content and mode 0600, in one step: whoever reads meanwhile finds the old content or
 * the new one, also after a power cut. Several writers of one file must agree among themselves (`withFileLock`).
 *
 * @throws YatesError E_SECRET_FILE
 */
export function writeSecretFile(path: string, content: string): void {
  const partial = `${path}.partial`;
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  try {
    // Left over from a writer that was killed, or put there by somebody: never opened, never followed.
    rmSync(partial, { force: true });
    const descriptor = openSync(partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    try {
      fchmodSync(descriptor, 0o600);
      const bytes = Buffer.from(content);
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(partial, path);
    syncFolder(dirname(path));
  } catch (error) {
    throw failed('E_SECRET_FILE', path, 'written', error);
  }
}

function syncFolder(path: string): void {
  const descriptor = openSync(path, constants.O_RDONLY);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function refuseOpen(code: SecretCode, path: string, { uid, mode }: Stats, command: string): void {
  // Undefined on systems without user ids.
  const own = process.geteuid?.();
  if (own !== undefined && uid !== own) {
    const message = `this belongs to user ${uid}, and this process runs as user ${own}`;
    throw fault(code, path, message, 'have its owner run this, or make one of your own');
  }
  if (own === undefined || (mode & forOthers) === 0) return;
  const message = `other users may read or change this (mode ${(mode & 0o777).toString(8).padStart(4, '0')})`;
  throw fault(code, path, message, `replace the secret if they could have read it, and run ${command} on it`);
}

type SecretCode = 'E_SECRET_FILE' | 'E_SECRET_FOLDER';

function fault(code: SecretCode, file: string, message: string, next: string): YatesError {
  return new YatesError({ code, place: { file }, message, next });
}

function failed(code: SecretCode, file: string, verb: string, cause: unknown): YatesError {
  return new YatesError({
    code,
    place: { file },
    message: `this cannot be ${verb} (${codeOf(cause) ?? (cause as Error).message})`,
    next: 'mend the permissions of its folder, or choose another place',
    cause,
  });
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
