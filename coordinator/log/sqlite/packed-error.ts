import { YatesError, type ErrorPlace } from '../../../base/error.ts';
import type { ErrorCode } from '../../../base/error-codes.ts';

/** An error on its way between threads: only plain data gets through whole. */
export interface PackedError {
  readonly code: ErrorCode | undefined;
  readonly message: string;
  readonly place: ErrorPlace | undefined;
  readonly next: string | undefined;
}

export function packError(error: unknown): PackedError {
  if (error instanceof YatesError) {
    return { code: error.code, message: error.what, place: error.place, next: error.next };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: undefined, message, place: undefined, next: undefined };
}

export function unpackError({ code, message, place, next }: PackedError): Error {
  return code === undefined ? new Error(message) : new YatesError({ code, message, place, next });
}
