import { expect, test } from 'vitest';
import { encodeEvent } from '../../../../../coordinator/log/event-codec.ts';
import { packEvents, unpackEvents } from '../../../../../coordinator/log/sqlite/packed-events.ts';
import { sampleEvent } from '../../../../contract/sample-events.ts';

test('events come out of the text as they went in', () => {
  const awkward = ['tab\there', 'line\nbreak', 'cr\r', '\u2028', '\u0085', 'ü"\\', '', '\u{1f600}', '\ud800'];
  const events = awkward.map((text, at) => encodeEvent(sampleEvent(text, 0.1 + 1e12 * at)));
  expect(unpackEvents(packEvents(events))).toEqual(events);
  expect(unpackEvents(packEvents([]))).toEqual([]);
});

test('half of one is refused', () => {
  const text = packEvents([encodeEvent(sampleEvent('a'))]);
  expect(() => unpackEvents(text.slice(0, -1))).toThrow('packed whole');
});

test.each(['x\n', '\t\n', 'a\t1\n', 'a\t1\t2\n', '\n'])(
  'a text that lacks a part comes to an end: %j',
  (rest) => {
    const text = packEvents([encodeEvent(sampleEvent('a'))]);
    expect(() => unpackEvents(text + rest)).toThrow('packed whole');
  },
);
