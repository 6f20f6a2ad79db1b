/**
 * Bounds what calls cost in memory and time, whoever makes them: a request that does not come to its end, and answers that are
 * not taken. This is the one place that reaches into a call of grpc-js for its HTTP/2 stream: its interface tells neither how
 * much has arrived of a message nor how much waits to be taken. test/integration/access/call-bounds.test.ts fails if a
 * version of grpc-js has it no more.
 */
import { constants, type ServerHttp2Stream } from 'node:http2';
import {
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  status,
} from '@grpc/grpc-js';
import { YatesError } from '../../../base/error.ts';
import { limits } from '../../../base/limits.ts';

/** A call, as far as its memory goes. */
interface Held {
  /** Received of a message whose end is still to come. */
  unfinished: number;
  /** Bytes of answers that wait to be taken. */
  unread: number;
  /** When an answer was last taken, or began to wait. */
  movedAtMs: number;
  readonly refuse: (code: status, message: string) => void;
  /** Ends the stream at once, with all that waits on it. */
  readonly cut: () => void;
}

/** How often callers are looked at who take nothing. */
const lookMs = 5_000;

export class CallBounds {
  readonly #held = new Set<Held>();
  readonly #timer: NodeJS.Timeout;
  readonly #nowMs: () => number;
  #unfinished = 0;
  #unread = 0;

  /** @param nowMs any clock that does not go back */
  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
    this.#timer = setInterval(() => this.endIdle(), lookMs).unref();
  }

  /** Goes before any other interceptor, next to the stream. */
  readonly interceptor: ServerInterceptor = (method, call) => {
    const stream = (call as { readonly stream?: ServerHttp2Stream }).stream;
    return stream === undefined
      ? new ServerInterceptingCall(call)
      : new BoundedCall(call, stream, this, !method.requestStream);
  };

  /** Bytes of unfinished requests and of untaken answers, of all calls. */
  get bytes(): { readonly unfinished: number; readonly unread: number } {
    return { unfinished: this.#unfinished, unread: this.#unread };
  }

  add(held: Held): void {
    this.#held.add(held);
  }

  remove(held: Held): void {
    this.#held.delete(held);
    this.#unfinished -= held.unfinished;
    this.#unread -= held.unread;
    held.unfinished = 0;
    held.unread = 0;
  }

  received(held: Held, bytes: number): void {
    if (!this.#held.has(held)) return;
    held.unfinished += bytes;
    this.#unfinished += bytes;
    if (this.#unfinished <= limits.unfinishedBytes) return;
    const largest = this.#most('unfinished');
    largest?.refuse(
      status.RESOURCE_EXHAUSTED,
      `more than ${limits.unfinishedBytes} bytes of unfinished requests wait for their end, and this is the largest`,
    );
  }

  finished(held: Held): void {
    this.#unfinished -= held.unfinished;
    held.unfinished = 0;
  }

  answered(held: Held, bytes: number): void {
    if (!this.#held.has(held)) return;
    if (held.unread === 0) held.movedAtMs = this.#nowMs();
    held.unread += bytes;
    this.#unread += bytes;
    if (this.#unread > limits.unreadBytes) this.#most('unread')?.cut();
  }

  taken(held: Held, bytes: number): void {
    if (!this.#held.has(held)) return;
    held.movedAtMs = this.#nowMs();
    held.unread -= bytes;
    this.#unread -= bytes;
  }

  /** Ends calls whose caller has taken nothing of what waits for `stalledReaderMs`. */
  endIdle(): void {
    const nowMs = this.#nowMs();
    for (const held of this.#held)
      if (held.unread > 0 && nowMs - held.movedAtMs >= limits.stalledReaderMs) held.cut();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #most(what: 'unfinished' | 'unread'): Held | undefined {
    let most: Held | undefined;
    for (const held of this.#held) if (held[what] > (most?.[what] ?? 0)) most = held;
    return most;
  }
}

class BoundedCall extends ServerInterceptingCall {
  readonly #stream: ServerHttp2Stream;
  readonly #bounds: CallBounds;
  readonly #held: Held;

  /** @param isOneMessage the request is one message, whose end must come in time */
  constructor(
    call: ServerInterceptingCallInterface,
    stream: ServerHttp2Stream,
    bounds: CallBounds,
    isOneMessage: boolean,
  ) {
    let deadline: NodeJS.Timeout | undefined;
    const refuse = (code: status, message: string): void => {
      bounds.remove(held);
      const error = new YatesError({ code: 'E_BUSY', message, next: 'send it again' });
      call.sendStatus({ code, details: error.message, metadata: null });
      // What has come of the request goes with the stream, which the caller would otherwise keep open.
      stream.close();
    };
    const cut = (): void => {
      bounds.remove(held);
      stream.close(constants.NGHTTP2_ENHANCE_YOUR_CALM);
    };
    const held: Held = { unfinished: 0, unread: 0, movedAtMs: 0, refuse, cut };
    super(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => {
            bounds.add(held);
            stream.on('data', (data: Buffer) => bounds.received(held, data.length));
            if (isOneMessage) {
              deadline = setTimeout(
                () =>
                  refuse(
                    status.DEADLINE_EXCEEDED,
                    `the request did not come to its end within ${limits.requestMs / 1_000} s`,
                  ),
                limits.requestMs,
              ).unref();
            }
            proceed(metadata);
          },
          onReceiveMessage: (message, proceed) => {
            bounds.finished(held);
            proceed(message);
          },
          onReceiveHalfClose: (proceed) => {
            clearTimeout(deadline);
            proceed();
          },
          onCancel: () => {
            clearTimeout(deadline);
            bounds.remove(held);
          },
        }),
    });
    this.#stream = stream;
    this.#bounds = bounds;
    this.#held = held;
  }

  override sendMessage(message: unknown, callback: () => void): void {
    const before = this.#stream.writableLength;
    let bytes = 0;
    super.sendMessage(message, () => {
      this.#bounds.taken(this.#held, bytes);
      callback();
    });
    bytes = Math.max(0, this.#stream.writableLength - before);
    this.#bounds.answered(this.#held, bytes);
  }
}
