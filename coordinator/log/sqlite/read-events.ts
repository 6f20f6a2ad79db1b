/**
 * Reads the log from a position to its end. Of a long log a thread reads the rows and holds them against their checksums, some
 * batches ahead of this thread, which decodes and folds them meanwhile.
 */
import { type Seq, seq } from '../../../base/ids.ts';
import { Signal } from '../../../base/signal.ts';
import { startThread } from '../../../base/start-thread.ts';
import { eventOf } from '../event-codec.ts';
import type { LoggedEvent } from '../event-log.ts';
import { packError, unpackError } from './packed-error.ts';
import type { FromReader, PackedRow, ReaderData } from './reader-thread.ts';
import type { SqliteReader } from './reader.ts';

/** Events read at a time: some megabytes at most. */
export const readCount = 1000;
/** A thread takes longer to start than fewer events take to read. */
const threadFrom = 50_000;
/** Batches that the thread is ahead, of about a megabyte at most. */
const batchesAhead = 4;

/**
 * @param reader of the same file
 * @param countForThread number of events from which on a thread reads; default: 50,000
 * @throws YatesError E_LOG_CORRUPT, E_LOG_NEWER
 */
export async function* readEvents(
  file: string,
  reader: SqliteReader,
  fromSeq: Seq,
  countForThread = threadFrom,
): AsyncGenerator<readonly LoggedEvent[], void, undefined> {
  let next: number = fromSeq;
  if (reader.lastSeq - fromSeq >= countForThread) {
    for await (const batch of readInThread(file, fromSeq)) {
      yield batch;
      next = (batch.at(-1)?.seq ?? next) + 1;
    }
  }
  for (;;) {
    const batch = reader.read(next, readCount);
    const last = batch.at(-1);
    if (last === undefined) return;
    yield batch;
    next = last.seq + 1;
  }
}

/**
 * The events of a stretch, which is read in this thread.
 *
 * @throws YatesError E_LOG_CORRUPT, E_LOG_NEWER
 */
export async function* readStretch(
  reader: SqliteReader,
  fromSeq: Seq,
  toSeq: Seq,
): AsyncGenerator<readonly LoggedEvent[], void, undefined> {
  for (let next: number = fromSeq; next <= toSeq; ) {
    const batch = reader.read(next, Math.min(readCount, toSeq - next + 1));
    const last = batch.at(-1);
    if (last === undefined) return;
    next = last.seq + 1;
    yield last.seq <= toSeq ? batch : batch.filter((one) => one.seq <= toSeq);
  }
}

async function* readInThread(file: string, fromSeq: number): AsyncGenerator<readonly LoggedEvent[]> {
  const url = new URL('./reader-thread.ts', import.meta.url);
  const thread = startThread(url, import.meta.url, { file, fromSeq } satisfies ReaderData);
  const came: FromReader[] = [];
  const coming = new Signal();
  const hear = (message: FromReader): void => {
    came.push(message);
    coming.raise();
  };
  thread.on('message', hear);
  thread.on('error', (error) => hear({ kind: 'failed', error: packError(error) }));
  try {
    for (let ahead = 0; ahead < batchesAhead; ahead++) thread.postMessage('more', []);
    for (;;) {
      if (came.length === 0) await coming.next();
      const message = came.shift();
      if (message === undefined) continue;
      if (message.kind === 'failed') throw unpackError(message.error);
      if (message.kind === 'end') return;
      thread.postMessage('more', []);
      yield unpackRows(message.text, message.firstSeq);
    }
  } finally {
    await thread.terminate();
  }
}

function unpackRows(text: string, firstSeq: number): LoggedEvent[] {
  const rows = JSON.parse(text) as readonly PackedRow[];
  return rows.map(([type, version, atMs, data], at) => {
    const position = firstSeq + at;
    return { seq: seq(position), event: eventOf({ type, version, atMs }, data, position) };
  });
}
