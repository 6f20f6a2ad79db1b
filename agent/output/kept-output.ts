/**
 * What one attempt printed, in bounded memory however much that is: its beginning and its end. Positions count all bytes
 * that were printed, so that a reader who falls behind sees what it missed.
 */
import { lastBytes } from '../process/output-ring.ts';

const headBytesDefault = 32 * 1024;
const tailBytesDefault = 224 * 1024;
const faultTailBytes = 8 * 1024;

export interface OutputPart {
  /** Bytes printed before this part. */
  readonly offset: number;
  readonly data: Buffer;
}

/** All that was kept in the end. */
export interface PrintedOutput {
  readonly bytes: Uint8Array;
  readonly printedBytes: number;
}

export class KeptOutput {
  readonly #headBytes: number;
  readonly #tailBytes: number;
  #head = Buffer.alloc(0);
  /** A ring: byte `n` of the output, past the head, lies at `n % tailBytes`. Made when the head is full. */
  #tail: Buffer | undefined;
  #printed = 0;

  constructor(headBytes = headBytesDefault, tailBytes = tailBytesDefault) {
    this.#headBytes = headBytes;
    this.#tailBytes = tailBytes;
  }

  /** All bytes that were printed. */
  get printed(): number {
    return this.#printed;
  }

  push(chunk: Buffer): void {
    const room = this.#headBytes - this.#head.length;
    if (room > 0) this.#head = Buffer.concat([this.#head, chunk.subarray(0, room)]);
    this.#printed += chunk.length;
    const rest = chunk.subarray(Math.max(0, room));
    // Of a chunk larger than the ring only the end can stay.
    const kept = rest.subarray(Math.max(0, rest.length - this.#tailBytes));
    if (kept.length === 0) return;
    const tail = (this.#tail ??= Buffer.alloc(this.#tailBytes));
    const at = (this.#printed - kept.length) % this.#tailBytes;
    const atEnd = Math.min(kept.length, this.#tailBytes - at);
    kept.copy(tail, at, 0, atEnd);
    kept.copy(tail, 0, atEnd);
  }

  clear(): void {
    this.#head = Buffer.alloc(0);
    this.#tail = undefined;
    this.#printed = 0;
  }

  /** What was printed from `from` on, at most `bytesMax`; begins later where that was dropped. A copy. */
  read(from: number, bytesMax: number): OutputPart {
    if (from < this.#head.length) {
      return { offset: from, data: Buffer.from(this.#head.subarray(from, from + bytesMax)) };
    }
    const offset = Math.max(from, this.#tailStart());
    const length = Math.max(0, Math.min(bytesMax, this.#printed - offset));
    if (length === 0 || this.#tail === undefined) return { offset, data: Buffer.alloc(0) };
    const at = offset % this.#tailBytes;
    const atEnd = Math.min(length, this.#tailBytes - at);
    const parts = [this.#tail.subarray(at, at + atEnd), this.#tail.subarray(0, length - atEnd)];
    return { offset, data: Buffer.concat(parts) };
  }

  whole(): PrintedOutput {
    return { bytes: this.#withGap(), printedBytes: this.#printed };
  }

  /** Beginning and end, with a line between them that says how much is left out. */
  #withGap(): Buffer {
    const { offset, data } = this.read(Math.max(this.#head.length, this.#tailStart()), this.#tailBytes);
    const missing = offset - this.#head.length;
    if (missing <= 0) return Buffer.concat([this.#head, data]);
    return Buffer.concat([this.#head, Buffer.from(gapLine(missing)), data]);
  }

  /** The last lines, at most 8 KiB, for a fault. */
  faultTail(): string {
    const from = Math.max(0, this.#printed - faultTailBytes - 1);
    const { offset, data } = this.read(from, faultTailBytes + 1);
    const rest = this.read(offset + data.length, faultTailBytes + 1).data;
    return lastBytes(Buffer.concat([data, rest]), faultTailBytes);
  }

  #tailStart(): number {
    return Math.max(this.#head.length, this.#printed - this.#tailBytes);
  }
}

const gapLine = (bytes: number): string => `\n[... ${bytes} bytes are left out ...]\n`;
