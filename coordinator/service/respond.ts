/** Between our promises and errors and grpc-js's callbacks. */
import {
  type handleUnaryCall,
  type Metadata,
  type ServerErrorResponse,
  type ServerUnaryCall,
  type sendUnaryData,
  status,
} from '@grpc/grpc-js';
import type { Logger } from 'pino';
import { YatesError } from '../../base/error.ts';
import type { ErrorCode } from '../../base/error-codes.ts';
import { type Caller, callerOf } from '../access/caller.ts';

/** Trailers are headers, of which HTTP/2 peers take some kilobytes. */
const detailsBytesMax = 4_000;

/** What a handler knows of a call. */
export interface CallContext {
  /** Who calls, by the token. */
  readonly caller: Caller;
  /** Aborts when the caller is gone. */
  readonly signal: AbortSignal;
  /** Names the token of the caller. */
  readonly owner: string;
  isGone(): boolean;
}

export function unary<Request, Response>(
  logger: Logger,
  handle: (request: Request, context: CallContext) => Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call: ServerUnaryCall<Request, Response>, respond: sendUnaryData<Response>) => {
    const context = new UnaryContext(call);
    const answer: sendUnaryData<Response> = (error, response) => {
      context.isAnswered = true;
      respond(error, response);
    };
    handle(call.request, context).then(
      (response) => answer(null, response),
      (error: unknown) => answer(statusOf(error, logger, call.getPath())),
    );
  };
}

interface Cancellable {
  readonly metadata: Metadata;
  readonly cancelled: boolean;
  on(event: 'cancelled', listener: () => void): unknown;
}

/** Few handlers ask for the signal, and grpc-js reports the end of every call as if its caller had gone. */
class UnaryContext implements CallContext {
  readonly caller: Caller;
  readonly #call: Cancellable;
  #gone: AbortController | undefined;
  isAnswered = false;

  constructor(call: Cancellable) {
    this.caller = callerOf(call);
    this.#call = call;
  }

  get owner(): string {
    return this.caller.tokenId;
  }

  isGone(): boolean {
    return this.#call.cancelled;
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

/** What is used of a call whose request is a stream. */
interface RequestStream<Message> {
  on(event: 'data', listener: (message: Message) => void): unknown;
}

/**
 * Hears the messages of a call.
 *
 * @param refuse ends the call for an error of the listener, which thrown at grpc-js would end the process; called once, and no
 *   message is heard after it
 */
export function hearMessages<Message>(
  call: RequestStream<Message>,
  hear: (message: Message) => void,
  refuse: (error: unknown) => void,
): void {
  let isOver = false;
  call.on('data', (message: Message) => {
    if (isOver) return;
    try {
      hear(message);
    } catch (error) {
      isOver = true;
      refuse(error);
    }
  });
}

/**
 * An error as the status that a client can act on: the code and the next step are in its message.
 *
 * @param path of the method, for the log
 */
export function statusOf(error: unknown, logger: Logger, path: string): ServerErrorResponse {
  const known = error instanceof YatesError;
  if (!known) logger.error({ err: error, path }, 'unexpected error');
  const code = known ? (statuses[error.code] ?? status.INVALID_ARGUMENT) : status.INTERNAL;
  const text = known ? error.message : 'E_INTERNAL an unexpected error; see the log of the coordinator';
  const details = trailerText(text);
  return Object.assign(new Error(details), { code, details, metadata: undefined as never });
}

/** As much of the text as fits: it travels as a header, in which most characters other than ASCII take nine bytes. */
function trailerText(text: string): string {
  // grpc-js throws on half of a surrogate pair.
  let details = text.slice(0, detailsBytesMax).toWellFormed();
  while (encodeURI(details).length > detailsBytesMax)
    details = details.slice(0, details.length / 2).toWellFormed();
  return details;
}

/** Statuses on which clients act: agents try again on UNAVAILABLE, and repeat the steps before on ABORTED. */
const statuses: Readonly<Partial<Record<ErrorCode, status>>> = {
  E_AGENT_UNKNOWN: status.NOT_FOUND,
  E_ATTEMPT_UNKNOWN: status.NOT_FOUND,
  E_BLOB_UNKNOWN: status.NOT_FOUND,
  E_SWEEP_UNKNOWN: status.NOT_FOUND,
  E_TRIAL_UNKNOWN: status.NOT_FOUND,
  // An agent that may not have these trials now asks again later, and keeps the rest of its contact.
  E_AGENT_SEEDS: status.RESOURCE_EXHAUSTED,
  E_BUSY: status.RESOURCE_EXHAUSTED,
  E_SWEEP_STATE: status.FAILED_PRECONDITION,
  E_LOG_OTHER: status.FAILED_PRECONDITION,
  E_STOPPING: status.UNAVAILABLE,
  E_LOG_ACCESS: status.UNAVAILABLE,
  E_LOG_BUSY: status.UNAVAILABLE,
  E_LOG_CLOSED: status.UNAVAILABLE,
  E_LOG_CORRUPT: status.UNAVAILABLE,
  E_LOG_DISK_FULL: status.UNAVAILABLE,
  E_LOG_FENCED: status.UNAVAILABLE,
  E_LOG_FOREIGN: status.UNAVAILABLE,
  E_LOG_GONE: status.UNAVAILABLE,
  E_LOG_IO: status.UNAVAILABLE,
  E_LOG_LOST: status.UNAVAILABLE,
  E_LOG_NEWER: status.UNAVAILABLE,
  E_LOG_READ_ONLY: status.UNAVAILABLE,
  E_LOG_UNREACHABLE: status.UNAVAILABLE,
  E_READER_STALLED: status.RESOURCE_EXHAUSTED,
  E_BLOB_QUOTA: status.RESOURCE_EXHAUSTED,
  E_BLOB_WRITE: status.RESOURCE_EXHAUSTED,
  E_BLOB_HASH: status.DATA_LOSS,
  E_BLOB_CORRUPT: status.DATA_LOSS,
  E_CHECKPOINT_FILES: status.DATA_LOSS,
  E_ARTIFACT_MISSING: status.ABORTED,
  E_BLOB_OFFSET: status.ABORTED,
  E_AGENT_ID_TAKEN: status.ALREADY_EXISTS,
  // Passes once the other process has ended.
  E_AGENT_TWICE: status.ALREADY_EXISTS,
  E_PROTOCOL: status.PERMISSION_DENIED,
  E_TOKEN_AGENT: status.PERMISSION_DENIED,
  E_TOKEN_COMMANDS: status.PERMISSION_DENIED,
  E_FILE_LOCK: status.UNAVAILABLE,
  E_SECRET_FILE: status.UNAVAILABLE,
  E_SECRET_FOLDER: status.UNAVAILABLE,
  E_TOKEN_STORE: status.UNAVAILABLE,
};
