/**
 * The thread that commits. While one transaction is on its way to the disk, further appends gather in the port; all of
 * them go into the next: one sync of the disk for as many as arrived meanwhile (group commit).
 */
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { assert } from '../../../base/assert.ts';
import { SqliteWriter } from './writer.ts';
import { packError, type PackedError } from './packed-error.ts';
import { unpackEvents } from './packed-events.ts';

export interface PackedAppend {
  /** Rises by one from append to append. */
  readonly id: number;
  readonly expectedSeq: number;
  /** @see packEvents */
  readonly text: string;
}

export type ToWriter =
  | { readonly kind: 'append'; readonly appends: readonly PackedAppend[] }
  | { readonly kind: 'limit-pages'; readonly pages: number }
  | { readonly kind: 'close' };

export type FromWriter =
  | { readonly kind: 'opened'; readonly logId: string; readonly lastSeq: number }
  | { readonly kind: 'broken'; readonly error: PackedError }
  /** Every append up to and with this id is durable. */
  | { readonly kind: 'durable'; readonly id: number }
  | { readonly kind: 'closed' };

const port = parentPort;
assert(port !== null, 'the writer runs in a thread');
const send = (message: FromWriter): void => port.postMessage(message);

/** How often the files are looked at while nothing is appended. */
const lookMs = 1_000;

let writer: SqliteWriter | undefined;
let broken = false;
let looking: NodeJS.Timeout | undefined;
try {
  writer = new SqliteWriter((workerData as { file: string }).file);
  send({ kind: 'opened', logId: writer.logId, lastSeq: writer.lastSeq });
  looking = setInterval(look, lookMs);
} catch (error) {
  send({ kind: 'broken', error: packError(error) });
}

port.on('message', (first: ToWriter) => {
  const gathered = [first];
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
    gathered.push(next.message as ToWriter);
  }
  commit(gathered.flatMap((message) => (message.kind === 'append' ? message.appends : [])));
  for (const message of gathered) {
    if (message.kind === 'limit-pages') writer?.limitPages(message.pages);
    if (message.kind === 'close') close();
  }
});

function commit(appends: readonly PackedAppend[]): void {
  const last = appends.at(-1);
  if (writer === undefined || last === undefined || broken) return;
  try {
    writer.commit(appends.map(({ expectedSeq, text }) => ({ expectedSeq, events: unpackEvents(text) })));
    send({ kind: 'durable', id: last.id });
  } catch (error) {
    breakWith(error);
  }
}

function look(): void {
  try {
    writer?.checkFiles();
  } catch (error) {
    breakWith(error);
  }
}

/** What comes after a failed append expects a position that never came to be. */
function breakWith(error: unknown): void {
  clearInterval(looking);
  broken = true;
  send({ kind: 'broken', error: packError(error) });
}

function close(): void {
  clearInterval(looking);
  writer?.close();
  send({ kind: 'closed' });
  port?.close();
}
