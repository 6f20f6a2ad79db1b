/** What NATS says, as errors that a person can act on. */
import { JetStreamApiError } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import { YatesError } from '../../../base/error.ts';
import type { ErrorCode } from '../../../base/error-codes.ts';

/** Of nats-server's server/errors.json: the disk or a limit on the stream is full; nothing was stored. */
const fullCodes: readonly number[] = [10023, 10028, 10047, 10077];
const wrongLastSequence: readonly number[] = [10071, 10164];
const streamNotFound = 10059;

/** A call was cut off: whether the server has carried it out is open. */
export class InterruptedError extends Error {}

/** Nobody listens on JetStream's subjects: it is off, or on its way up. The library does not export its class. */
const isSilent = (error: unknown): boolean => error instanceof Error && error.name === 'JetStreamNotEnabled';

/** Whether the same call may succeed later. */
export function isTemporary(error: unknown): boolean {
  if (error instanceof JetStreamApiError) return error.status === 503 && !fullCodes.includes(error.code);
  return (
    isSilent(error) ||
    error instanceof InterruptedError ||
    error instanceof errors.TimeoutError ||
    error instanceof errors.RequestError ||
    error instanceof errors.NoRespondersError
  );
}

export const isWrongSequence = (error: unknown): boolean =>
  error instanceof JetStreamApiError && wrongLastSequence.includes(error.code);

export const isStreamNotFound = (error: unknown): boolean =>
  error instanceof JetStreamApiError && error.code === streamNotFound;

/** Our own errors are given back as they are. */
export function fromNats(error: unknown, place: string): YatesError {
  if (error instanceof YatesError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const make = (code: ErrorCode, message: string, next: string): YatesError =>
    new YatesError({ code, message, place: { file: place }, next, cause: error });
  if (error instanceof JetStreamApiError && fullCodes.includes(error.code)) {
    return make(
      'E_LOG_DISK_FULL',
      `the stream takes no more: ${text}; nothing was half written`,
      'give JetStream more room and start the coordinator again: it goes on where it stopped',
    );
  }
  if (isStreamNotFound(error)) {
    return make('E_LOG_IO', 'the stream was deleted', 'restore it from a backup, or start with an empty log');
  }
  if (error instanceof errors.AuthorizationError || error instanceof errors.PermissionViolationError) {
    return make(
      'E_LOG_ACCESS',
      `NATS refuses: ${text}`,
      'log in with nats://user:password@host:port, as a user who may use JetStream',
    );
  }
  return make('E_LOG_IO', `JetStream could not write or read the log: ${text}`, 'look into its own log');
}

export function unreachableError(place: string, why: string): YatesError {
  return new YatesError({
    code: 'E_LOG_UNREACHABLE',
    message: `no answer from NATS JetStream (${why})`,
    place: { file: place },
    next: 'start it with `nats-server -js`, or check the address after --log',
  });
}

export function takenOverError(place: string): YatesError {
  return new YatesError({
    code: 'E_LOG_FENCED',
    message: 'another coordinator has taken over the log',
    place: { file: place },
    next: 'this one stops now, and nothing was overwritten; start it again only after stopping the other',
  });
}

export function lostError(place: string, has: number, had: number): YatesError {
  return new YatesError({
    code: 'E_LOG_LOST',
    message: `the stream ends at message ${has}, but ${had} was acknowledged: the server has lost messages`,
    place: { file: place },
    next: 'start the coordinator again to continue with what is left; docs/logs.md describes how to run JetStream safely',
  });
}

export function corruptError(place: string, position: number, why: string): YatesError {
  return new YatesError({
    code: 'E_LOG_CORRUPT',
    message: `the log is damaged at message ${position} of the stream: ${why}`,
    place: { file: place },
    next: 'restore the stream from a backup, or choose another prefix to start with an empty log; nothing was changed',
  });
}

export function foreignError(place: string, why: string): YatesError {
  return new YatesError({
    code: 'E_LOG_FOREIGN',
    message: `this stream is not a log of Yates: ${why}`,
    place: { file: place },
    next: 'choose another prefix: nats://host:port/PREFIX; nothing was changed',
  });
}
