import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { isAscii } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { limits } from '../../base/limits.ts';
import { YatesError } from '../../base/error.ts';
import { encodingError, fileError } from '../../design/file/file-errors.ts';

/**
 * The text of a table file: UTF-8, or UTF-16 with a byte order mark as Excel's "Unicode text" has; packed with gzip or not.
 *
 * @param path as the user wrote it; `-` reads standard input
 * @throws YatesError E_FILE_*, E_TABLE_FORMAT, E_TABLE_SIZE
 */
export function readTableText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    throw fileError('CSV file', path, error);
  }
  return tableTextOf(bytes, path);
}

/** True if a file begins as a database of SQLite does; a file that cannot be read does not. */
export function isSqliteFile(path: string): boolean {
  if (path === '-') return false;
  try {
    const file = openSync(path, 'r');
    try {
      const head = Buffer.alloc(16);
      readSync(file, head, 0, 16, 0);
      return head.toString('latin1') === 'SQLite format 3\0';
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}

/** The same from the bytes of the file. */
export function tableTextOf(bytes: Buffer, path: string): string {
  const unpacked = startsWith(bytes, [0x1f, 0x8b]) ? unpack(bytes, path) : bytes;
  if (unpacked.length > limits.tableBytes) throw sizeError(path);
  const format = formats.find(({ magic }) => startsWith(unpacked, magic));
  if (format !== undefined) {
    throw new YatesError({
      code: 'E_TABLE_FORMAT',
      place: { file: path },
      message: `the file is ${format.what}, not a table of text`,
      next: format.next,
    });
  }
  const encoding = startsWith(unpacked, [0xff, 0xfe])
    ? 'utf-16le'
    : startsWith(unpacked, [0xfe, 0xff])
      ? 'utf-16be'
      : 'utf-8';
  // As a text of one byte a character, of which most tables are: it takes half of the memory.
  if (encoding === 'utf-8' && isAscii(unpacked)) return unpacked.toString('latin1');
  try {
    // The byte order mark stays: positions of errors count it as the editor does.
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(unpacked);
  } catch {
    throw encodingError('CSV file', path);
  }
}

/** Files that are often taken for tables, by their first bytes. */
const formats: readonly {
  readonly magic: readonly number[];
  readonly what: string;
  readonly next: string;
}[] = [
  {
    magic: ascii('PK\u0003\u0004'),
    what: 'an Excel workbook or a zip archive',
    next: 'save the sheet as CSV, or unpack it',
  },
  {
    magic: ascii('PAR1'),
    what: 'a Parquet file',
    next: 'in Python: pandas.read_parquet(FILE).to_csv("runs.csv", index=False)',
  },
  {
    magic: ascii('ARROW1'),
    what: 'an Arrow file',
    next: 'in Python: pandas.read_feather(FILE).to_csv("runs.csv", index=False)',
  },
  {
    magic: ascii('SQLite format 3\u0000'),
    what: 'an SQLite database',
    next: 'yates import FILE shows the studies that an Optuna database holds',
  },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook', next: 'save the sheet as CSV' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], what: 'packed with zstd', next: 'unpack it with unzstd' },
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], what: 'packed with xz', next: 'unpack it with unxz' },
  { magic: ascii('BZh'), what: 'packed with bzip2', next: 'unpack it with bunzip2' },
  {
    magic: ascii(':W&B'),
    what: 'a run file of W&B',
    next: 'name the file itself, or the folder wandb that it lies in: only unpacked files are read',
  },
  {
    magic: [0x80, 0x04, 0x95],
    what: 'a Python pickle',
    next: 'in Python: pandas.read_pickle(FILE).to_csv("runs.csv", index=False)',
  },
];

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

const startsWith = (bytes: Buffer, magic: readonly number[]): boolean =>
  bytes.length >= magic.length && magic.every((byte, at) => bytes[at] === byte);

function unpack(bytes: Buffer, path: string): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: limits.tableBytes });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw sizeError(path);
    throw new YatesError({
      code: 'E_TABLE_FORMAT',
      place: { file: path },
      message: 'the file is packed with gzip, and cannot be unpacked: it is damaged or not complete',
      next: 'fetch it again',
      cause: error,
    });
  }
}

const sizeError = (path: string): YatesError =>
  new YatesError({
    code: 'E_TABLE_SIZE',
    place: { file: path },
    message: `the table has more than ${limits.tableBytes / 2 ** 20} MiB`,
    next: 'leave out columns or rows',
  });
