/** Reads a `.wandb` file back: blocks, checksums, records. */
import { recordType } from '../../../../../report/export/wandb/messages.ts';

const blockBytes = 32_768;

/** CRC-32 as zlib has it, bit by bit. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** The data of each record. @throws where the file breaks a rule of its format */
export function readLog(file: Uint8Array): Uint8Array[] {
  const bytes = Buffer.from(file);
  if (bytes.subarray(0, 7).toString('hex') !== '3a572642e1be00') throw new Error('no header of W&B');
  const records: Uint8Array[] = [];
  let parts: Uint8Array[] | undefined;
  for (let at = 7; at < bytes.length; ) {
    const room = blockBytes - (at % blockBytes);
    if (room < 7) {
      if (bytes.subarray(at, at + room).some((byte) => byte !== 0)) throw new Error(`padding at ${at}`);
      at += room;
      continue;
    }
    const length = bytes.readUInt16LE(at + 4);
    const kind = bytes[at + 6];
    if (length + 7 > room) throw new Error(`chunk at ${at} crosses the end of its block`);
    if (crc32(bytes.subarray(at + 6, at + 7 + length)) !== bytes.readUInt32LE(at))
      throw new Error(`checksum at ${at}`);
    const begins = kind === 1 || kind === 2;
    if (begins !== (parts === undefined)) throw new Error(`chunk at ${at} out of order`);
    parts = [...(parts ?? []), bytes.subarray(at + 7, at + 7 + length)];
    if (kind === 1 || kind === 4) {
      records.push(Buffer.concat(parts));
      parts = undefined;
    }
    at += 7 + length;
  }
  if (parts !== undefined) throw new Error('the last record is cut off');
  return records;
}

export const readRecords = (file: Uint8Array): Record<string, unknown>[] =>
  readLog(file).map((data) => recordType.toObject(recordType.decode(data), { longs: Number }));
