/**
 * A log file that never ends its process. Where the disk takes no more, lines are dropped, and their number is written once it
 * does again. A file that was moved away or removed, as log rotation does, is noticed within seconds and begun again under its
 * name; one that was cut to nothing goes on from there, since every write is an append. A file that grows too long is moved to
 * `.1`, in place of the one before, so that a process that logs for months, or in a loop, fills no disk.
 */
import { closeSync, fstatSync, renameSync, statSync, write, writeSync } from 'node:fs';
import { limits } from './limits.ts';
import { openLogFile } from './open-log-file.ts';

export interface LogFileOptions {
  /** Writes behind the process's back, so that no slow disk holds it up; `flush` tells when all is written. Default: at once. */
  readonly isAsynchronous?: boolean;
  /** Default: `limits.logFileBytes`. */
  readonly bytesMax?: number;
  /** Milliseconds that never fall. Default: those of this process. */
  readonly nowMs?: () => number;
  /** Opens the file for appending. Default: `openLogFile`. */
  readonly open?: (path: string) => number;
}

/** Time between two looks at whether the file is still the one of its name, in milliseconds. */
const lookEveryMs = 2_000;
/** Time between two tries to write to a disk that took nothing. */
const retryEveryMs = 1_000;
/** Characters that may wait for a slow disk. */
const waitingCharsMax = 4 * 1024 * 1024;

/** What pino writes to. */
export class LogFile {
  readonly #path: string;
  readonly #isAsynchronous: boolean;
  readonly #bytesMax: number;
  readonly #nowMs: () => number;
  readonly #open: (path: string) => number;
  #file: number | undefined;
  #lookedAtMs: number;
  #brokenUntilMs = Number.NEGATIVE_INFINITY;
  /** Number of lines that are missing. */
  #dropped = 0;
  /** Lines that wait while others are being written. */
  #waiting: string[] = [];
  #waitingChars = 0;
  #isWriting = false;
  #onFlushed: (() => void)[] = [];

  /** @throws YatesError E_LOG_FILE where the file can be neither made nor opened at the start, or is a link */
  constructor(
    path: string,
    {
      isAsynchronous = false,
      bytesMax = limits.logFileBytes,
      nowMs = () => performance.now(),
      open = openLogFile,
    }: LogFileOptions = {},
  ) {
    this.#path = path;
    this.#isAsynchronous = isAsynchronous;
    this.#bytesMax = bytesMax;
    this.#nowMs = nowMs;
    this.#open = open;
    this.#file = open(path);
    this.#lookedAtMs = nowMs();
  }

  write(line: string): void {
    if (this.#nowMs() < this.#brokenUntilMs || this.#waitingChars > waitingCharsMax) {
      this.#dropped++;
      return;
    }
    this.#waiting.push(line);
    this.#waitingChars += line.length;
    if (!this.#isWriting) this.#writeWaiting();
  }

  flush(done: () => void = () => {}): void {
    if (this.#isWriting) this.#onFlushed.push(done);
    else done();
  }

  #writeWaiting(): void {
    const lines = this.#waiting.splice(0);
    this.#waitingChars = 0;
    const missing = this.#dropped;
    const text = Buffer.from((missing > 0 ? missingLine(missing) : '') + lines.join(''));
    try {
      const file = this.#current();
      if (!this.#isAsynchronous) {
        this.#written(lines.length, missing, writeSync(file, text) === text.length);
        return;
      }
      this.#isWriting = true;
      write(file, text, (error, bytes) => {
        this.#isWriting = false;
        this.#written(lines.length, missing, error === null && bytes === text.length);
      });
    } catch {
      this.#written(lines.length, missing, false);
    }
  }

  /** Of a write that failed there is nowhere to say it: the next line that goes through tells how many are missing. */
  #written(lines: number, missing: number, isWhole: boolean): void {
    if (isWhole) this.#dropped -= missing;
    else {
      this.#dropped += lines;
      this.#brokenUntilMs = this.#nowMs() + retryEveryMs;
    }
    if (this.#waiting.length > 0) this.#writeWaiting();
    if (!this.#isWriting) for (const done of this.#onFlushed.splice(0)) done();
  }

  #current(): number {
    if (this.#file !== undefined && this.#nowMs() - this.#lookedAtMs >= lookEveryMs) {
      this.#lookedAtMs = this.#nowMs();
      if (!isStillOf(this.#file, this.#path)) this.#letGo(this.#file);
      else if (fstatSync(this.#file).size >= this.#bytesMax) {
        renameSync(this.#path, `${this.#path}.1`);
        this.#letGo(this.#file);
      }
    }
    return (this.#file ??= this.#open(this.#path));
  }

  #letGo(file: number): void {
    this.#file = undefined;
    closeSync(file);
  }
}

function isStillOf(file: number, path: string): boolean {
  try {
    const [held, named] = [fstatSync(file), statSync(path)];
    return held.ino === named.ino && held.dev === named.dev;
  } catch {
    return false;
  }
}

/** In the form of pino's lines; level 40 is a warning. It begins with the end of a line that the disk took a part of. */
const missingLine = (count: number): string =>
  `\n${JSON.stringify({ level: 40, time: Date.now(), msg: `${count} lines of this log are missing: the disk took none` })}\n`;
