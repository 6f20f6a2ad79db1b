/** Between our promises and errors and grpc-js's callbacks. */
import {
  type handleUnaryCall,
  type ServerErrorResponse,
  type ServerUnaryCall,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { YatesError } from '../../base/error.ts';

/** Trailers are headers, of which HTTP/2 peers take some kilobytes. */
const detailsCharsMax = 3_000;

/** What a handler is told of its caller. */
export interface Caller {
  /** Aborts when the caller is gone. */
  readonly signal: AbortSignal;
}

export function unary<Request, Response>(
  logger: Logger,
  handle: (request: Request, caller: Caller) => Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call: ServerUnaryCall<Request, Response>, respond: sendUnaryData<Response>) => {
    const caller = new UnaryCaller(call);
    const answer: sendUnaryData<Response> = (error, response) => {
      caller.isAnswered = true;
      respond(error, response);
    };
    handle(call.request, caller).then(
      (response) => answer(null, response),
      (error: unknown) => answer(statusOf(error, logger, call.getPath())),
    );
  };
}

interface Cancellable {
  readonly cancelled: boolean;
  on(event: 'cancelled', listener: () => void): unknown;
}

/** Few handlers ask for the signal, and grpc-js tells the end of every call as if its caller had gone. */
class UnaryCaller implements Caller {
  readonly #call: Cancellable;
  #gone: AbortController | undefined;
  isAnswered = false;

  constructor(call: Cancellable) {
    this.#call = call;
  }

  get signal(): AbortSignal {
    if (this.#gone !== undefined) return this.#gone.signal;
    const gone = new AbortController();
    this.#gone = gone;
    if (this.#call.cancelled) gone.abort();
    this.#call.on('cancelled', () => {
      if (!this.isAnswered) gone.abort();
    });
    return gone.signal;
  }
}

/**
 * An error as the status that a client can act on: the code and the next step are in its message.
 *
 * @param path of the method, for the log
 */
export function statusOf(error: unknown, logger: Logger, path: string): ServerErrorResponse {
  const known = error instanceof YatesError;
  if (!known) logger.error({ err: error, path }, 'unexpected error');
  const code = known ? statusOfCode(error.code) : status.INTERNAL;
  const text = known ? error.message : 'E_INTERNAL an unexpected error; see the log of the coordinator';
  // grpc-js throws on half of a surrogate pair.
  const details = Buffer.from(text.slice(0, detailsCharsMax)).toString();
  return Object.assign(new Error(details), { code, details, metadata: undefined as never });
}

function statusOfCode(code: string): status {
  if (code.endsWith('_UNKNOWN')) return status.NOT_FOUND;
  if (code === 'E_SWEEP_STATE' || code === 'E_LOG_OTHER') return status.FAILED_PRECONDITION;
  // These pass: agents keep what they have and try again.
  if (code === 'E_STOPPING' || code.startsWith('E_LOG_')) return status.UNAVAILABLE;
  if (code === 'E_BLOB_WRITE') return status.RESOURCE_EXHAUSTED;
  if (code === 'E_BLOB_HASH' || code === 'E_BLOB_CORRUPT') return status.DATA_LOSS;
  // The steps before are to be repeated: what they had left is not there.
  if (code === 'E_ARTIFACT_MISSING' || code === 'E_BLOB_OFFSET') return status.ABORTED;
  return status.INVALID_ARGUMENT;
}
