import { YatesError } from '../../base/error.ts';

export const blobUnknown = (sha256: string): YatesError =>
  new YatesError({
    code: 'E_BLOB_UNKNOWN',
    message: `there is no artifact ${JSON.stringify(sha256)}`,
    next: 'take the sha256 of an artifact from `yates trial ID`',
  });

export const blobHashWrong = (expected: string, actual: string): YatesError =>
  new YatesError({
    code: 'E_BLOB_HASH',
    message: `the artifact was announced with hash ${expected} but has ${actual}`,
    next: 'send it again',
  });

export const blobOffsetWrong = (offset: number, received: number): YatesError =>
  new YatesError({
    code: 'E_BLOB_OFFSET',
    message: `the upload continues at byte ${offset}, but only ${received} bytes have arrived`,
    next: 'query the upload, and continue from there',
  });

export const blobCorrupt = (expected: string, actual: string, aside: string): YatesError =>
  new YatesError({
    code: 'E_BLOB_CORRUPT',
    message: `artifact ${expected} is damaged on disk: its content has hash ${actual}`,
    place: { file: aside },
    next: 'check the disk; the damaged file was moved here, and an intact one can be uploaded or copied in its place',
  });

/** Errors of the disk in words; any other as it is. */
export function asWriteError(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof YatesError || code === undefined || !/^E[A-Z]+$/.test(code)) return error;
  if (!['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EIO', 'EMFILE'].includes(code)) return error;
  return new YatesError({
    code: 'E_BLOB_WRITE',
    message: `an artifact could not be written (${code})`,
    place: { file: folder },
    next: 'free some space, or give write permission on the folder; the agent sends it again',
    cause: error,
  });
}
