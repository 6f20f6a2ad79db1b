import { createReadStream } from 'node:fs';

/** Content of a file of an outcome, read a chunk at a time. */
export interface SpooledContent {
  readonly sizeBytes: number;
  /** @param from first byte */
  read(from: number): AsyncIterable<Uint8Array>;
}

const chunkBytes = 256 * 1024;

/** Content that is in memory. */
export function contentOfBytes(bytes: Uint8Array): SpooledContent {
  return {
    sizeBytes: bytes.length,
    async *read(from) {
      for (let at = from; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    },
  };
}

/** Content of a file. Reading throws the errors of the file system. */
export function contentOfFile(path: string, sizeBytes: number): SpooledContent {
  return {
    sizeBytes,
    // A file that grew is not read beyond the size that it is announced with.
    read: (from) =>
      from >= sizeBytes
        ? nothing()
        : createReadStream(path, { start: from, end: sizeBytes - 1, highWaterMark: chunkBytes }),
  };
}

async function* nothing(): AsyncIterable<Uint8Array> {}

/** Small content as one piece. */
export async function wholeContent(content: SpooledContent): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content.read(0)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
