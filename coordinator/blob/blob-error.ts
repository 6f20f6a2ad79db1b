import { YatesError } from '../../base/error.ts';
import { groupDigits } from '../../design/level-text.ts';

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

export const blobSizeWrong = (sizeBytes: number): YatesError =>
  new YatesError({
    code: 'E_BLOB_SIZE',
    message: `the upload does not have the ${groupDigits(sizeBytes)} bytes that it was announced with`,
    next: 'announce the size of the file, and send as many bytes',
  });

export const blobUnclaimed = (): YatesError =>
  new YatesError({
    code: 'E_BLOB_QUOTA',
    message: 'this agent has uploaded many files that no result has named',
    next: 'report the results of the trials that left them; what no result names is forgotten after a day',
  });

/** @param quotaBytes of all artifacts; undefined where the disk itself has no room */
export const blobQuota = (folder: string, quotaBytes: number | undefined): YatesError =>
  new YatesError({
    code: 'E_BLOB_QUOTA',
    message:
      quotaBytes === undefined
        ? 'the disk has little space left, which is kept for the log'
        : `the artifacts would take more than ${groupDigits(quotaBytes)} bytes (--artifact-quota)`,
    place: { file: folder },
    next: 'free some space, or raise the quota; the agent sends the file again',
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
