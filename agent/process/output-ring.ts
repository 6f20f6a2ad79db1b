/** The last bytes of a stream of text: enough to see why a process ended, however much it printed before. */
export class OutputRing {
  readonly #limitBytes: number;
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(limitBytes = 8 * 1024) {
    this.#limitBytes = limitBytes;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    while (this.#bytes - (this.#chunks[0]?.length ?? 0) >= this.#limitBytes) {
      this.#bytes -= this.#chunks.shift()?.length ?? 0;
    }
  }

  clear(): void {
    this.#chunks = [];
    this.#bytes = 0;
  }

  /** At most the limit in UTF-8 bytes; begins at a whole line where one was cut. */
  text(): string {
    return lastBytes(Buffer.concat(this.#chunks), this.#limitBytes);
  }
}

/** The end of a text, at most `limitBytes` of UTF-8; the line that is cut is left out, unless it is the only one. */
export function lastBytes(bytes: Buffer, limitBytes: number): string {
  if (bytes.length <= limitBytes) return bytes.toString('utf8');
  const cut = bytes.subarray(bytes.length - limitBytes);
  const lineEnd = cut.indexOf(0x0a);
  if (lineEnd !== -1 && lineEnd < cut.length - 1) return cut.subarray(lineEnd + 1).toString('utf8');
  let start = 0;
  // Continuation bytes of a character whose beginning is gone.
  while (start < 4 && ((cut[start] ?? 0) & 0xc0) === 0x80) start++;
  return cut.subarray(start).toString('utf8');
}
