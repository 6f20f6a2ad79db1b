/**
 * Finds damage inside SQLite's write-ahead log before SQLite opens it: SQLite ends the log at the first frame whose
 * checksum is wrong, and takes what comes after it for leftovers.
 *
 * Each commit is synced before the next one begins, so a crash tears the last commit at most. Frames of the same
 * generation beyond a later commit therefore mean that an acknowledged commit was damaged afterwards. Damage within the
 * last commit looks like a torn one here; high-water-mark.ts distinguishes the two.
 *
 * @see https://www.sqlite.org/fileformat2.html#walformat
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const headerBytes = 32;
const frameHeaderBytes = 24;
const magics: readonly number[] = [0x377f0682, 0x377f0683];

/** @returns what is damaged, in words; undefined when there is nothing to say */
export function findWalDamage(file: string): string | undefined {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return scan(handle, fstatSync(handle).size);
  } finally {
    closeSync(handle);
  }
}

function scan(handle: number, size: number): string | undefined {
  if (size <= headerBytes) return undefined;
  const header = Buffer.alloc(headerBytes);
  readSync(handle, header, 0, headerBytes, 0);
  const sum = new WalSum(header.readUInt32BE(0) % 2 === 1);
  sum.add(header.subarray(0, 24));
  if (!magics.includes(header.readUInt32BE(0)) || !sum.is(header, 24)) return 'its header';
  const frame = Buffer.alloc(frameHeaderBytes + header.readUInt32BE(8));
  const frames = Math.floor((size - headerBytes) / frame.length);
  let broken: number | undefined;
  let isCommitted = false;
  for (let at = 0; at < frames; at++) {
    readSync(handle, frame, 0, frame.length, headerBytes + at * frame.length);
    const isOfGeneration = frame.compare(header, 16, 24, 8, 16) === 0;
    if (broken === undefined) {
      sum.add(frame.subarray(0, 8));
      sum.add(frame.subarray(frameHeaderBytes));
      if (!isOfGeneration || !sum.is(frame, 16)) broken = at;
    } else if (isOfGeneration && isCommitted) {
      return `frame ${broken + 1} of ${frames}`;
    }
    if (broken !== undefined && isOfGeneration && frame.readUInt32BE(4) !== 0) isCommitted = true;
  }
  return undefined;
}

/** The running checksum of the format: two sums over pairs of 32-bit words. */
class WalSum {
  readonly #isBigEndian: boolean;
  #first = 0;
  #second = 0;

  constructor(isBigEndian: boolean) {
    this.#isBigEndian = isBigEndian;
  }

  add(bytes: Buffer): void {
    for (let at = 0; at + 8 <= bytes.length; at += 8) {
      this.#first = (this.#first + this.#word(bytes, at) + this.#second) >>> 0;
      this.#second = (this.#second + this.#word(bytes, at + 4) + this.#first) >>> 0;
    }
  }

  /** Stored sums are big-endian in every case. */
  is(bytes: Buffer, at: number): boolean {
    return bytes.readUInt32BE(at) === this.#first && bytes.readUInt32BE(at + 4) === this.#second;
  }

  #word(bytes: Buffer, at: number): number {
    return this.#isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
  }
}
