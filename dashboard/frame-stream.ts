/** What Ink takes for a terminal: it has the real one's size, and hands on whole frames, at most ten a second. */
import { Writable } from 'node:stream';
import { BatchTimer } from './batch-timer.ts';

const frameMs = 100;

export class FrameStream extends Writable {
  readonly isTTY = true;
  readonly #terminal: NodeJS.WriteStream;
  readonly #frames: BatchTimer;
  #newest = '';

  /** @param show the newest frame; those between two calls are skipped */
  constructor(terminal: NodeJS.WriteStream, show: (frame: string) => void) {
    super({ decodeStrings: false });
    this.#terminal = terminal;
    this.#frames = new BatchTimer(frameMs, () => show(this.#newest));
  }

  get columns(): number {
    return this.#terminal.columns || 80;
  }

  get rows(): number {
    return this.#terminal.rows || 24;
  }

  override _write(frame: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    this.#newest = String(frame);
    this.#frames.request();
    done();
  }

  stop(): void {
    this.#frames.stop();
  }
}
