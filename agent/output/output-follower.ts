/** Passes on what an attempt prints, from its beginning, for as long as somebody wants to read it. */
import type { KeptOutput } from './kept-output.ts';

export interface FollowedPart {
  /** Bytes printed before this part. */
  readonly offset: number;
  readonly data: Buffer;
  /** Nothing more was printed at the time. */
  readonly isCaughtUp: boolean;
}

/** A quarter of a megabyte a second at most: who prints more than that is followed with gaps. */
const everyMs = 250;
const partBytesMax = 64 * 1024;

export class OutputFollower {
  readonly #kept: KeptOutput;
  readonly #send: (part: FollowedPart) => void;
  #timer: NodeJS.Timeout | undefined;
  #next = 0;

  constructor(kept: KeptOutput, send: (part: FollowedPart) => void) {
    this.#kept = kept;
    this.#send = send;
  }

  /** Begins (again) at the start of what is kept. */
  start(): void {
    this.stop();
    this.#next = 0;
    this.#pass(true);
    this.#timer = setInterval(() => this.#pass(false), everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** @param always also where there is nothing new, so that the reader knows */
  #pass(always: boolean): void {
    const { offset, data } = this.#kept.read(this.#next, partBytesMax);
    if (data.length === 0 && !always) return;
    this.#next = offset + data.length;
    this.#send({ offset, data, isCaughtUp: this.#next >= this.#kept.printed });
  }
}
