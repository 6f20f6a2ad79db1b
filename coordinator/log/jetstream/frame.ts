/**
 * The messages of the stream. The first one opens the log. Each other is a batch of events, or one of the parts of a
 * batch too long for one message. Parts of one batch follow each other without a gap; parts without their last one are
 * what a dead writer left, and count for nothing. A batch without events takes the log over.
 */
import { type MsgHdrs, headers } from '@nats-io/transport-node';
import { z } from 'zod';
import { batchChecksum } from '../batch-checksum.ts';
import type { StoredEvent } from '../event-codec.ts';

/** Of the messages; the events have versions of their own. */
export const formatVersion = 1;

export interface OpenHead {
  readonly kind: 'open';
  readonly format: number;
  readonly logId: string;
  /** Of the program. */
  readonly version: string;
}

export interface PartHead {
  readonly kind: 'part';
  /** Random, of one open handle. */
  readonly writer: string;
  readonly firstSeq: number;
  /** One before `firstSeq` in a batch without events. */
  readonly lastSeq: number;
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  /** Checksum of the batch before. */
  readonly previous: string;
  readonly checksum: string;
}

export type FrameHead = OpenHead | PartHead;

export interface Frame<Head extends FrameHead = FrameHead> {
  readonly head: Head;
  readonly body: Uint8Array;
}

export interface Batch {
  readonly writer: string;
  readonly firstSeq: number;
  readonly previous: string;
  readonly events: readonly StoredEvent[];
}

const headerName = 'Yates-Frame';

export function encodeHead(head: FrameHead): MsgHdrs {
  const made = headers();
  made.set(headerName, JSON.stringify(head));
  return made;
}

/** @returns undefined for a message that is not ours */
export function decodeHead(found: MsgHdrs | undefined): FrameHead | undefined {
  const text = found?.get(headerName) ?? '';
  try {
    return headSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const headSchema: z.ZodType<FrameHead> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), format: z.number(), logId: z.string(), version: z.string() }),
  z.object({
    kind: z.literal('part'),
    writer: z.string(),
    firstSeq: z.int(),
    lastSeq: z.int(),
    part: z.int().min(1),
    parts: z.int().min(1),
    previous: z.string(),
    checksum: z.string(),
  }),
]);

/** @param bytesMax of a body */
export function framesOf({ writer, firstSeq, previous, events }: Batch, bytesMax: number): Frame<PartHead>[] {
  const rows = events.map(({ type, version, atMs, data }) => [type, version, atMs, data]);
  const bytes = new TextEncoder().encode(JSON.stringify(rows));
  const parts = Math.ceil(bytes.length / bytesMax);
  const lastSeq = firstSeq + events.length - 1;
  const checksum = batchChecksum(previous, firstSeq, events);
  return Array.from({ length: parts }, (_, at) => ({
    head: { kind: 'part', writer, firstSeq, lastSeq, part: at + 1, parts, previous, checksum },
    body: bytes.subarray(at * bytesMax, (at + 1) * bytesMax),
  }));
}

/** @throws SyntaxError, TypeError for a body that we did not write */
export function decodeEvents(bodies: readonly Uint8Array[]): StoredEvent[] {
  const rows = JSON.parse(Buffer.concat(bodies).toString('utf8')) as [string, number, number, string][];
  return rows.map(([type, version, atMs, data]) => {
    const isRow =
      typeof type === 'string' &&
      typeof version === 'number' &&
      typeof atMs === 'number' &&
      typeof data === 'string';
    if (!isRow) throw new TypeError('a row of another form');
    return { type, version, atMs, data };
  });
}
