import { expect, it } from 'vitest';
import { isoTime } from '../../../../report/export/iso-time.ts';

it('a time is written in full; what is no time is left out', () => {
  expect(isoTime(1_700_000_000_000)).toBe('2023-11-14T22:13:20.000Z');
  expect(isoTime(8.64e15)).toBe('+275760-09-13T00:00:00.000Z');
  for (const none of [0, -1, Number.NaN, 8.65e15, 1e300, Number.POSITIVE_INFINITY])
    expect(isoTime(none)).toBeNull();
});
