/**
 * The framing of a `.wandb` file: LevelDB's log with a header of W&B and the CRC-32 of zlib in place of LevelDB's.
 *
 * @see wandb/sdk/internal/datastore.py and github.com/google/leveldb/blob/main/doc/log_format.md
 */
import { crc32 } from 'node:zlib';

const blockBytes = 32_768;
const headerBytes = 7;
/** Kinds of chunks: a whole record, or its first, a middle and its last part. */
const kinds = { full: 1, first: 2, middle: 3, last: 4 } as const;

/** The file in parts: its header, then the chunks of each record, none of which crosses the end of a block. */
export function* transactionLog(records: Iterable<Uint8Array>): Generator<Uint8Array, void, undefined> {
  const header = Buffer.from(':W&B\0\0\0', 'latin1');
  header.writeUInt16LE(0xbee1, 4);
  yield header;
  let at = headerBytes;
  for (const record of records) {
    let from = 0;
    for (let isFirst = true, isLast = false; !isLast; isFirst = false) {
      const room = blockBytes - (at % blockBytes);
      const padding = room < headerBytes ? room : 0;
      const space = (padding > 0 ? blockBytes : room) - headerBytes;
      const part = record.subarray(from, from + space);
      from += part.length;
      isLast = from === record.length;
      if (padding > 0) yield new Uint8Array(padding);
      yield chunk(part, isFirst ? (isLast ? kinds.full : kinds.first) : isLast ? kinds.last : kinds.middle);
      at += padding + headerBytes + part.length;
    }
  }
}

/** The checksum is that of the kind and the data. */
function chunk(data: Uint8Array, kind: number): Uint8Array {
  const bytes = Buffer.alloc(headerBytes + data.length);
  bytes.writeUInt16LE(data.length, 4);
  bytes[6] = kind;
  bytes.set(data, headerBytes);
  bytes.writeUInt32LE(crc32(bytes.subarray(6)), 0);
  return bytes;
}
