/**
 * Reads what a program prints: takes the reports out and passes the rest on as it is. Only lines that begin with a brace
 * are looked at, so that a program may print as fast as it likes.
 */
import { limits } from '../../base/limits.ts';
import { parseReportLine, type Report } from './report-line.ts';

/** A longer line is no report, whatever it begins with. */
const lineBytesMax = limits.reportLineBytes;
const newline = 0x0a;
const brace = 0x7b;

export class OutputReader {
  readonly #report: (report: Report) => void;
  readonly #output: (bytes: Buffer) => void;
  /** Beginning of a line that may be a report. */
  #held: Buffer = Buffer.alloc(0);
  #atLineStart = true;

  constructor(report: (report: Report) => void, output: (bytes: Buffer) => void) {
    this.#report = report;
    this.#output = output;
  }

  push(chunk: Buffer): void {
    let rest = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = Buffer.alloc(0);
    while (rest.length > 0) {
      const start = this.#nextBrace(rest);
      this.#pass(rest.subarray(0, start));
      rest = rest.subarray(start);
      if (rest.length === 0) return;
      const end = rest.indexOf(newline);
      if (end === -1 && rest.length <= lineBytesMax) {
        this.#held = rest;
        return;
      }
      const length = end === -1 ? rest.length : end + 1;
      this.#line(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  }

  /** The program has ended: its last line may lack a newline. */
  end(): void {
    const last = this.#held;
    this.#held = Buffer.alloc(0);
    if (last.length > 0) this.#line(last);
  }

  /** Where the next line begins that may be a report; the length where there is none. */
  #nextBrace(bytes: Buffer): number {
    if (this.#atLineStart && bytes[0] === brace) return 0;
    const found = bytes.indexOf('\n{');
    return found === -1 ? bytes.length : found + 1;
  }

  #line(bytes: Buffer): void {
    const report = bytes.length <= lineBytesMax ? parseReportLine(bytes.toString('utf8')) : undefined;
    if (report === undefined) {
      this.#pass(bytes);
      return;
    }
    this.#atLineStart = true;
    this.#report(report);
  }

  #pass(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#atLineStart = bytes.at(-1) === newline;
    this.#output(bytes);
  }
}
