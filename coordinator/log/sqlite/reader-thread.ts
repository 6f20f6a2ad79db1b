/** The thread that reads a long log. Each `more` is answered with a batch, until the end. */
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../../base/assert.ts';
import { packError, type PackedError } from './packed-error.ts';
import { type EventRow, SqliteReader } from './reader.ts';

export interface ReaderData {
  readonly file: string;
  readonly fromSeq: number;
}

export type PackedRow = readonly [type: string, version: number, atMs: number, data: unknown];

export type FromReader =
  /** JSON of a list of `PackedRow`, in order and without gaps: a thread is sent one text far more cheaply than objects. */
  | { readonly kind: 'batch'; readonly firstSeq: number; readonly text: string }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly error: PackedError };

const port = parentPort;
assert(port !== null, 'the reader runs in a thread');
const { file, fromSeq } = workerData as ReaderData;
/** A stretch of a run sheet has a thousand times the length of a lease: few of those are read at a time, and many of these. */
const charsMin = 2 ** 18;
const charsMax = 2 ** 20;
const countMax = 4_000;

let reader: SqliteReader | undefined;
let next = fromSeq;
let count = 10;

port.on('message', () => port.postMessage(nextBatch()));

function nextBatch(): FromReader {
  try {
    reader ??= new SqliteReader(file);
    const rows = reader.readStored(next, count);
    const [first] = rows;
    if (first === undefined) return { kind: 'end' };
    next = first.seq + rows.length;
    const text = packRows(rows);
    if (text.length > charsMax) count = Math.max(1, count >> 1);
    else if (text.length < charsMin) count = Math.min(countMax, 2 * count);
    return { kind: 'batch', firstSeq: first.seq, text };
  } catch (error) {
    return { kind: 'failed', error: packError(error) };
  }
}

/** Data is JSON as it is stored. */
function packRows(rows: readonly EventRow[]): string {
  let text = '';
  for (const { type, version, atMs, data } of rows)
    text += `${text === '' ? '[' : ','}[${JSON.stringify(type)},${version},${atMs},${data}]`;
  return `${text}]`;
}
