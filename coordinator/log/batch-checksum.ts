import { createHash } from 'node:crypto';
import type { StoredEvent } from './event-codec.ts';

/**
 * SHA-256 over the checksum of the batch before and every event of this one, lower-case hex: a change, a gap or an
 * exchange anywhere in the log shows.
 */
export function batchChecksum(previous: string, firstSeq: number, events: readonly StoredEvent[]): string {
  let text = previous;
  events.forEach(({ type, version, atMs, data }, at) => {
    // The lengths keep two different splits of the same text apart.
    text += `\n${firstSeq + at} ${atMs} ${type} ${version} ${data.length} ${data}`;
  });
  return createHash('sha256').update(text).digest('hex');
}

/** Stands before the first batch. */
export const noChecksum = '';
