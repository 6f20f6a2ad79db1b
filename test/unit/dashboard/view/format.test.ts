import { describe, expect, it } from 'vitest';
import { formatClock, formatDuration, formatElapsed } from '../../../../dashboard/view/format-duration.ts';
import { formatFigure } from '../../../../base/number-text.ts';
import { fCell, pCell, shareCell } from '../../../../stats/words/cells.ts';
import { formatBytes, formatColumn } from '../../../../dashboard/view/format-number.ts';

describe('numbers', () => {
  it.each([
    [0.61234, '0.6123'],
    [12.3456, '12.35'],
    [1234.5, '1235'],
    [3, '3'],
    [0, '0'],
    [-0.5, '-0.5000'],
    [0.000012, '1.20e-5'],
    [1.5e9, '1.50e+9'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'inf'],
    [Number.NEGATIVE_INFINITY, '-inf'],
  ])('writes %d as %s', (value, text) => expect(formatFigure(value)).toBe(text));

  it('gives a column one number of decimals', () => {
    expect(formatColumn([0.5, 0.6123, Number.NaN])).toEqual(['0.5000', '0.6123', 'NaN']);
    expect(formatColumn([123.456, 7])).toEqual(['123.5', '7.0']);
  });

  it('writes p, F and shares as a table wants them', () => {
    expect([0.0001, 0.0234, 0.5, null].map((p) => pCell(p))).toEqual(['<0.001', '0.023', '0.50', '']);
    expect([1.234, 12.34, 1234, Number.POSITIVE_INFINITY].map((f) => fCell(f))).toEqual([
      '1.23',
      '12.3',
      '1234',
      'inf',
    ]);
    // Negative omega squared is kept in the data and clipped for the eye.
    expect([-0.02, 0.456, 1.2].map((share) => shareCell(share))).toEqual(['0.00', '0.46', '1.00']);
  });

  it('writes sizes in powers of ten', () => {
    expect([12, 1500, 184_320, 2.5e9].map(formatBytes)).toEqual(['12 B', '1.5 kB', '184 kB', '2.5 GB']);
  });
});

describe('durations', () => {
  it.each([
    [800, '0.8 s'],
    [9940, '9.9 s'],
    [9960, '10 s'],
    [59_600, '1m00s'],
    [190_000, '3m10s'],
    [3_900_000, '1h05m'],
    [51 * 3_600_000, '2d03h'],
    [-5, '0.0 s'],
    [Number.NaN, '?'],
  ])('writes %d ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

  it('never rounds a running clock up', () => {
    expect(formatElapsed(59_999)).toBe('59s');
    expect(formatElapsed(60_000)).toBe('1m00s');
  });

  it('writes the time of day where the terminal stands', () => {
    const noon = Date.UTC(2026, 0, 2, 12, 0, 7);
    expect(formatClock(noon, 0)).toBe('12:00');
    expect(formatClock(noon, 330, true)).toBe('17:30:07');
    expect(formatClock(noon, -13 * 60)).toBe('23:00');
  });
});
