/** A stretch of what an attempt printed. */
export interface OutputPart {
  /** Bytes printed before this part. */
  readonly offset: number;
  readonly data: Uint8Array;
  /** True when the attempt had printed nothing more at the time. */
  readonly isCaughtUp: boolean;
}

/** A slow reader loses the oldest parts beyond this. */
const waitingBytesMax = 1024 * 1024;
/** Of what is kept of a long output, this much of its end is as it was printed, without a gap. */
const unbrokenTailBytes = 128 * 1024;

/** One reader of an attempt's output: parts in order, each byte at most once, however often the agent starts again. */
export class OutputReader {
  readonly #parts: OutputPart[] = [];
  #waitingBytes = 0;
  #next = 0;
  #isCaughtUp = false;
  readonly #onNews: () => void;

  /** @param onNews called at each `push` */
  constructor(onNews: () => void = () => {}) {
    this.#onNews = onNews;
  }

  /** It has seen all that had been printed at some time since it came. */
  get isCaughtUp(): boolean {
    return this.#isCaughtUp && this.#parts.length === 0;
  }

  push({ offset, data, isCaughtUp }: OutputPart): void {
    const seen = Math.max(0, this.#next - offset);
    if (seen < data.length) {
      this.#parts.push({ offset: offset + seen, data: data.subarray(seen), isCaughtUp });
      this.#waitingBytes += data.length - seen;
      this.#next = offset + data.length;
      while (this.#waitingBytes > waitingBytesMax) this.take();
    }
    this.#isCaughtUp ||= isCaughtUp;
    this.#onNews();
  }

  finish(printedBytes: number, kept: Uint8Array): void {
    const missing = printedBytes - this.#next;
    const whole = kept.length === printedBytes;
    const length = Math.max(0, Math.min(missing, whole ? missing : unbrokenTailBytes, kept.length));
    const data = kept.subarray(kept.length - length);
    this.push({ offset: printedBytes - length, data, isCaughtUp: true });
  }

  take(): OutputPart | undefined {
    const part = this.#parts.shift();
    this.#waitingBytes -= part?.data.length ?? 0;
    return part;
  }
}
