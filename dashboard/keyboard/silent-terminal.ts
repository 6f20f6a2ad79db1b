import { Writable } from 'node:stream';

/** What Ink takes for a terminal: it reads the keyboard and draws nothing, so what it writes goes nowhere. */
export class SilentTerminal extends Writable {
  readonly isTTY = true;
  readonly columns = 80;
  readonly rows = 24;

  override _write(_frame: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    done();
  }
}
