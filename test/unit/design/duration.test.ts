import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationMsMax, formatDuration, parseDuration } from '../../../design/duration.ts';

describe('parseDuration', () => {
  it.each([
    ['500ms', 500],
    ['90s', 90_000],
    ['1.5h', 5_400_000],
    ['5m', 300_000],
    ['2d', 172_800_000],
    ['none', 0],
    ['90', undefined],
    ['5 m', undefined],
    ['-5m', undefined],
    ['25d', undefined],
    ['', undefined],
  ])('%s: %s ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it('reads back what formatDuration writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: durationMsMax }), (ms) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
      }),
    );
  });
});
