import { crc32c } from './crc32c.ts';

/**
 * One record of a TFRecord file: its length, the masked checksum of that, the data, the masked checksum of the data.
 *
 * @see tensorflow/core/lib/io/record_writer.h
 */
export function tfRecord(data: Uint8Array): Uint8Array {
  const record = new Uint8Array(data.length + 16);
  const view = new DataView(record.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, masked(crc32c(record.subarray(0, 8))), true);
  record.set(data, 12);
  view.setUint32(12 + data.length, masked(crc32c(data)), true);
  return record;
}

/** A checksum over data that holds checksums is weak: the format turns and shifts it. */
const masked = (crc: number): number => (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
