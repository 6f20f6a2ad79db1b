/**
 * How far the log was when an append was last acknowledged, in a small file beside it: what a damaged or shortened
 * write-ahead log cannot take along. SQLite ends such a log at the damage and says nothing; the mark shows what is gone.
 *
 * Written after each commit and before its acknowledgement, so it is never ahead of the log; that costs one write and
 * no sync. It survives the end of the process at any moment. After a loss of power it may be as old as the last sync,
 * about a second: the mark then asks for less, never for too much.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { YatesError } from '../../../base/error.ts';

export interface Mark {
  readonly logId: string;
  /** Last event that was acknowledged. */
  readonly lastSeq: number;
  /** Of its batch, and with it of all before. */
  readonly checksum: string;
}

/** Two slots in turn, each in a sector of its own: a torn write leaves the other. */
const slotBytes = 4096;
/** Of which so many are used. */
const textBytes = 256;
const syncMs = 1_000;

/** `yates.mark` of `yates.db`. */
export const markFileOf = (logFile: string): string => logFile.replace(/(\.db)?$/, '.mark');

/**
 * @returns undefined where there is no mark: a new log, one of an earlier version, or one restored from a copy
 * @throws YatesError E_LOG_CORRUPT for a mark that cannot be read
 */
export function readMark(file: string): Mark | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const marks = [0, slotBytes]
    .map((from) => decodeSlot(bytes.subarray(from, from + slotBytes)))
    .filter((mark) => mark !== undefined)
    .toSorted((left, right) => right.lastSeq - left.lastSeq);
  const [newest] = marks;
  if (newest !== undefined) return newest;
  throw new YatesError({
    code: 'E_LOG_CORRUPT',
    message: 'the mark of the last acknowledged event is damaged',
    place: { file },
    next: 'nothing was changed; the log itself may be intact: delete this file to open the log without the check',
  });
}

export class MarkWriter {
  readonly #file: number;
  #writes = 0;
  #isDirty = false;
  #isSyncing = false;
  readonly #timer: NodeJS.Timeout;

  /** Makes the file where it is not there, whole from the first moment, and has `mark` in it on disk. */
  constructor(file: string, mark: Mark) {
    if (!existsSync(file)) {
      const slot = Buffer.alloc(slotBytes, ' ').fill(encodeSlot(mark), 0, textBytes);
      rmSync(`${file}-new`, { force: true });
      writeFileSync(`${file}-new`, Buffer.concat([slot, slot]), { flush: true, flag: 'wx', mode: 0o600 });
      renameSync(`${file}-new`, file);
    }
    this.#file = openSync(file, 'r+');
    this.write(mark);
    fsyncSync(this.#file);
    syncFolderOf(file);
    this.#isDirty = false;
    this.#timer = setInterval(() => this.#sync(), syncMs).unref();
  }

  write(mark: Mark): void {
    writeSync(this.#file, encodeSlot(mark), 0, textBytes, (this.#writes++ % 2) * slotBytes);
    this.#isDirty = true;
  }

  close(): void {
    clearInterval(this.#timer);
    fsyncSync(this.#file);
    closeSync(this.#file);
  }

  /** Beside the commits. That it failed is no harm: the next commit will say what the disk has. */
  #sync(): void {
    if (!this.#isDirty || this.#isSyncing) return;
    this.#isDirty = false;
    this.#isSyncing = true;
    fdatasync(this.#file, () => {
      this.#isSyncing = false;
    });
  }
}

function encodeSlot(mark: Mark): Buffer {
  const text = JSON.stringify(mark);
  return Buffer.from(`${digest(text)} ${text}\n`.padEnd(textBytes), 'latin1');
}

function decodeSlot(bytes: Buffer): Mark | undefined {
  const line = bytes.toString('latin1').split('\n', 1)[0] ?? '';
  const text = line.slice(digestLength + 1);
  if (digest(text) !== line.slice(0, digestLength)) return undefined;
  try {
    return markSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const markSchema: z.ZodType<Mark> = z.object({
  logId: z.string(),
  lastSeq: z.int().nonnegative(),
  checksum: z.string(),
});

const digestLength = 16;
const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, digestLength);

/** Windows has no such call, and needs none. */
function syncFolderOf(file: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
