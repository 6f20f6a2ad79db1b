/**
 * Events on their way to the writer's thread, as one text: a thread is sent a long text far more cheaply than a list of
 * objects. One line an event; JSON has neither line breaks nor tabs in it, and types are words.
 */
import { assert } from '../../../base/assert.ts';
import type { StoredEvent } from '../event-codec.ts';

export function packEvents(events: readonly StoredEvent[]): string {
  let text = '';
  for (const { type, version, atMs, data } of events) text += `${type}\t${version}\t${atMs}\t${data}\n`;
  return text;
}

export function unpackEvents(text: string): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (let from = 0; from < text.length; ) {
    const version = text.indexOf('\t', from) + 1;
    const atMs = text.indexOf('\t', version) + 1;
    const data = text.indexOf('\t', atMs) + 1;
    const end = text.indexOf('\n', data);
    // Where one of them is missing, the search has begun again at the start of the text.
    assert(from < version && version < atMs && atMs < data && data < end, 'events are packed whole');
    events.push({
      type: text.slice(from, version - 1),
      version: Number(text.slice(version, atMs - 1)),
      atMs: Number(text.slice(atMs, data - 1)),
      data: text.slice(data, end),
    });
    from = end + 1;
  }
  return events;
}
