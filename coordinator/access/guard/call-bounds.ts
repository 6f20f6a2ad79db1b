/**
 * Bounds what calls cost in memory and time, whoever makes them: a request that does not come to its end, and answers that are
 * not taken.
 *
 * This is the one place that reaches into a call of grpc-js for its HTTP/2 stream. No public interface (1.14) tells what is needed
 * here: an interceptor hears of whole messages only, so neither of the bytes of one that never ends nor of those that wait in the
 * stream, and it can end a call with a status, which waits behind the data that nobody takes, but not reset its stream. The
 * injected sockets know their connection alone, on which a hundred calls share one count. test/integration/access/call-bounds.test.ts
 * fails if a version of grpc-js has the field no more.
 */
import { constants, type ServerHttp2Stream } from 'node:http2';
import {
  type Metadata,
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  status,
} from '@grpc/grpc-js';
import { YatesError } from '../../../base/error.ts';
import { limits } from '../../../base/limits.ts';
import { ownerOf } from '../caller.ts';

/** A call, as far as its memory goes. */
interface Held {
  /** Names the token; empty while the call has shown none. */
  readonly owner: string;
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
/** Above this no large answer is begun: what is left is for small ones. */
const roomBytes = limits.unreadBytes / 2;
/** Time in which a reader must take something while others wait for room; one more second for each mebibyte that waits for it. */
const impatientMs = 5_000;
const bytesPerSecond = 2 ** 20;

export class CallBounds {
  readonly #held = new Set<Held>();
  readonly #timer: NodeJS.Timeout;
  readonly #nowMs: () => number;
  readonly #onRoom = new Set<() => void>();
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
    held.unfinished = 0;
    this.#less(held, held.unread);
  }

  /** True while a large answer may be begun. */
  get hasRoom(): boolean {
    return this.#unread < roomBytes;
  }

  /** @param listener called each time there is room again */
  onRoom(listener: () => void): void {
    this.#onRoom.add(listener);
  }

  /**
   * Somebody waits for room: of the token that has most bytes waiting, ends the calls that have taken nothing for longest,
   * until there is room or the others are still being read.
   */
  makeRoom(): void {
    const nowMs = this.#nowMs();
    for (const held of this.#byStall(this.#greediest())) {
      if (this.hasRoom) return;
      const patienceMs = impatientMs + (held.unread / bytesPerSecond) * 1_000;
      if (nowMs - held.movedAtMs >= patienceMs) held.cut();
    }
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
    if (this.#unread > limits.unreadBytes) this.#most('unread', this.#greediest())?.cut();
  }

  taken(held: Held, bytes: number): void {
    if (!this.#held.has(held)) return;
    held.movedAtMs = this.#nowMs();
    this.#less(held, bytes);
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

  #less(held: Held, bytes: number): void {
    const had = this.hasRoom;
    held.unread -= bytes;
    this.#unread -= bytes;
    if (!had && this.hasRoom) for (const listener of this.#onRoom) listener();
  }

  #most(what: 'unfinished' | 'unread', of: Iterable<Held> = this.#held): Held | undefined {
    let most: Held | undefined;
    for (const held of of) if (held[what] > (most?.[what] ?? 0)) most = held;
    return most;
  }

  /** Calls of the token that has most bytes waiting: many callers who leave a little are found as one who leaves much. */
  #greediest(): Held[] {
    const byOwner = new Map<string, number>();
    for (const { owner, unread } of this.#held) byOwner.set(owner, (byOwner.get(owner) ?? 0) + unread);
    let most = '';
    for (const [owner, unread] of byOwner) if (unread > (byOwner.get(most) ?? 0)) most = owner;
    return [...this.#held].filter(({ owner, unread }) => owner === most && unread > 0);
  }

  #byStall(calls: Held[]): Held[] {
    return calls.sort((left, right) => left.movedAtMs - right.movedAtMs);
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
    let headers: Metadata | undefined;
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
    const held: Held = {
      get owner() {
        return headers === undefined ? '' : ownerOf(headers);
      },
      unfinished: 0,
      unread: 0,
      movedAtMs: 0,
      refuse,
      cut,
    };
    super(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => {
            // The guard, which comes after this, notes there who calls.
            headers = metadata;
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
